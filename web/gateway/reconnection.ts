/** The gateway keeps a session this long after its connection was lost. */
const SESSION_WAITS_MS = 60_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

/** When a lost connection is tried again: soon at first, then less often, for as long as the session waits. */
export class Reconnection {
  readonly #clock: () => number;
  readonly #firstPauseMs: number;
  #lostAtMs: number | undefined;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param clock monotonic milliseconds */
  constructor(clock: () => number = () => performance.now(), firstPauseMs = FIRST_PAUSE_MS) {
    this.#clock = clock;
    this.#firstPauseMs = firstPauseMs;
  }

  /** @returns false when it is too late */
  schedule(tryAgain: () => void): boolean {
    this.#lostAtMs ??= this.#clock();
    // Up to half as much again by chance: the pages of an instance that stops do not come back together.
    const pauseMs =
      Math.min(LONGEST_PAUSE_MS, this.#firstPauseMs * 2 ** this.#tries) * (1 + Math.random() / 2);
    if (this.#clock() + pauseMs - this.#lostAtMs > SESSION_WAITS_MS) return false;
    this.#tries += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(tryAgain, pauseMs);
    return true;
  }

  succeeded(): void {
    this.cancel();
    this.#lostAtMs = undefined;
    this.#tries = 0;
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
