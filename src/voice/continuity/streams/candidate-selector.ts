import type { ProviderError } from '../../../errors.ts';
import type { VoiceCandidate } from '../../candidate.ts';
import type { ProviderHealth } from '../../provider-health.ts';
import { RecentLosses } from './recent-losses.ts';
import { type RetryStep, retryDelayMs, retryStep } from './retry-policy.ts';

/** A call does not return to a candidate that has failed it before this has passed, unless no other is left. */
const COOL_DOWN_MS = 60_000;
/** After this many losses within a minute the caller hears only fragments, and is better off with a person. */
const MAX_LOSSES = 8;

export interface NextTry {
  readonly candidate: VoiceCandidate;
  readonly delayMs: number;
  readonly step: RetryStep;
}

/** Selects among the candidates of one call, by the operator's preference and by what the call has met. */
export class CandidateSelector {
  readonly #all: readonly VoiceCandidate[];
  readonly #health: ProviderHealth;
  readonly #avoidedUntilMs = new Map<VoiceCandidate, number>();
  /** Candidates that have refused for good: asking again in this call is useless. */
  readonly #closed = new Set<VoiceCandidate>();
  readonly #losses = new RecentLosses();
  readonly #maxLosses: number;
  /** Failures of one candidate in a row, and of all candidates in a row. */
  #failures = 0;
  #failuresInAll = 0;
  /** The candidate of the call's last stream, if that gave no answer. */
  #silent: VoiceCandidate | undefined;
  #hasBegun = false;

  /**
   * @param all in order of preference
   * @param maxLosses live streams that one call may lose within a minute before it is given up
   */
  constructor(all: readonly VoiceCandidate[], health: ProviderHealth, maxLosses = MAX_LOSSES) {
    this.#all = all;
    this.#health = health;
    this.#maxLosses = maxLosses;
  }

  /** The best candidate that is available now. */
  best(): VoiceCandidate | undefined {
    return this.#all.find((candidate) => this.#isOpen(candidate));
  }

  /**
   * For a planned renewal: the same candidate, or at least the same provider.
   * @param forced whether another provider is better than no renewal
   * @returns `crowded` when the provider has no second stream to spare; undefined when the renewal must wait
   */
  successorOf(candidate: VoiceCandidate, forced: boolean): VoiceCandidate | 'crowded' | undefined {
    if (this.#health.available(candidate.name)) return candidate;
    const sibling = this.#all.find(
      ({ name, provider }) => provider === candidate.provider && this.#health.available(name),
    );
    if (sibling) return sibling;
    if (this.#health.isThrottled(candidate.name)) return 'crowded';
    return forced ? this.best() : undefined;
  }

  /** A prepared stream was refused; the conversation still has its old one. */
  refused(candidate: VoiceCandidate, error: ProviderError): void {
    this.#health.failed(candidate.name, error);
  }

  /** The model was heard, or has heard the caller. */
  succeeded(candidate: VoiceCandidate): void {
    this.settled();
    this.#health.succeeded(candidate.name);
  }

  /** Ends a row of failures. */
  settled(): void {
    this.#hasBegun = true;
    this.#failures = 0;
    this.#failuresInAll = 0;
    this.#silent = undefined;
  }

  /**
   * A stream was lost, or refused without another in its place.
   * @param opened whether it had been accepted
   * @returns what to try next, or undefined when nothing is left
   */
  failed(candidate: VoiceCandidate, error: ProviderError, opened: boolean): NextTry | undefined {
    this.#hasBegun ||= opened;
    this.#failures += 1;
    this.#failuresInAll += 1;
    if (this.#concernsOtherCalls(candidate, error, opened)) this.#health.failed(candidate.name, error);
    if (!opened && !error.retryable) this.#closed.add(candidate);
    if (opened) this.#losses.add();
    if (this.#losses.count >= this.#maxLosses) return undefined;
    const { maxRetries } = candidate;
    const step = retryStep(error.code, { failures: this.#failures, opened, maxRetries });
    if (step === 'next' || !this.#maySucceed(candidate, opened)) return this.#leave(candidate);
    // A sign of life ends a row of failures, but not a row of losses.
    return {
      candidate,
      delayMs: retryDelayMs(Math.max(this.#failuresInAll, this.#losses.frequent - 1)),
      step,
    };
  }

  /**
   * Whether a failure says something about the provider. A refusal does. The loss of a live stream does not. A
   * stream without an answer may be slow, or was asked something that it does not answer: it counts only when the
   * next stream of the same call gives no answer either.
   */
  #concernsOtherCalls(candidate: VoiceCandidate, error: ProviderError, opened: boolean): boolean {
    if (error.code !== 'provider_no_audio') return !opened;
    const isSecond = this.#silent === candidate;
    this.#silent = candidate;
    return isSecond;
  }

  /** Whether another stream of the same candidate is worth a try. */
  #maySucceed(candidate: VoiceCandidate, opened: boolean): boolean {
    if (!this.#health.available(candidate.name)) return false;
    const hasOther = this.#all.some((other) => other !== candidate && this.#isOpen(other));
    return !(opened && this.#losses.isFlapping && hasOther);
  }

  #leave(candidate: VoiceCandidate): NextTry | undefined {
    this.#avoidedUntilMs.set(candidate, performance.now() + COOL_DOWN_MS);
    this.#failures = 0;
    const next = this.best();
    if (next) return { candidate: next, delayMs: 0, step: 'next' };
    const last = this.#lastResort();
    return last && { candidate: last, delayMs: retryDelayMs(this.#failuresInAll + 1), step: 'next' };
  }

  #isOpen(candidate: VoiceCandidate): boolean {
    const avoidedUntilMs = this.#avoidedUntilMs.get(candidate) ?? 0;
    const isAvoided = this.#closed.has(candidate) || performance.now() < avoidedUntilMs;
    return !isAvoided && this.#health.available(candidate.name);
  }

  /** A call that has begun asks again rather than giving up: the candidate that it left longest ago. */
  #lastResort(): VoiceCandidate | undefined {
    if (!this.#hasBegun) return undefined;
    const open = this.#all.filter((candidate) => !this.#closed.has(candidate));
    const leftMs = (candidate: VoiceCandidate) => this.#avoidedUntilMs.get(candidate) ?? 0;
    return open.toSorted((a, b) => leftMs(a) - leftMs(b))[0];
  }
}
