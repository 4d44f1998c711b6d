import type { ProviderError } from '../errors.ts';

/** How long a candidate is left alone after a refusal that no retry will change, and after one for its load. */
const REFUSED_PAUSE_MS = 30_000;
const THROTTLED_PAUSE_MS = 20_000;
/** So many failures in a row, of any calls, open the breaker. */
const MAX_FAILURES = 5;
const BROKEN_PAUSE_MS = 15_000;

/**
 * Which providers can be had, as all calls of this process have found: a breaker for each, by the candidate's
 * name (a provider, or a provider in a region). After a pause the next call tries again.
 */
export class ProviderHealth {
  readonly #pausedUntilMs = new Map<string, number>();
  readonly #failures = new Map<string, number>();

  available(name: string): boolean {
    return performance.now() >= (this.#pausedUntilMs.get(name) ?? 0);
  }

  failed(name: string, error: ProviderError): void {
    const failures = (this.#failures.get(name) ?? 0) + 1;
    this.#failures.set(name, failures);
    const pauseMs = pauseAfter(error, failures);
    if (pauseMs > 0) this.#pausedUntilMs.set(name, performance.now() + pauseMs);
  }

  succeeded(name: string): void {
    this.#failures.delete(name);
    this.#pausedUntilMs.delete(name);
  }
}

function pauseAfter(error: ProviderError, failures: number): number {
  if (error.code === 'provider_throttled') return THROTTLED_PAUSE_MS;
  if (!error.retryable) return REFUSED_PAUSE_MS;
  return failures >= MAX_FAILURES ? BROKEN_PAUSE_MS : 0;
}
