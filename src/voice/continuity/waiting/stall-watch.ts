export interface StallWatchOptions {
  /** Silence in the middle of an answer after which the rest is given up, milliseconds. */
  readonly timeoutMs: number;
  /** Silence before the caller hears the filler, milliseconds. */
  readonly slowMs: number;
  /** Whether the caller hears nothing from the assistant. */
  readonly silent: () => boolean;
  /** The rest is slow; nothing is wrong yet. */
  readonly onSlow: () => void;
  /** After `onSlow`: the answer goes on, or is not waited for any more. */
  readonly onSettled: () => void;
  /** The rest does not come. */
  readonly onSilence: () => void;
}

/** How often the silence is measured within one timeout. */
const LOOKS = 12;

/** Notices a model that stops in the middle of its answer without ending it, while its connection lives. */
export class StallWatch {
  readonly #options: StallWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #lastSignMs = 0;
  #isSlow = false;

  constructor(options: StallWatchOptions) {
    this.#options = options;
  }

  /** Some of an answer has arrived, and more is expected. */
  follow(): void {
    this.#lastSignMs = performance.now();
    this.#settle();
    this.#timer ??= setInterval(() => this.#look(), this.#options.timeoutMs / LOOKS).unref();
  }

  /** The model works on the rest, though it sends no sound. */
  working(): void {
    if (this.#timer) this.#lastSignMs = performance.now();
  }

  /** The answer is complete, or is not waited for. Idempotent. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#settle();
  }

  #look(): void {
    const { timeoutMs, slowMs, silent, onSlow, onSilence } = this.#options;
    const nowMs = performance.now();
    // Once the rest is slow, the caller hears the filler.
    if (!this.#isSlow && !silent()) this.#lastSignMs = nowMs;
    const silentMs = nowMs - this.#lastSignMs;
    if (silentMs >= timeoutMs) {
      this.stop();
      onSilence();
    } else if (silentMs >= slowMs && !this.#isSlow) {
      this.#isSlow = true;
      onSlow();
    }
  }

  #settle(): void {
    if (!this.#isSlow) return;
    this.#isSlow = false;
    this.#options.onSettled();
  }
}
