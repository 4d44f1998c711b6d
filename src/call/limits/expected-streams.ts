export interface ExpectedStreamsOptions {
  /** How long after its webhook a stream may come, milliseconds. */
  readonly keepMs: number;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
}

/** How many of the last streams are remembered. */
const REMEMBERED = 20;
/** The share of these that must have come here; with two instances behind a balancer it is about half. */
const MOSTLY = 0.75;

/**
 * The streams that Twilio was told to open and has not opened yet. Each holds a place from its webhook on, so that
 * a burst of webhooks meets the limit. Behind a balancer the stream may go to another instance; its place is then
 * free again after `keepMs`.
 */
export class ExpectedStreams {
  readonly #keepMs: number;
  readonly #clock: () => number;
  /** Until when each is expected, by CallSid, the oldest first. */
  readonly #until = new Map<string, number>();
  /** Whether the last ones came here, the newest last. */
  readonly #came: boolean[] = [];

  constructor({ keepMs, clock = () => performance.now() }: ExpectedStreamsOptions) {
    this.#keepMs = keepMs;
    this.#clock = clock;
  }

  /** How many places are held now. */
  get size(): number {
    this.#prune();
    return this.#until.size;
  }

  /**
   * Whether streams come to the instance that answered their webhooks, so that preparing for one pays. Several
   * instances behind a balancer would each prepare for the streams of all.
   */
  get comeHere(): boolean {
    this.#prune();
    const here = this.#came.filter((came) => came).length;
    return here >= this.#came.length * MOSTLY;
  }

  expect(callSid: string): void {
    this.#until.delete(callSid);
    this.#until.set(callSid, this.#clock() + this.#keepMs);
  }

  /** @returns whether its place was held */
  arrive(callSid: string): boolean {
    this.#prune();
    const held = this.#until.delete(callSid);
    if (held) this.#note(true);
    return held;
  }

  /** The caller has hung up: no stream comes to any instance. */
  forget(callSid: string): void {
    this.#until.delete(callSid);
  }

  #prune(): void {
    const nowMs = this.#clock();
    for (const [callSid, untilMs] of this.#until) {
      if (untilMs > nowMs) break;
      this.#until.delete(callSid);
      this.#note(false);
    }
  }

  #note(came: boolean): void {
    this.#came.push(came);
    if (this.#came.length > REMEMBERED) this.#came.shift();
  }
}
