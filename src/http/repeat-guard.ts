interface Remembered {
  readonly answer: Promise<string>;
  readonly expiresAtMs: number;
}

export interface RepeatGuardOptions {
  /** How long an answer is remembered. Twilio repeats a webhook within its 15 s limit. */
  readonly lifetimeMs?: number;
  readonly maxEntries?: number;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
}

/**
 * Gives a repeated webhook the answer of the first one, also while that is still being made. It keeps the
 * one-time token of a call the same; that a repeat on another instance does no harm is the store's part.
 */
export class RepeatGuard {
  readonly #answers = new Map<string, Remembered>();
  readonly #lifetimeMs: number;
  readonly #maxEntries: number;
  readonly #clock: () => number;

  constructor(options: RepeatGuardOptions = {}) {
    this.#lifetimeMs = options.lifetimeMs ?? 30_000;
    this.#maxEntries = options.maxEntries ?? 10_000;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** @param key names the event; undefined for one that cannot be told from its successor */
  answer(key: string | undefined, make: () => Promise<string>): Promise<string> {
    if (key === undefined) return make();
    this.#forgetOld();
    const known = this.#answers.get(key);
    if (known) return known.answer;
    const answer = make();
    this.#answers.set(key, { answer, expiresAtMs: this.#clock() + this.#lifetimeMs });
    // A failed answer is not worth repeating; the caller of this method sees the rejection itself.
    answer.catch(() => this.#answers.delete(key));
    return answer;
  }

  forget(key: string): void {
    this.#answers.delete(key);
  }

  /** Entries lie in the order of their expiry, because every lifetime is the same. */
  #forgetOld(): void {
    const now = this.#clock();
    for (const [key, { expiresAtMs }] of this.#answers) {
      if (expiresAtMs > now && this.#answers.size < this.#maxEntries) return;
      this.#answers.delete(key);
    }
  }
}
