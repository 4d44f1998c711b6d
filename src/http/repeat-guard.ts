import { LRUCache } from 'lru-cache';

export interface RepeatGuardOptions {
  /**
   * How long an answer is remembered. Default 30 s. Twilio repeats a webhook within its total of 15 s.
   * @see https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
   */
  readonly lifetimeMs?: number;
  /** Beyond it, the least recently used answers are forgotten. Default 10,000. */
  readonly maxEntries?: number;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
}

/**
 * Gives a repeated webhook the answer of the first one, even while that is still being made. So a call keeps its
 * one-time token. A repeat that reaches another instance is made harmless by the conditional writes of the store.
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

  /**
   * @param key names the event. Undefined for an event that looks like the next one of its kind: it is always
   * answered anew
   * @throws what `make` throws
   */
  answer(key: string | undefined, make: () => Promise<string>): Promise<string> {
    if (key === undefined) return make();
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = make();
    this.#answers.set(key, answer);
    // A failed answer is not repeated. The caller of this method gets the rejection.
    answer.catch(() => this.#answers.delete(key));
    return answer;
  }

  forget(key: string): void {
    this.#answers.delete(key);
  }
}
