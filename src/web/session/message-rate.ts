interface Rate {
  readonly perSecond: number;
  /** That many may come together. */
  readonly burst: number;
}

/** After a stall of the network, the messages of some seconds come together. */
const MESSAGES: Rate = { perSecond: 100, burst: 300 };
/** Nobody writes faster. Each one goes to the model, is stored, and stays in memory until the session ends. */
export const TEXTS: Rate = { perSecond: 1, burst: 10 };

/** How many messages a client may send. */
export class MessageRate {
  readonly #clock: () => number;
  readonly #rate: Rate;
  #left: number;
  #atMs: number;

  /** @param clock monotonic milliseconds */
  constructor(clock: () => number, rate: Rate = MESSAGES) {
    this.#clock = clock;
    this.#rate = rate;
    this.#left = rate.burst;
    this.#atMs = clock();
  }

  /** @returns whether one more may be read now */
  take(): boolean {
    const nowMs = this.#clock();
    const { perSecond, burst } = this.#rate;
    this.#left = Math.min(burst, this.#left + ((nowMs - this.#atMs) * perSecond) / 1000);
    this.#atMs = nowMs;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
