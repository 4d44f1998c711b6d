/** Output comes in pieces of this length, silence included. */
export const TICK_MS = 100;
/** Without input for this long the clock of the session stands still. */
const FREEZE_MS = 400;

export interface SessionClockOptions {
  /** Times real time. */
  readonly speed: number;
  /** Without input for this long the session ends, milliseconds of real time. */
  readonly inputTimeoutMs: number;
  readonly onTick: () => void;
  readonly onStarved: () => void;
}

/** The clock of a session: it runs only while caller audio comes, whatever that audio is. */
export class SessionClock {
  readonly #options: SessionClockOptions;
  #timer: NodeJS.Timeout | undefined;
  #lastMs = 0;
  #inputMs = 0;
  #dueMs = 0;
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
    this.#inputMs = this.#lastMs - FREEZE_MS;
    this.#timer = setInterval(() => this.#look(), Math.max(5, TICK_MS / this.#options.speed / 2));
  }

  /** Caller audio has come. */
  feed(): void {
    this.#inputMs = performance.now();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { speed, inputTimeoutMs, onTick, onStarved } = this.#options;
    const nowMs = performance.now();
    const elapsedMs = nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    const starvedMs = nowMs - this.#inputMs;
    if (starvedMs >= inputTimeoutMs) onStarved();
    if (starvedMs > FREEZE_MS) return;
    this.#dueMs += elapsedMs * speed;
    while (this.#dueMs >= TICK_MS) {
      this.#dueMs -= TICK_MS;
      this.#positionMs += TICK_MS;
      onTick();
    }
  }
}
