/** Something that does a little work many times a second. */
export interface Ticking {
  tick(nowMs: number): void;
}

/** Finer than a 20 ms frame, so that the frames of many calls do not all leave in the same instant. */
const PERIOD_MS = 5;

/** One timer for every call. It runs only while someone is listening, and on absolute time, so it never drifts. */
export class Ticker {
  readonly #clock: () => number;
  readonly #listeners = new Set<Ticking>();
  #timer: NodeJS.Timeout | undefined;
  #nextMs = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  add(listener: Ticking): void {
    this.#listeners.add(listener);
    if (this.#timer) return;
    this.#nextMs = this.#clock();
    this.#schedule();
  }

  remove(listener: Ticking): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) this.stop();
  }

  /** Idempotent; a later `add` starts it again. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#listeners.clear();
  }

  #schedule(): void {
    const nowMs = this.#clock();
    // After a stall the lost ticks are skipped: every listener catches up by itself in the next one.
    this.#nextMs = Math.max(this.#nextMs + PERIOD_MS, nowMs);
    this.#timer = setTimeout(() => this.#run(), this.#nextMs - nowMs).unref();
  }

  #run(): void {
    const nowMs = this.#clock();
    this.#schedule();
    for (const listener of this.#listeners) listener.tick(nowMs);
  }
}
