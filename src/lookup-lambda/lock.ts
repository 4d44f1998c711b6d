import type { Logger } from '../logging.ts';

/** Counts wrong tokens by span of time, for all invocations. Its methods reject when the table cannot be used. */
export interface MissCounter {
  /** @returns the number of misses in the span, including this one */
  add(span: number, expiresAt: number): Promise<number>;
  read(span: number): Promise<number>;
}

export interface LookupLockOptions {
  readonly misses: MissCounter;
  readonly logger: Logger;
  /** Number of wrong tokens in one span that closes the lock. Default 20. */
  readonly limit?: number;
  /** Length of a span. Default 600 s. */
  readonly spanSeconds?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** There are 10^10 tokens, of which a few hundred are valid: 20 guesses in ten minutes find none. */
const LIMIT = 20;
const SPAN_SECONDS = 600;

/**
 * Protects against guessing of tokens. After too many wrong tokens from all contacts together, digits alone give no
 * access, in this span of time and the next one. If the count cannot be read, the lock stays open and the log says so:
 * the agent who waits for the conversation is more important.
 */
export class LookupLock {
  readonly #misses: MissCounter;
  readonly #logger: Logger;
  readonly #limit: number;
  readonly #spanSeconds: number;
  readonly #now: () => number;

  constructor(options: LookupLockOptions) {
    this.#misses = options.misses;
    this.#logger = options.logger;
    this.#limit = options.limit ?? LIMIT;
    this.#spanSeconds = options.spanSeconds ?? SPAN_SECONDS;
    this.#now = options.now ?? Date.now;
  }

  /** Never rejects. */
  async isClosed(): Promise<boolean> {
    const span = this.#span();
    const read = (number: number) => this.#misses.read(number);
    const counts = await this.#tried(() => Promise.all([read(span), read(span - 1)]));
    return counts?.some((count) => count >= this.#limit) ?? false;
  }

  /** Counts a wrong token. Never rejects. */
  async countMiss(): Promise<void> {
    const span = this.#span();
    const misses = await this.#tried(() => this.#misses.add(span, (span + 2) * this.#spanSeconds));
    if (misses === this.#limit) {
      this.#logger.error(
        { misses, lookupsLocked: true },
        'Too many wrong tokens: someone may be guessing. Look-ups by digits are locked for up to 20 minutes',
      );
    }
  }

  async #tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#logger.warn(
        { err: error },
        'The count of wrong tokens could not be read or written, so guessing is not limited. Check the table',
      );
      return undefined;
    }
  }

  #span(): number {
    return Math.floor(this.#now() / 1000 / this.#spanSeconds);
  }
}
