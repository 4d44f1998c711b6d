import { payloadBytes } from '../../../audio/format.ts';
import type { LineFormat } from '../../../audio/line-format.ts';

/** Speech that is kept of one call: what a caller can have unheard of a long answer. Longer speech cannot go on after a stop. */
const MOST_MS = 30_000;
/** Heard speech that is kept before the place that is being heard, to compare it with an echo. */
const HEARD_MS = 1_600;
const BLOCK_MS = 20;
const REMEMBERED_ITEMS = 64;

interface Chunk {
  readonly itemId: string;
  /** Base64 in the format of the line. */
  readonly payload: string;
  /** Place of its first byte in its item. */
  readonly start: number;
  readonly bytes: number;
}

/** Audio of the assistant that was given to the caller's line: what was heard last, and what is still to be heard. */
export class KeptSpeech {
  readonly #line: LineFormat;
  #chunks: Chunk[] = [];
  readonly #ends = new Map<string, number>();
  #bytes = 0;
  #isWhole = true;

  constructor(line: LineFormat) {
    this.#line = line;
  }

  /** Whether everything that is unheard is here. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  add(itemId: string, payload: string): void {
    const bytes = payloadBytes(payload);
    const start = this.#ends.get(itemId) ?? 0;
    this.#ends.set(itemId, start + bytes);
    if (this.#ends.size > REMEMBERED_ITEMS) this.#forgetOldest();
    this.#chunks.push({ itemId, payload, start, bytes });
    this.#bytes += bytes;
  }

  /** Forgets what was heard long ago. @param heardBytes how much of an item was heard */
  forget(heardBytes: (itemId: string) => number): void {
    const unheard = this.#chunks.findIndex(({ itemId, start, bytes }) => start + bytes > heardBytes(itemId));
    let first = unheard < 0 ? this.#chunks.length : unheard;
    for (let left = HEARD_MS * this.#line.bytesPerMs; first > 0 && left > 0; first -= 1) {
      left -= this.#chunks[first - 1]?.bytes ?? 0;
    }
    this.#drop(first);
    this.#isWhole = this.#bytes <= MOST_MS * this.#line.bytesPerMs;
    while (this.#bytes > MOST_MS * this.#line.bytesPerMs) this.#drop(1);
  }

  /** Nothing more of it will be played. */
  clear(): void {
    this.#drop(this.#chunks.length);
    this.#ends.clear();
  }

  /** How much audio of an item there is, bytes. */
  end(itemId: string): number {
    return this.#ends.get(itemId) ?? 0;
  }

  /** The items that are kept, in the order of playing. */
  get itemIds(): string[] {
    return [...new Set(this.#chunks.map(({ itemId }) => itemId))];
  }

  /** @returns base64 of an item from a place on, in pieces; empty when nothing is left of it */
  from(itemId: string, place: number): string[] {
    return this.#chunks
      .filter((chunk) => chunk.itemId === itemId && chunk.start + chunk.bytes > place)
      .map(({ payload, start }) => (start >= place ? payload : cutAhead(payload, place - start)));
  }

  /** Levels of frames of 20 ms of an item that end at a place, oldest first; 0 for what is not kept. */
  levelsBefore(itemId: string, place: number, frames: number): Float32Array {
    const { frameBytes } = this.#line;
    const begin = place - frames * frameBytes;
    const audio = new Uint8Array(frames * frameBytes).fill(0xff);
    for (const chunk of this.#chunks) {
      if (chunk.itemId !== itemId || chunk.start >= place || chunk.start + chunk.bytes <= begin) continue;
      const bytes = Buffer.from(chunk.payload, 'base64');
      const skipped = Math.max(0, begin - chunk.start);
      audio.set(
        bytes.subarray(skipped, Math.min(bytes.length, place - chunk.start)),
        Math.max(0, chunk.start - begin),
      );
    }
    return Float32Array.from({ length: frames }, (_, i) =>
      this.#line.level(audio, i * frameBytes, (i + 1) * frameBytes),
    );
  }

  /**
   * A place at which an item can go on after a stop: the quietest moment shortly before, so that no word begins in its
   * middle.
   */
  placeToGoOn(itemId: string, place: number, backMs: number): number {
    const frames = Math.floor(backMs / BLOCK_MS);
    const levels = this.levelsBefore(itemId, place, frames);
    const quietest = levels.lastIndexOf(Math.min(...levels));
    return Math.max(0, place - (frames - quietest) * this.#line.frameBytes);
  }

  #forgetOldest(): void {
    for (const itemId of this.#ends.keys()) {
      this.#ends.delete(itemId);
      return;
    }
  }

  #drop(count: number): void {
    for (const { bytes } of this.#chunks.splice(0, count)) this.#bytes -= bytes;
  }
}

function cutAhead(payload: string, bytes: number): string {
  return Buffer.from(payload, 'base64').subarray(bytes).toString('base64');
}
