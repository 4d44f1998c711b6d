import type { ProviderError } from '../../../errors.ts';

/** How often a response is asked for again when a service has failed before its first sound. */
const MOST = 2;
/** The caller has already waited for the whole limit. */
const MOST_AFTER_TIMEOUT = 1;

/** Asks again for a response that failed before the caller heard anything of it. */
export class Retries {
  readonly #firstMs: number;
  #made = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param firstMs the pause before the first time; it doubles */
  constructor(firstMs: number) {
    this.#firstMs = firstMs;
  }

  /** Whether a response is about to be asked for again. */
  get isDue(): boolean {
    return this.#timer !== undefined;
  }

  allows({ code, retryable }: ProviderError): boolean {
    // The same request would be refused again.
    if (!retryable || code === 'provider_input_rejected') return false;
    return this.#made < (code === 'provider_timeout' ? MOST_AFTER_TIMEOUT : MOST);
  }

  /** @param again called after the pause */
  begin(again: () => void): void {
    const delayMs = this.#firstMs * 2 ** this.#made;
    this.#made += 1;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      again();
    }, delayMs).unref();
  }

  /** A response has ended otherwise. */
  reset(): void {
    this.#made = 0;
  }

  /** Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
