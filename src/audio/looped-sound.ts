import type { LineFormat } from './line-format.ts';
import { decodeMulaw } from './mulaw.ts';
import { Resampler } from './resampler.ts';

const PIECE_MS = 200;
/** How far the sound is sent ahead of real time, so that a late timer makes no gap. */
const LEAD_MS = 100;

/**
 * A recorded sound that is played in a loop, piece by piece and in real time: little of it is left to be heard when it
 * is stopped.
 */
export class LoopedSound {
  readonly #line: LineFormat;
  readonly #audio: Uint8Array;
  #timer: NodeJS.Timeout | undefined;
  #at = 0;
  #startedMs = 0;
  #sentMs = 0;

  /** @param mulaw G.711 mu-law, 8 kHz @param line what the pieces are for */
  constructor(mulaw: Uint8Array, line: LineFormat) {
    this.#line = line;
    this.#audio = line.encoding === 'mulaw' ? mulaw : toPcm(mulaw, line);
  }

  /** How much has been given out since `play`, in milliseconds. */
  get playedMs(): number {
    return this.#sentMs;
  }

  /** @param onPiece takes each piece, base64 */
  play(onPiece: (payload: string) => void): void {
    this.stop();
    this.#startedMs = performance.now();
    this.#sentMs = 0;
    this.#send(PIECE_MS + LEAD_MS, onPiece);
  }

  /** Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #send(ms: number, onPiece: (payload: string) => void): void {
    this.#sentMs += ms;
    const nowMs = performance.now();
    // After a pause of the process nothing is caught up: the listener has heard nothing meanwhile.
    const lateMs = nowMs - (this.#startedMs + this.#sentMs - ms);
    if (lateMs > 0) this.#startedMs += lateMs;
    const dueMs = this.#startedMs + this.#sentMs - LEAD_MS;
    this.#timer = setTimeout(() => this.#send(PIECE_MS, onPiece), dueMs - nowMs).unref();
    onPiece(this.#next(ms));
  }

  #next(ms: number): string {
    const length = ms * this.#line.bytesPerMs;
    if (this.#audio.length === 0) return this.#line.silence(length);
    const piece = Buffer.alloc(length);
    for (let index = 0; index < length; index += 1) {
      piece[index] = this.#audio[this.#at] ?? 0;
      this.#at = (this.#at + 1) % this.#audio.length;
    }
    return piece.toString('base64');
  }
}

function toPcm(mulaw: Uint8Array, { sampleRateHz }: LineFormat): Uint8Array {
  const pcm = new Resampler(8000, sampleRateHz).process(decodeMulaw(mulaw));
  return new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
}
