export interface RestWatchOptions {
  /** Silence in the middle of an answer after which no more of it comes, milliseconds. */
  readonly timeoutMs: number;
  /** Silence before the caller is told that the line lives, milliseconds. */
  readonly slowMs: number;
  /** Whether the caller hears nothing from the assistant. */
  readonly silent: () => boolean;
  readonly onSlow: () => void;
  /** The answer goes on, or need not be waited for any more, after `onSlow`. */
  readonly onSettled: () => void;
  readonly onSilence: () => void;
}

const LOOKS = 12;

/** Notices a model that stops in the middle of its answer without a word of an end, while its connection lives. */
export class RestWatch {
  readonly #options: RestWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #heardMs = 0;
  #isSlow = false;

  constructor(options: RestWatchOptions) {
    this.#options = options;
  }

  /** Some of an answer has come, and more is to come. */
  follow(): void {
    this.#heardMs = performance.now();
    this.#settle();
    this.#timer ??= setInterval(() => this.#look(), this.#options.timeoutMs / LOOKS).unref();
  }

  /** The model is at work on more of it, though nothing is to be heard. */
  working(): void {
    if (this.#timer) this.#heardMs = performance.now();
  }

  /** It is complete, or is not waited for. Idempotent. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#settle();
  }

  #look(): void {
    const { timeoutMs, slowMs, silent, onSlow, onSilence } = this.#options;
    const nowMs = performance.now();
    // Once it is slow, what is heard is the filler.
    if (!this.#isSlow && !silent()) this.#heardMs = nowMs;
    const silentMs = nowMs - this.#heardMs;
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
