import { LRUCache } from 'lru-cache';

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
  readonly #answers: LRUCache<string, Promise<string>>;

  constructor({ lifetimeMs = 30_000, maxEntries = 10_000, clock }: RepeatGuardOptions = {}) {
    this.#answers = new LRUCache({
      max: maxEntries,
      ttl: lifetimeMs,
      ttlResolution: 0,
      ...(clock && { perf: { now: clock } }),
    });
  }

  /** @param key names the event; undefined for one that cannot be told from its successor */
  answer(key: string | undefined, make: () => Promise<string>): Promise<string> {
    if (key === undefined) return make();
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = make();
    this.#answers.set(key, answer);
    // A failed answer is not worth repeating; the caller of this method sees the rejection itself.
    answer.catch(() => this.#answers.delete(key));
    return answer;
  }

  forget(key: string): void {
    this.#answers.delete(key);
  }
}
