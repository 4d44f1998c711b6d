import { BYTES_PER_MS } from '../../src/audio/format.ts';

type Entry =
  | { readonly kind: 'audio'; readonly bytes: Buffer }
  | { readonly kind: 'mark'; readonly reached: () => void };

/** Receives what was really played, and when its first byte was (monotonic milliseconds). */
export type PlayedListener = (bytes: Buffer, atMs: number) => void;

/** Rounds up to a whole sample, so that consecutive pieces meet exactly. */
export function sampleAligned(timeMs: number): number {
  return Math.ceil(timeMs * BYTES_PER_MS) / BYTES_PER_MS;
}

/**
 * The queue in front of the caller's ear. Audio may come faster than it is heard; it is played at 8,000 bytes
 * a second by the clock. A mark is reached when everything before it was played, or when it is cleared away.
 */
export class PlayoutBuffer {
  readonly #onPlayed: PlayedListener;
  #queue: Entry[] = [];
  #queuedBytes = 0;
  /** Everything before this moment was played; meaningless while the queue is empty. */
  #playedUntilMs = 0;
  /** Bytes of the first entry that were played. */
  #offset = 0;

  constructor(onPlayed: PlayedListener) {
    this.#onPlayed = onPlayed;
  }

  get queuedMs(): number {
    return this.#queuedBytes / BYTES_PER_MS;
  }

  push(bytes: Buffer, nowMs: number): void {
    this.advance(nowMs);
    if (this.#queue.length === 0) this.#playedUntilMs = sampleAligned(nowMs);
    this.#queue.push({ kind: 'audio', bytes });
    this.#queuedBytes += bytes.length;
  }

  mark(reached: () => void, nowMs: number): void {
    this.advance(nowMs);
    if (this.#queue.length === 0) reached();
    else this.#queue.push({ kind: 'mark', reached });
  }

  /** Plays everything that is due. */
  advance(nowMs: number): void {
    for (let head = this.#queue[0]; head; head = this.#queue[0]) {
      if (head.kind === 'audio' && !this.#play(head.bytes, nowMs)) return;
      this.#queue.shift();
      this.#offset = 0;
      if (head.kind === 'mark') head.reached();
    }
  }

  /**
   * Drops what was not played and reaches every mark.
   * @returns milliseconds of audio that nobody heard
   */
  clear(nowMs: number): number {
    this.advance(nowMs);
    const dropped = this.#queue;
    const droppedMs = this.queuedMs;
    this.#queue = [];
    this.#queuedBytes = 0;
    this.#offset = 0;
    for (const entry of dropped) if (entry.kind === 'mark') entry.reached();
    return droppedMs;
  }

  /** @returns whether the whole piece has been played */
  #play(bytes: Buffer, nowMs: number): boolean {
    const dueBytes = Math.max(0, Math.floor((nowMs - this.#playedUntilMs) * BYTES_PER_MS));
    const end = Math.min(bytes.length, this.#offset + dueBytes);
    const played = bytes.subarray(this.#offset, end);
    if (played.length > 0) this.#onPlayed(played, this.#playedUntilMs);
    this.#playedUntilMs += played.length / BYTES_PER_MS;
    this.#queuedBytes -= played.length;
    this.#offset = end;
    return end === bytes.length;
  }
}
