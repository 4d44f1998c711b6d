import type { ProviderError, ProviderErrorCode } from '../errors.ts';

/** How long a candidate is left alone after a refusal that no retry will change, and after one for its load. */
const REFUSED_PAUSE_MS = 30_000;
const THROTTLED_PAUSE_MS = 20_000;
/** So many failures in a row, of any calls, open the breaker. */
const MAX_FAILURES = 5;
const BROKEN_PAUSE_MS = 15_000;

/** Refusals of what one call has said: they tell nothing of what another call will meet. */
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
 * Which providers can be had, as all calls of this process have found: a breaker for each, by the candidate's
 * name (a provider, or a provider in a region). After a pause the next call tries again.
 *
 * No general breaker (cockatiel's) stands here: those wrap one asynchronous function, while a stream fails by an
 * event minutes after its call returned; and the pause depends on the kind of the failure.
 */
export class ProviderHealth {
  readonly #findings = new Map<string, Finding>();

  available(name: string): boolean {
    return performance.now() >= (this.#findings.get(name)?.pausedUntilMs ?? 0);
  }

  /** Whether it is left alone because it has no stream to spare, and for no other reason. */
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
