/**
 * Where playback stands, counted in bytes of the whole stream: the last place that is known, and the clock
 * since then. Audio plays in real time.
 */
export class PlayPosition {
  readonly #bytesPerMs: number;
  #position = 0;
  #atMs = 0;

  constructor(bytesPerMs: number) {
    this.#bytesPerMs = bytesPerMs;
  }

  /** Playback was here at that time, monotonic milliseconds. */
  anchor(position: number, atMs: number): void {
    this.#position = position;
    this.#atMs = atMs;
  }

  /** @param limit where playback cannot be past */
  at(nowMs: number, limit: number): number {
    const elapsedMs = Math.max(0, nowMs - this.#atMs);
    return Math.min(limit, this.#position + Math.floor(elapsedMs * this.#bytesPerMs));
  }

  /** When playback reaches a position, monotonic milliseconds. */
  dueMs(position: number): number {
    return this.#atMs + (position - this.#position) / this.#bytesPerMs;
  }
}
