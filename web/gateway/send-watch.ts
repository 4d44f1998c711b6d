/** About two seconds of audio. What waits longer than that would be dropped by the gateway, which is that much ahead. */
const MAX_WAITING_BYTES = 135_000;
/** The gateway gives up a connection on which nothing comes after 16 s, and keeps the session for a minute from then. */
const DEAD_AFTER_MS = 5_000;

/** Whether what is sent gets through. A network that is gone may close nothing, and TCP notices it after minutes. */
export class SendWatch {
  readonly #clock: () => number;
  #slowSinceMs: number | undefined;

  /** @param clock monotonic milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /**
   * Before each piece of audio.
   * @param waitingBytes what waits for the network now
   */
  look(waitingBytes: number): 'flows' | 'slow' | 'dead' {
    if (waitingBytes <= MAX_WAITING_BYTES) {
      this.#slowSinceMs = undefined;
      return 'flows';
    }
    this.#slowSinceMs ??= this.#clock();
    return this.#clock() - this.#slowSinceMs >= DEAD_AFTER_MS ? 'dead' : 'slow';
  }

  /** There is another connection. */
  reset(): void {
    this.#slowSinceMs = undefined;
  }
}
