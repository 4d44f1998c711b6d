/** How much silence is sent in one piece, and how often the line is looked at. */
const TICK_MS = 100;
/** A pause of the microphone up to this is jitter. */
const GRACE_MS = 160;
/** A page in the background runs its timers once a second: this much is made up for. */
const MAX_GAP_MS = 1_200;

/**
 * Gives the model silence while the page gives no audio: muted, or before the microphone runs. Without audio Nova never
 * ends a turn, and ends the stream: after 55 s by reports of 2026, as the vendor documents no figure.
 */
export class LineFeed {
  readonly #sendSilence: (ms: number) => void;
  readonly #onTick: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #coveredUntilMs = Number.NEGATIVE_INFINITY;

  /** @param onTick comes about every 100 ms */
  constructor(sendSilence: (ms: number) => void, onTick: () => void) {
    this.#sendSilence = sendSilence;
    this.#onTick = onTick;
  }

  start(): void {
    this.#coveredUntilMs = Math.max(this.#coveredUntilMs, performance.now() - GRACE_MS);
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
    this.#tick();
  }

  /** The page gave this much audio. */
  covered(ms: number): void {
    this.#coveredUntilMs = Math.max(this.#coveredUntilMs, performance.now() - GRACE_MS) + ms;
  }

  /** Idempotent. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #tick(): void {
    const nowMs = performance.now();
    this.#coveredUntilMs = Math.max(this.#coveredUntilMs, nowMs - MAX_GAP_MS);
    if (nowMs - this.#coveredUntilMs >= GRACE_MS) {
      while (nowMs - this.#coveredUntilMs >= TICK_MS) {
        this.#coveredUntilMs += TICK_MS;
        this.#sendSilence(TICK_MS);
      }
    }
    this.#onTick();
  }
}
