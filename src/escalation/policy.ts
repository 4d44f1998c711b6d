import type { HandoffReason } from '../store/session-store.ts';

/** `escalate`: hand the call over now. `offer`: let the assistant offer a person first. */
export type EscalationAction = 'escalate' | 'offer';

/** How the gateway reacts to what the detector finds. */
export interface EscalationPolicy {
  /** Reasons that make the assistant offer a person, instead of handing over at once. */
  readonly offerFirst: ReadonlySet<HandoffReason>;
  /** Caller turns after a declined offer in which no reason of `offerFirst` counts. */
  readonly coolDownTurns: number;
  /** Caller turns after the gateway's own offer in which the same reasons do not make a second one. */
  readonly offerPauseTurns: number;
  /** How often the same request is made before it counts as failed. */
  readonly requestsUntilFailure: number;
  /** From 0 to 1: how sure the classifier must be of a request that no pattern foresees. */
  readonly requestProbability: number;
  /** From 0 to 1: how sure the classifier must be of any reason where no pattern hints at one. */
  readonly reasonProbability: number;
  /** From 0 to 1: a reason that a pattern sees is dropped when the classifier finds any less likely. */
  readonly overruleProbability: number;
  /** From 0 to 1: how sure the classifier must be that the assistant offers a person. */
  readonly offerProbability: number;
}

/**
 * A caller who asks, is in danger, or speaks of the law gets a person at once. One who is annoyed, stuck or about
 * to leave is asked first: the annoyance may be about the bill, and an unwanted transfer annoys more.
 */
export const DEFAULT_POLICY: EscalationPolicy = {
  offerFirst: new Set<HandoffReason>(['frustration', 'repeated_failure', 'cancel_threat']),
  coolDownTurns: 4,
  offerPauseTurns: 2,
  requestsUntilFailure: 3,
  requestProbability: 0.55,
  reasonProbability: 0.65,
  overruleProbability: 0.05,
  offerProbability: 0.8,
};
