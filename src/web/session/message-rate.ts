const PER_SECOND = 100;
/** After a stall of the network, the messages of some seconds come together. */
const BURST = 300;

/** How many messages a client may send. */
export class MessageRate {
  readonly #clock: () => number;
  #left = BURST;
  #atMs: number;

  /** @param clock monotonic milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
    this.#atMs = clock();
  }

  /** @returns whether one more may be read now */
  take(): boolean {
    const nowMs = this.#clock();
    this.#left = Math.min(BURST, this.#left + ((nowMs - this.#atMs) * PER_SECOND) / 1000);
    this.#atMs = nowMs;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
