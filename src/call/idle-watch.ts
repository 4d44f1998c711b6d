interface IdleWatchOptions {
  /** Silence on both sides until the call ends, in milliseconds. Half of it brings the prompt. */
  readonly idleMs: number;
  /** Whether someone is being heard right now without events, such as playback. */
  readonly busy: () => boolean;
  readonly onPrompt: () => void;
  readonly onExpired: () => void;
}

/** Watches for a call on which nobody speaks. `touch()` costs one clock reading; the timer re-arms itself. */
export class IdleWatch {
  readonly #options: IdleWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #lastMs = performance.now();
  #prompted = false;

  constructor(options: IdleWatchOptions) {
    this.#options = options;
    this.#arm(options.idleMs / 2);
  }

  /** The wait starts anew; but after the prompt only the caller can stop the end: the prompt itself is speech. */
  touch(who: 'caller' | 'assistant'): void {
    if (who === 'assistant' && this.#prompted) return;
    this.#lastMs = performance.now();
    this.#prompted = false;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(delayMs: number): void {
    this.#timer = setTimeout(() => this.#check(), Math.ceil(delayMs)).unref();
  }

  #check(): void {
    const { idleMs, busy, onPrompt, onExpired } = this.#options;
    if (busy()) {
      this.touch('assistant');
      this.#arm(Math.min(1000, idleMs / 2));
      return;
    }
    const idleForMs = performance.now() - this.#lastMs;
    if (idleForMs >= idleMs) {
      onExpired();
      return;
    }
    if (idleForMs >= idleMs / 2 && !this.#prompted) {
      this.#prompted = true;
      onPrompt();
    }
    this.#arm((this.#prompted ? idleMs : idleMs / 2) - idleForMs);
  }
}
