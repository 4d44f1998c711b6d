interface DurationLimitOptions {
  /** Longest call, in milliseconds. */
  readonly limitMs: number;
  readonly onWarning: () => void;
  readonly onLimit: () => void;
}

const WARNING_BEFORE_MS = 60_000;

/** The longest a call may last, with a warning a minute before (or at three quarters of a short limit). */
export class DurationLimit {
  readonly #timers: NodeJS.Timeout[];

  constructor({ limitMs, onWarning, onLimit }: DurationLimitOptions) {
    const warningMs = Math.max(limitMs - WARNING_BEFORE_MS, limitMs * 0.75);
    this.#timers = [setTimeout(onWarning, warningMs).unref(), setTimeout(onLimit, limitMs).unref()];
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
