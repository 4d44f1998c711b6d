import type { ProviderError, ProviderErrorCode } from '../errors.ts';

/** How long a candidate is avoided after a refusal that a retry does not change, and after one for its load. */
const REFUSED_PAUSE_MS = 30_000;
const THROTTLED_PAUSE_MS = 20_000;
/** This many failures in a row, of any calls, open the breaker. */
const MAX_FAILURES = 5;
const BROKEN_PAUSE_MS = 15_000;

/** Refusals of what was said in one call: they say nothing about other calls. */
const OF_ONE_CALL: ReadonlySet<ProviderErrorCode> = new Set([
  'provider_input_rejected',
  'provider_history_too_long',
]);

interface Finding {
  failures: number;
  pausedUntilMs: number;
  throttled: boolean;
}

/**
 * Which providers are available, as all calls of this process have found: one circuit breaker for each candidate name
 * (a provider, or a provider in a region). After a pause the next call tries again.
 *
 * A general breaker such as cockatiel's wraps one asynchronous function. A stream fails by an event, minutes after that
 * function has returned, and the pause depends on the kind of failure.
 */
export class ProviderHealth {
  readonly #findings = new Map<string, Finding>();

  available(name: string): boolean {
    return performance.now() >= (this.#findings.get(name)?.pausedUntilMs ?? 0);
  }

  /** Whether it is avoided only because it has no stream to spare. */
  isThrottled(name: string): boolean {
    return !this.available(name) && this.#findings.get(name)?.throttled === true;
  }

  failed(name: string, error: ProviderError): void {
    if (OF_ONE_CALL.has(error.code)) return;
    const finding = this.#findings.get(name) ?? { failures: 0, pausedUntilMs: 0, throttled: false };
    this.#findings.set(name, finding);
    finding.throttled = error.code === 'provider_throttled';
    // A full account is not a broken one.
    if (!finding.throttled) finding.failures += 1;
    const pauseMs = pauseAfter(error, finding.failures);
    if (pauseMs > 0) finding.pausedUntilMs = performance.now() + pauseMs;
  }

  succeeded(name: string): void {
    this.#findings.delete(name);
  }
}

function pauseAfter(error: ProviderError, failures: number): number {
  if (error.code === 'provider_throttled') return THROTTLED_PAUSE_MS;
  if (!error.retryable) return REFUSED_PAUSE_MS;
  return failures >= MAX_FAILURES ? BROKEN_PAUSE_MS : 0;
}
