import type { ProviderError } from '../../errors.ts';
import type { VoiceCandidate } from '../candidate.ts';
import type { ProviderHealth } from '../provider-health.ts';
import { type RecoveryStep, recoveryDelayMs, recoveryStep } from './recovery-plan.ts';

/** A call does not return to what has failed it before this has passed. */
const COOL_DOWN_MS = 60_000;

export interface NextTry {
  readonly candidate: VoiceCandidate;
  readonly delayMs: number;
  readonly step: RecoveryStep;
}

/** The ways to a model that one call has, in order of preference, and what it has found out about them. */
export class Candidates {
  readonly #all: readonly VoiceCandidate[];
  readonly #health: ProviderHealth;
  readonly #avoidedUntilMs = new Map<VoiceCandidate, number>();
  #failures = 0;

  constructor(all: readonly VoiceCandidate[], health: ProviderHealth) {
    this.#all = all;
    this.#health = health;
  }

  /** The best that can be had now. */
  best(): VoiceCandidate | undefined {
    const nowMs = performance.now();
    return this.#all.find(
      (candidate) =>
        this.#health.available(candidate.name) && nowMs >= (this.#avoidedUntilMs.get(candidate) ?? 0),
    );
  }

  /** For a renewal: stay where the conversation is, as long as that can be had. */
  successorOf(candidate: VoiceCandidate): VoiceCandidate | undefined {
    return this.#health.available(candidate.name) ? candidate : this.best();
  }

  succeeded(candidate: VoiceCandidate): void {
    this.#failures = 0;
    this.#health.succeeded(candidate.name);
  }

  /** @returns what to try next, or undefined when nothing is left */
  failed(candidate: VoiceCandidate, error: ProviderError): NextTry | undefined {
    this.#failures += 1;
    this.#health.failed(candidate.name, error);
    const step = recoveryStep(error.code, this.#failures);
    if (step !== 'next' && this.#health.available(candidate.name)) {
      return { candidate, delayMs: recoveryDelayMs(this.#failures), step };
    }
    this.#avoidedUntilMs.set(candidate, performance.now() + COOL_DOWN_MS);
    this.#failures = 0;
    const next = this.best();
    return next && { candidate: next, delayMs: 0, step: 'next' };
  }
}
