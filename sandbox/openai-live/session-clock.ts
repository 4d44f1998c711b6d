/** Output comes in pieces of this length, silence included. */
export const TICK_MS = 100;

export interface SessionClockOptions {
  /** Times real time. */
  readonly speed: number;
  /** Without input for this long the session ends, milliseconds of real time. */
  readonly inputTimeoutMs: number;
  readonly onTick: () => void;
  readonly onStarved: () => void;
}

/** The clock of a session: it runs at most as far as caller audio has come, whatever that audio is. */
export class SessionClock {
  readonly #options: SessionClockOptions;
  #timer: NodeJS.Timeout | undefined;
  #lastMs = 0;
  #inputMs = 0;
  #dueMs = 0;
  /** Of the audio that has come, what the clock has not run through. */
  #creditMs = 0;
  #positionMs = 0;

  constructor(options: SessionClockOptions) {
    this.#options = options;
  }

  /** Milliseconds of the session. */
  get positionMs(): number {
    return this.#positionMs;
  }

  start(): void {
    this.#lastMs = performance.now();
    this.#inputMs = this.#lastMs;
    this.#timer = setInterval(() => this.#look(), Math.max(5, TICK_MS / this.#options.speed / 2));
  }

  /** Caller audio of this length has come. */
  feed(ms: number): void {
    this.#inputMs = performance.now();
    this.#creditMs += ms * this.#options.speed;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { speed, inputTimeoutMs, onTick, onStarved } = this.#options;
    const nowMs = performance.now();
    const elapsedMs = nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    if (nowMs - this.#inputMs >= inputTimeoutMs) onStarved();
    // A process that has stalled catches up; a client that has sent nothing does not.
    this.#dueMs = Math.min(this.#dueMs + elapsedMs * speed, this.#creditMs);
    while (this.#dueMs >= TICK_MS) {
      this.#dueMs -= TICK_MS;
      this.#creditMs -= TICK_MS;
      this.#positionMs += TICK_MS;
      onTick();
    }
  }
}
