/**
 * For how long the caller will still hear what was sent to them: the model speaks faster than real time, and the line
 * plays it in real time. An estimate by the clock alone, good enough to tell talking over speech from talking into
 * silence; what was really heard is the call's to say.
 */
export class PlayClock {
  #endsAtMs = 0;

  get playing(): boolean {
    return performance.now() < this.#endsAtMs;
  }

  /** More was sent. */
  sent(ms: number): void {
    this.#endsAtMs = Math.max(this.#endsAtMs, performance.now()) + ms;
  }

  /** The line was cleared. */
  stop(): void {
    this.#endsAtMs = 0;
  }
}
