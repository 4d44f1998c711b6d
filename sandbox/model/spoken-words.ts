import { FRAME_BYTES, SILENCE_BYTE } from '../../src/audio/format.ts';

/** Frames are remembered for about this many, of all callers together. */
const KEPT_FRAMES = 20_000;
const NEGATIVE_ZERO = 0x7f;

/**
 * Which word ends in which frame of which caller: a transcription that makes no mistakes. A caller's noisy frame is
 * known by its bytes, so the words are heard only where the frame itself arrives, whatever happens to others.
 */
export class SpokenWords {
  readonly #words = new Map<string, string>();

  /** A caller says this frame, in which a word ends. @param mulaw 20 ms */
  note(mulaw: Uint8Array, word: string): void {
    this.#words.set(keyOf(mulaw), word);
    if (this.#words.size <= KEPT_FRAMES) return;
    const oldest = this.#words.keys().next().value;
    if (oldest !== undefined) this.#words.delete(oldest);
  }

  /** The word that ends in this frame. @param mulaw 20 ms */
  wordIn(mulaw: Uint8Array): string | undefined {
    return this.#words.get(keyOf(mulaw));
  }
}

/** G.711 has two codes for zero, and a codec may swap them. */
function keyOf(mulaw: Uint8Array): string {
  const bytes = Buffer.alloc(FRAME_BYTES, SILENCE_BYTE);
  bytes.set(mulaw.subarray(0, FRAME_BYTES));
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === NEGATIVE_ZERO) bytes[at] = SILENCE_BYTE;
  return bytes.toString('latin1');
}
