const EVERY_MS = 10;
/** Timers are this late on a machine that has nothing else to do. */
const USUAL_LATENESS_MS = 5;

/** When this process could not run because the machine was busy: time that no service and no gateway has wasted. */
export class Stalls {
  readonly #stalls: { readonly atMs: number; readonly ms: number }[] = [];
  readonly #timer: NodeJS.Timeout;
  #lastMs = performance.now();

  constructor() {
    this.#timer = setInterval(() => this.#look(), EVERY_MS);
  }

  /** Milliseconds within this time, on the clock of `performance.now()`. */
  between(fromMs: number, toMs: number): number {
    return this.#stalls
      .filter(({ atMs }) => atMs > fromMs && atMs <= toMs + EVERY_MS)
      .reduce((sum, { ms }) => sum + ms, 0);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const nowMs = performance.now();
    const lateMs = nowMs - this.#lastMs - EVERY_MS;
    if (lateMs > USUAL_LATENESS_MS) this.#stalls.push({ atMs: nowMs, ms: lateMs });
    this.#lastMs = nowMs;
  }
}
