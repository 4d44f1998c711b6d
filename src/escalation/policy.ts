import type { HandoffReason } from '../store/session-store.ts';
import type { TurnClass } from './classifier/weights.ts';

/** `transfer`: hand the call over now. `offer`: let the assistant offer a person first. */
export type EscalationAction = 'transfer' | 'offer';

/**
 * How the gateway reacts to what the detector finds. Probabilities are the classifier's, from 0 to 1. None is below
 * what costs least on out-of-fold scores (`bench/escalation/thresholds.ts`) when a false transfer costs as much as twenty
 * missed offers and a false offer as five, but where a person and an act or the law must be named as well. Those of
 * danger, fraud, frustration and leaving are stricter, for public talk of domains that the training has not.
 */
export interface EscalationPolicy {
  /** Reasons that make the assistant offer a person, instead of handing over immediately. */
  readonly offerFirst: ReadonlySet<HandoffReason>;
  /** Caller turns after a declined offer in which no reason of `offerFirst` counts. */
  readonly coolDownTurns: number;
  /** Caller turns after the gateway's own offer in which the same reasons do not make a second one. */
  readonly offerPauseTurns: number;
  /** Caller turns for which an offer stands that was neither accepted nor declined. */
  readonly offerTurns: number;
  /** How often the same request is made before it counts as failed. */
  readonly requestsUntilFailure: number;
  /** How likely a request must be for a transfer where no certain rule speaks but a person and an act are named. */
  readonly transferProbability: number;
  /** How likely danger to life must be for a transfer where no rule speaks but a danger is named. */
  readonly dangerTransferProbability: number;
  /** How likely a class must be for an offer where no rule speaks. A missed danger is dearest. */
  readonly offerProbability: Readonly<Record<Exclude<TurnClass, 'none'>, number>>;
  /** How likely a request must be for an offer where a person or a desk is named. */
  readonly namedRequestProbability: number;
  /** A certain rule makes only an offer when the classifier finds it this likely that nothing is wanted. */
  readonly doubtProbability: number;
  /** And nothing at all from here on; a rule that names danger still makes an offer. */
  readonly overruleProbability: number;
  /** How likely an answer must be a yes where the accepting words do not make up all of it. */
  readonly acceptProbability: number;
  /** How likely an assistant's turn must be an offer of a person where no rule says so. */
  readonly assistantOfferProbability: number;
  /** How sure a text model must be that a person is to be offered, 0 to 1. */
  readonly judgeOfferConfidence: number;
  /** How sure it must be of a transfer; a less certain one is an offer. */
  readonly judgeTransferConfidence: number;
}

/**
 * A caller who asks, is in danger, or speaks of the law gets a person immediately. One who is annoyed, stuck or about
 * to leave is asked first: the annoyance may be about the bill, and an unwanted transfer annoys more.
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
