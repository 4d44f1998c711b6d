import type { HandoffReason } from '../store/session-store.ts';
import type { TurnClass } from './classifier/weights.ts';

/** `transfer`: hand the call over now. `offer`: have the assistant offer a person first. */
export type EscalationAction = 'transfer' | 'offer';

/**
 * Every threshold of the detector. Probabilities are the classifier's, from 0 to 1.
 *
 * A false transfer is taken to cost as much as twenty missed offers, and a false offer as much as five. At this price
 * `bench/escalation/thresholds.ts` prints the cheapest thresholds on out-of-fold scores. Those here are as high or
 * higher, except where the turn must also name a person and an act of asking, or the law. Danger, fraud, frustration
 * and threats to leave are higher, because of public conversations from domains that the training does not contain.
 */
export interface EscalationPolicy {
  /** Reasons that only lead to the offer of a person, never directly to a transfer. */
  readonly offerFirst: ReadonlySet<HandoffReason>;
  /** Caller turns, the refusal of an offer included, in which no reason of `offerFirst` counts. */
  readonly coolDownTurns: number;
  /** Caller turns after the gateway's own offer in which the same reasons lead to no second one. */
  readonly offerPauseTurns: number;
  /** Caller turns in which an offer that was neither accepted nor declined can still be accepted. */
  readonly offerTurns: number;
  /** How many times a caller makes the same request before it counts as failed. */
  readonly requestsUntilFailure: number;
  /**
   * Least probability for a rule that counts only when the classifier agrees. Also for a transfer where no rule
   * matches, but the turn names a person and an act of asking, or the law.
   */
  readonly transferProbability: number;
  /** Least probability of danger to life for a transfer where no rule matches, but the turn names a danger. */
  readonly dangerTransferProbability: number;
  /**
   * Least probability that any reason applies, for an offer where no rule matches; by the likeliest class. It is lowest
   * for danger, because a missed danger costs most.
   */
  readonly offerProbability: Readonly<Record<Exclude<TurnClass, 'none'>, number>>;
  /** The same for a request where the turn names a person or a desk. */
  readonly namedRequestProbability: number;
  /** From this probability of `none` on, a certain rule only leads to an offer. */
  readonly doubtProbability: number;
  /** From this probability of `none` on, a certain rule leads to nothing. Danger still leads to an offer. */
  readonly overruleProbability: number;
  /** Least probability of a yes where accepting words are only part of the answer; also that of a refusal. */
  readonly acceptProbability: number;
  /** Least probability that an assistant's turn offers a person, where no rule says so. */
  readonly assistantOfferProbability: number;
  /** Least confidence of a text model for an offer, 0 to 1. */
  readonly judgeOfferConfidence: number;
  /** Least confidence of a text model for a transfer; below it, a transfer becomes an offer. */
  readonly judgeTransferConfidence: number;
}

/**
 * A caller who asks for a person, is in danger or mentions legal steps gets a person immediately. A caller who is
 * annoyed, stuck or about to leave is asked first: they may be annoyed about the bill, and an unwanted transfer annoys
 * more.
 */
export const DEFAULT_POLICY: EscalationPolicy = {
  offerFirst: new Set<HandoffReason>(['frustration', 'repeated_failure', 'cancel_threat']),
  coolDownTurns: 4,
  offerPauseTurns: 2,
  offerTurns: 2,
  requestsUntilFailure: 3,
  transferProbability: 0.98,
  dangerTransferProbability: 0.998,
  offerProbability: {
    explicit_request: 0.985,
    danger: 0.93,
    fraud: 0.965,
    legal: 0.97,
    cancel_threat: 0.975,
    frustration: 0.975,
  },
  namedRequestProbability: 0.88,
  doubtProbability: 0.9,
  overruleProbability: 0.98,
  acceptProbability: 0.95,
  assistantOfferProbability: 0.9,
  judgeOfferConfidence: 0.5,
  judgeTransferConfidence: 0.8,
};
