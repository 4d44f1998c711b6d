import type { ProviderError } from '../../../errors.ts';
import type { ProviderHealth } from '../../provider-health.ts';
import type { VoiceCandidate } from './candidate.ts';
import { type RecoveryStep, recoveryDelayMs, recoveryStep } from './retry-policy.ts';

/** A call does not return to what has failed it before this has passed, unless nothing else is left. */
const COOL_DOWN_MS = 60_000;
/** So many live streams lost within the time are a reason to leave, if there is somewhere to go. */
const MAX_LOSSES = 4;
const LOSSES_WITHIN_MS = 30_000;
/** So many within a minute, wherever they were: the caller hears fragments only, and is better off with a person. */
const MAX_LOSSES_IN_ALL = 8;
const ALL_WITHIN_MS = 60_000;

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
  /** Refused for good: no use in asking again in this call. */
  readonly #closed = new Set<VoiceCandidate>();
  readonly #lossesMs: number[] = [];
  readonly #maxLosses: number;
  #failures = 0;
  #row = 0;
  /** What the call's last stream was of, if it gave no answer. */
  #silent: VoiceCandidate | undefined;
  #begun = false;

  /** @param maxLosses live streams that one call may lose within a minute before it is given up */
  constructor(all: readonly VoiceCandidate[], health: ProviderHealth, maxLosses = MAX_LOSSES_IN_ALL) {
    this.#all = all;
    this.#health = health;
    this.#maxLosses = maxLosses;
  }

  /** The one that the operator prefers, whether it can be had or not. */
  get preferred(): VoiceCandidate | undefined {
    return this.#all[0];
  }

  /** The best that can be had now. */
  best(): VoiceCandidate | undefined {
    return this.#all.find(
      (candidate) => this.#health.available(candidate.name) && !this.#isAvoided(candidate),
    );
  }

  /**
   * For a planned renewal: stay where the conversation is, or at least with its provider.
   * @returns `crowded` when the provider has no second stream to spare; undefined when it is no time to change
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

  /** Failures from now on are not in a row with the earlier ones. */
  settled(): void {
    this.#begun = true;
    this.#failures = 0;
    this.#row = 0;
    this.#silent = undefined;
  }

  /**
   * A stream was lost, or refused without another in its place.
   * @param opened whether it had been accepted
   * @returns what to try next, or undefined when nothing is left
   */
  failed(candidate: VoiceCandidate, error: ProviderError, opened: boolean): NextTry | undefined {
    this.#begun ||= opened;
    this.#failures += 1;
    this.#row += 1;
    if (this.#tellsOfProvider(candidate, error, opened)) this.#health.failed(candidate.name, error);
    if (!opened && !error.retryable) this.#closed.add(candidate);
    if (opened) this.#noteLoss();
    if (this.#lossesMs.length >= this.#maxLosses) return undefined;
    const step = recoveryStep(error.code, {
      failures: this.#failures,
      opened,
      maxRetries: candidate.maxRetries,
    });
    const canStay = step !== 'next' && this.#health.available(candidate.name);
    if (canStay && !(opened && this.#isFlapping() && this.#hasOther(candidate))) {
      // A sign of life ends a row of failures, but not a row of losses.
      return { candidate, delayMs: recoveryDelayMs(Math.max(this.#row, this.#recentLosses - 1)), step };
    }
    this.#avoidedUntilMs.set(candidate, performance.now() + COOL_DOWN_MS);
    this.#failures = 0;
    const next = this.best();
    if (next) return { candidate: next, delayMs: 0, step: 'next' };
    const last = this.#lastResort();
    return last && { candidate: last, delayMs: recoveryDelayMs(this.#row + 1), step: 'next' };
  }

  /**
   * A refusal does. The loss of one live stream does not, and one that gave no answer may just be slow, or have
   * been asked something it does not answer: only when the next one of the same call is silent too.
   */
  #tellsOfProvider(candidate: VoiceCandidate, error: ProviderError, opened: boolean): boolean {
    if (error.code !== 'provider_no_audio') return !opened;
    const isSecond = this.#silent === candidate;
    this.#silent = candidate;
    return isSecond;
  }

  #isAvoided(candidate: VoiceCandidate): boolean {
    const untilMs = this.#avoidedUntilMs.get(candidate) ?? 0;
    return this.#closed.has(candidate) || performance.now() < untilMs;
  }

  #hasOther(candidate: VoiceCandidate): boolean {
    const best = this.#all.find(
      (other) => other !== candidate && this.#health.available(other.name) && !this.#isAvoided(other),
    );
    return best !== undefined;
  }

  #noteLoss(): void {
    const nowMs = performance.now();
    this.#lossesMs.push(nowMs);
    while ((this.#lossesMs[0] ?? nowMs) < nowMs - ALL_WITHIN_MS) this.#lossesMs.shift();
  }

  get #recentLosses(): number {
    const sinceMs = performance.now() - LOSSES_WITHIN_MS;
    return this.#lossesMs.filter((atMs) => atMs >= sinceMs).length;
  }

  #isFlapping(): boolean {
    return this.#recentLosses >= MAX_LOSSES;
  }

  /** A call that has begun rather asks again than gives up: what was left longest ago first. */
  #lastResort(): VoiceCandidate | undefined {
    if (!this.#begun) return undefined;
    const open = this.#all.filter((candidate) => !this.#closed.has(candidate));
    const leftMs = (candidate: VoiceCandidate) => this.#avoidedUntilMs.get(candidate) ?? 0;
    return open.toSorted((a, b) => leftMs(a) - leftMs(b))[0];
  }
}
