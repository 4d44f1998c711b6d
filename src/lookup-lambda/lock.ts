import type { Logger } from '../logging.ts';

/** Counts by span of time, shared by all invocations. Its methods reject when the table cannot be used. */
export interface MissCounter {
  /** @returns the span's misses, with this one */
  add(span: number, expiresAt: number): Promise<number>;
  read(span: number): Promise<number>;
}

export interface LookupLockOptions {
  readonly misses: MissCounter;
  readonly logger: Logger;
  /** Wrong tokens in one span that lock. Default 20. */
  readonly limit?: number;
  /** Length of a span. Default 600 s. */
  readonly spanSeconds?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** Ten thousand million tokens, of which some hundred live: twenty guesses in ten minutes find nothing. */
const LIMIT = 20;
const SPAN_SECONDS = 600;

/**
 * Against guessing of tokens: when too many wrong ones came, from all contacts together, digits alone open
 * nothing any more, in this span of time and the next. A count that cannot be read locks nothing, because the
 * person who waits for the conversation is worth more than the lock; the log tells of it.
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

  /** A wrong token came. Never rejects. */
  async countMiss(): Promise<void> {
    const span = this.#span();
    const misses = await this.#tried(() => this.#misses.add(span, (span + 2) * this.#spanSeconds));
    if (misses === this.#limit) {
      this.#logger.error({ misses, lookupsLocked: true }, 'Too many wrong tokens: somebody may be guessing');
    }
  }

  async #tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#logger.warn({ err: error }, 'The count of wrong tokens could not be used');
      return undefined;
    }
  }

  #span(): number {
    return Math.floor(this.#now() / 1000 / this.#spanSeconds);
  }
}
