/** Of the stream's life: from here on the next quiet moment is used, and at the latest here it is forced. */
const PLANNED_SHARE = 0.75;
const FORCED_SHARE = 0.9;
/** How often a quiet moment is looked for, once renewal is due: at most, and as a part of the stream's life. */
const LOOK_EVERY_MS = 200;
const LOOK_SHARE = 0.02;

/**
 * An end that leaves no time to open the next stream is none: the provider means something else by its time, or one
 * of the two clocks is wrong. One that comes soon, or after so little of the limit, may be true once or twice; told
 * of one stream after the other it is not believed any more, for it makes one renewal after the other.
 */
const SHORTEST_LIFE_MS = 1_000;
const SHORT_LIFE_MS = 30_000;
const SHORT_LIFE_SHARE = 0.1;
const MAX_SHORT_LIVES = 10;

interface RenewalClockOptions {
  /** Asked again and again once renewal is due. `forced`: no more waiting for a quiet moment. */
  readonly onDue: (forced: boolean) => void;
}

/** When the stream of a provider must be renewed: before its own limit, at a quiet moment if there is one. */
export class RenewalClock {
  readonly #onDue: (forced: boolean) => void;
  #timer: NodeJS.Timeout | undefined;
  #forcedAtMs = Number.POSITIVE_INFINITY;
  #lookEveryMs = LOOK_EVERY_MS;
  /** In a row. */
  #shortLives = 0;

  constructor({ onDue }: RenewalClockOptions) {
    this.#onDue = onDue;
  }

  /**
   * A stream has begun.
   * @param limitMs the vendor's limit on one stream
   * @param expiresAtMs epoch milliseconds at which the stream ends in any case, when the provider says so; what makes
   * no sense counts as not said
   */
  start(limitMs: number, expiresAtMs: number | undefined): void {
    const leftMs = this.#lifeOf(limitMs, expiresAtMs);
    this.#forcedAtMs = performance.now() + leftMs * FORCED_SHARE;
    this.#lookEveryMs = Math.max(1, Math.min(LOOK_EVERY_MS, leftMs * LOOK_SHARE));
    this.#arm(leftMs * PLANNED_SHARE);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(delayMs: number): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#arm(this.#lookEveryMs);
      this.#onDue(performance.now() >= this.#forcedAtMs);
    }, delayMs).unref();
  }

  #lifeOf(limitMs: number, expiresAtMs: number | undefined): number {
    const saidMs = (expiresAtMs ?? Number.NaN) - Date.now();
    const shortMs = Math.min(SHORT_LIFE_MS, limitMs * SHORT_LIFE_SHARE);
    if (!(saidMs >= Math.min(SHORTEST_LIFE_MS, shortMs))) return limitMs;
    this.#shortLives = saidMs < shortMs ? this.#shortLives + 1 : 0;
    return this.#shortLives > MAX_SHORT_LIVES ? limitMs : Math.min(limitMs, saidMs);
  }
}
