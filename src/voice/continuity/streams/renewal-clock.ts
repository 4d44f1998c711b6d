/** Parts of the stream's life: after the first, the next quiet moment is used; after the second, renewal is forced. */
const PLANNED_SHARE = 0.75;
const FORCED_SHARE = 0.9;
/** How often a due renewal looks for a quiet moment: the smaller of a time and a part of the stream's life. */
const LOOK_EVERY_MS = 200;
const LOOK_SHARE = 0.02;

/**
 * When an end that the provider announces is not believed. One that leaves no time to open the next stream is wrong:
 * the provider means something else by its time, or one of the two clocks is wrong. A short life may be true once or
 * twice; announced for one stream after the other it would cause one renewal after the other.
 */
const SHORTEST_LIFE_MS = 1_000;
const SHORT_LIFE_MS = 30_000;
const SHORT_LIFE_SHARE = 0.1;
const MAX_SHORT_LIVES = 10;

interface RenewalClockOptions {
  /** Called again and again once renewal is due. `forced`: do not wait for a quiet moment any longer. */
  readonly onDue: (forced: boolean) => void;
}

/** Tells when a stream must be renewed: before its limit, at a quiet moment if there is one. */
export class RenewalClock {
  readonly #onDue: (forced: boolean) => void;
  #timer: NodeJS.Timeout | undefined;
  #forcedAtMs = Number.POSITIVE_INFINITY;
  #lookEveryMs = LOOK_EVERY_MS;
  /** Short lives in a row. */
  #shortLives = 0;

  constructor({ onDue }: RenewalClockOptions) {
    this.#onDue = onDue;
  }

  /**
   * A stream has begun.
   * @param limitMs the vendor's limit on one stream, milliseconds
   * @param expiresAtMs epoch milliseconds at which the stream ends in any case, when the provider announces it; a
   * time that makes no sense is ignored
   */
  start(limitMs: number, expiresAtMs: number | undefined): void {
    const leftMs = this.#lifeOf(limitMs, expiresAtMs);
    this.#forcedAtMs = performance.now() + leftMs * FORCED_SHARE;
    this.#lookEveryMs = Math.max(1, Math.min(LOOK_EVERY_MS, leftMs * LOOK_SHARE));
    this.#arm(leftMs * PLANNED_SHARE);
  }

  /** It is due now. */
  hasten(): void {
    this.#arm(0);
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
    const announcedMs = (expiresAtMs ?? Number.NaN) - Date.now();
    const shortMs = Math.min(SHORT_LIFE_MS, limitMs * SHORT_LIFE_SHARE);
    if (!(announcedMs >= Math.min(SHORTEST_LIFE_MS, shortMs))) return limitMs;
    this.#shortLives = announcedMs < shortMs ? this.#shortLives + 1 : 0;
    return this.#shortLives > MAX_SHORT_LIVES ? limitMs : Math.min(limitMs, announcedMs);
  }
}
