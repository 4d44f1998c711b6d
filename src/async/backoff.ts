export interface BackoffOptions {
  /** Milliseconds. */
  readonly firstMs: number;
  /** Milliseconds. */
  readonly longestMs: number;
  /** From 0 to 1; for tests. */
  readonly random?: () => number;
}

/**
 * The pauses between tries that fail one after the other. Each is twice as long as the one before, up to a limit, and
 * partly random, so that the instances of a gateway do not come back to a server in the same moment.
 */
export class Backoff {
  readonly #options: BackoffOptions;
  #pauses = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  /** Milliseconds to wait before the next try: from half of the pause to all of it. */
  next(): number {
    const { firstMs, longestMs, random = Math.random } = this.#options;
    const pause = Math.min(longestMs, firstMs * 2 ** Math.min(this.#pauses, 30));
    this.#pauses += 1;
    return Math.round(pause * (0.5 + random() / 2));
  }

  /** After a success that lasted. */
  reset(): void {
    this.#pauses = 0;
  }
}
