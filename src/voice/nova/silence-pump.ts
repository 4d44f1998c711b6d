const TICK_MS = 100;
/** The longest pause of a live line that is still jitter, not silence. */
const GRACE_MS = 160;
/** After a stall of the process the lost time is not made up for. */
const MAX_GAP_MS = 1000;

/**
 * Keeps the model's audio block alive: whenever the caller's line has given nothing for a while, it has zeros
 * sent for that time. Nova ends a stream without audio after some 55 s, and needs audio to notice turn ends.
 */
export class SilencePump {
  readonly #sendSilence: (ms: number) => void;
  readonly #onTick: () => void;
  #timer: NodeJS.Timeout | undefined;
  /** Up to when the line is covered with audio, on the clock of `performance.now()`. */
  #coveredUntilMs = Number.NEGATIVE_INFINITY;

  /**
   * @param sendSilence sends that much silence, always 100 ms
   * @param onTick comes every 100 ms, whether silence was due or not
   */
  constructor(sendSilence: (ms: number) => void, onTick: () => void) {
    this.#sendSilence = sendSilence;
    this.#onTick = onTick;
  }

  /** Gives the first silence at once, unless the caller's line is ahead: the model may wait for audio to begin. */
  start(): void {
    if (this.#timer) return;
    this.#coveredUntilMs = Math.max(this.#coveredUntilMs, performance.now() - GRACE_MS);
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#timer.unref();
    this.#tick();
  }

  /** The caller's line gave this much audio: no silence is due for that time, even when it came in a burst. */
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
    if (nowMs - this.#coveredUntilMs >= GRACE_MS) this.#fillUntil(nowMs);
    this.#onTick();
  }

  #fillUntil(nowMs: number): void {
    while (nowMs - this.#coveredUntilMs >= TICK_MS) {
      this.#coveredUntilMs += TICK_MS;
      this.#sendSilence(TICK_MS);
    }
  }
}
