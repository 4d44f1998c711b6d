import type { HandoffReason } from '../store/session-store.ts';
import type { Probabilities, TurnClassifier } from './classifier/turn-classifier.ts';
import type { TurnClass } from './classifier/weights.ts';
import { OfferJudge } from './offer-judge.ts';
import { BOUNDARY } from './phrases/normalise.ts';
import type { Phrasebook, Utterance } from './phrases/phrasebook.ts';
import type { FoundRule } from './phrases/rule-index.ts';
import type { EscalationAction, EscalationPolicy } from './policy.ts';
import { OPERATOR_RULE } from './rules/rule.ts';
import {
  ACTS,
  ASKS,
  addPlaces,
  BESIDE_NAMES,
  DANGERS,
  LAW,
  NAMES,
  NEGATIONS,
  NUMBER,
  namesNumber,
} from './turn-concepts.ts';

/** What the words of a turn call for. */
export interface TurnFinding {
  readonly reason: HandoffReason;
  readonly action: EscalationAction;
  /** 0 to 1. */
  readonly confidence: number;
  /** ISO 639-1: language of the rule that decided; undefined when none did. */
  readonly language: string | undefined;
  /** Name of the rule that decided, `classifier`, or both with a plus. */
  readonly cause: string;
}

/** Reasons that the words of a single turn can show, the most urgent first. */
export const SPOKEN_REASONS = [
  'safety',
  'legal',
  'explicit_request',
  'cancel_threat',
  'frustration',
] as const;
type SpokenReason = (typeof SPOKEN_REASONS)[number];

/** The reason that each class of the classifier stands for. */
const REASON_OF: Readonly<Record<Exclude<TurnClass, 'none'>, SpokenReason>> = {
  explicit_request: 'explicit_request',
  danger: 'safety',
  fraud: 'safety',
  legal: 'legal',
  cancel_threat: 'cancel_threat',
  frustration: 'frustration',
};
/** The classifier does not judge a single word, which tells it too little. Rules do. */
const LEAST_WORDS = 2;
/** A turn of more words is never a bare name. */
const MOST_BARE_WORDS = 4;
const BARE_NAME: TurnFinding = {
  reason: 'explicit_request',
  action: 'offer',
  confidence: 0.8,
  language: undefined,
  cause: 'bare-name',
};
/** Least probability of any reason for a turn to be worth asking a text model. */
const DOUBT = 0.3;

/**
 * Judges the words of a single turn by rules and classifier, without the turns before it. All calls share one judge; it
 * holds no state of a call.
 */
export class TurnJudge {
  readonly phrasebook: Phrasebook;
  readonly policy: EscalationPolicy;
  readonly offers: OfferJudge;
  readonly #classifier: TurnClassifier;

  constructor(phrasebook: Phrasebook, classifier: TurnClassifier, policy: EscalationPolicy) {
    this.phrasebook = phrasebook;
    this.policy = policy;
    this.offers = new OfferJudge(phrasebook, classifier, policy);
    this.#classifier = classifier;
  }

  /**
   * Why the turn calls for a person, if it does. Rules come first. What a rule finds counts, unless the classifier finds
   * it very unlikely. Where no rule matches, the classifier only leads to an offer. It leads to a transfer when it is
   * sure and the turn also names a person and an act of asking, a danger to life, or the law.
   * @param quiet whether to ignore the reasons that only lead to an offer
   */
  reasonFor(utterance: Utterance, quiet: boolean): TurnFinding | undefined {
    const { offerFirst } = this.policy;
    for (const reason of SPOKEN_REASONS) {
      if (quiet && offerFirst.has(reason)) continue;
      const found = this.phrasebook.find(reason, utterance);
      const finding = found && this.#byRule(reason, found, utterance);
      if (finding) return finding;
    }
    const finding = this.#byClassifier(utterance);
    return finding && quiet && offerFirst.has(finding.reason) ? undefined : finding;
  }

  /** Whether the turn may ask for a person, but too unclearly to decide. */
  isDoubtful(utterance: Utterance): boolean {
    if (utterance.tokens.length < LEAST_WORDS) return false;
    return 1 - this.#classifier.turn(utterance).none >= DOUBT;
  }

  #byRule(reason: SpokenReason, { rule }: FoundRule, utterance: Utterance): TurnFinding | undefined {
    const { doubtProbability, overruleProbability, offerFirst, transferProbability } = this.policy;
    const { none } = this.#classifier.turn(utterance);
    const { language } = rule;
    const cause = rule.name;
    const confidence = Math.max(0.5, 1 - none);
    if (rule.hint) {
      if (1 - none < transferProbability) return undefined;
      const action = offerFirst.has(reason) ? 'offer' : 'transfer';
      return { reason, action, confidence, language, cause: `${cause}+classifier` };
    }
    // An operator's own rule always counts.
    if (rule.name === OPERATOR_RULE) {
      const action = offerFirst.has(reason) ? 'offer' : 'transfer';
      return { reason, action, confidence: 0.9, language, cause };
    }
    if (none >= overruleProbability && reason !== 'safety') return undefined;
    const action = none >= doubtProbability || offerFirst.has(reason) ? 'offer' : 'transfer';
    return { reason, action, confidence, language, cause };
  }

  #byClassifier(utterance: Utterance): TurnFinding | undefined {
    if (this.#isBareName(utterance)) return BARE_NAME;
    if (utterance.tokens.length < LEAST_WORDS) return undefined;
    const { none, ...classes } = this.#classifier.turn(utterance);
    const { dangerTransferProbability, namedRequestProbability, offerProbability, transferProbability } =
      this.policy;
    const confidence = 1 - none;
    const found = { confidence, language: undefined } as const;
    if (classes.explicit_request >= transferProbability && this.#namesRequest(utterance))
      return { ...found, reason: 'explicit_request', action: 'transfer', cause: 'person-and-act+classifier' };
    if (classes.danger >= dangerTransferProbability && this.phrasebook.names(DANGERS, utterance))
      return { ...found, reason: 'safety', action: 'transfer', cause: 'danger+classifier' };
    if (classes.legal >= transferProbability && this.phrasebook.names(LAW, utterance))
      return { ...found, reason: 'legal', action: 'transfer', cause: 'law+classifier' };
    const best = mostLikely(classes);
    const isNamed = best === 'explicit_request' && this.phrasebook.names(NAMES, utterance);
    const needed = isNamed ? namedRequestProbability : offerProbability[best];
    if (confidence < needed) return undefined;
    return { ...found, reason: REASON_OF[best], action: 'offer', cause: 'classifier' };
  }

  #namesRequest(utterance: Utterance): boolean {
    const names = (concepts: ReadonlySet<number | undefined>) => this.phrasebook.names(concepts, utterance);
    return names(NAMES) && names(ACTS) && !names(NEGATIONS) && !namesNumber(utterance);
  }

  /** Whether the turn only names a person or a desk, with no other words but small ones: "front desk, now". */
  #isBareName({ tokens, spans }: Utterance): boolean {
    if (tokens.length === 0 || tokens.length > MOST_BARE_WORDS) return false;
    const named = new Set<number>();
    const small = new Set<number>();
    for (const [index, token] of tokens.entries()) {
      if (token === BOUNDARY || this.phrasebook.isCommon(token)) small.add(index);
      for (const { concept, end } of spans[index] ?? []) {
        if (concept === ASKS || concept === NUMBER || NEGATIONS.has(concept)) return false;
        if (NAMES.has(concept)) addPlaces(named, index, end);
        if (BESIDE_NAMES.has(concept)) addPlaces(small, index, end);
      }
    }
    return named.size > 0 && new Set([...named, ...small]).size === tokens.length;
  }
}

type Reasons = Probabilities<Exclude<TurnClass, 'none'>>;

function mostLikely(classes: Reasons): keyof Reasons {
  const names = Object.keys(classes) as (keyof Reasons)[];
  return names.reduce((best, next) => (classes[next] > classes[best] ? next : best));
}
