import type { HandoffReason } from '../store/session-store.ts';
import type { Phrasebook, PhraseMatch, Utterance } from './phrasebook.ts';
import { ALL_PHRASES } from './phrases/all-phrases.ts';
import type { EscalationPolicy } from './policy.ts';
import { TurnClassifier } from './turn-classifier.ts';
import { TURN_WEIGHTS } from './turn-weights.ts';

/** What was found in a turn. */
export interface Finding {
  readonly reason: HandoffReason;
  /** 0 to 1. */
  readonly confidence: number;
  /** Language of the phrase; undefined when no phrase was needed. */
  readonly language: string | undefined;
}

/** Reasons that are seen in the words of one turn, the most pressing first, with their confidence. */
export const SPOKEN_REASONS = [
  ['safety', 0.9],
  ['legal', 0.9],
  ['explicit_request', 0.95],
  ['cancel_threat', 0.8],
  ['frustration', 0.8],
] as const;
type SpokenReason = (typeof SPOKEN_REASONS)[number][0];

/** Bare nouns are the patterns' business: the classifier has too little to go by. */
const LEAST_WORDS = 2;
/** A pattern that fills the whole of a short turn is not overruled. */
const MOST_CERTAIN_WORDS = 3;
/** Shared by all calls; it holds no state. */
const CLASSIFIER = new TurnClassifier(TURN_WEIGHTS);
/** Only these may be overruled: what an operator adds in a phrases file always counts. */
const SHIPPED_PATTERNS = new Set(
  ALL_PHRASES.flatMap(({ rules }) => SPOKEN_REASONS.flatMap(([reason]) => rules?.[reason]?.say ?? [])),
);

/**
 * Judges the words of one turn. The patterns speak first; the classifier overrules what it finds very
 * unlikely ("can i add another person to my plan") but never a danger, and speaks where the patterns are silent.
 */
export class TurnJudge {
  readonly #phrasebook: Phrasebook;
  readonly #policy: EscalationPolicy;

  constructor(phrasebook: Phrasebook, policy: EscalationPolicy) {
    this.#phrasebook = phrasebook;
    this.#policy = policy;
  }

  /** @param quiet reasons that need an offer do not count now */
  reasonFor(utterance: Utterance, quiet: boolean): Finding | undefined {
    const open = SPOKEN_REASONS.filter(([reason]) => !(quiet && this.#policy.offerFirst.has(reason)));
    for (const [reason, confidence] of open) {
      const match = this.#phrasebook.find(reason, utterance);
      if (match === undefined || this.#overruled(reason, match, utterance)) continue;
      return { reason, confidence, language: match.language };
    }
    return (
      this.#likelyRequest(utterance) ??
      this.#likelyReason(
        utterance,
        open.map(([reason]) => reason),
      )
    );
  }

  /** Whether the assistant offers a person. */
  isOffer(utterance: Utterance): boolean {
    if (this.#phrasebook.find('offer', utterance) !== undefined) return true;
    return CLASSIFIER.probabilities(utterance.tokens).offer >= this.#policy.offerProbability;
  }

  #overruled(reason: SpokenReason, { pattern }: PhraseMatch, { tokens }: Utterance): boolean {
    if (reason === 'safety' || tokens.length <= MOST_CERTAIN_WORDS) return false;
    if (!SHIPPED_PATTERNS.has(pattern)) return false;
    return anyOf(CLASSIFIER.probabilities(tokens), ALL_REASONS) < this.#policy.overruleProbability;
  }

  /** A person is named, in words that no pattern foresees. */
  #likelyRequest(utterance: Utterance): Finding | undefined {
    const match = this.#phrasebook.findPerhaps('explicit_request', utterance);
    if (match === undefined) return undefined;
    const { explicit_request: confidence } = CLASSIFIER.probabilities(utterance.tokens);
    if (confidence < this.#policy.requestProbability) return undefined;
    return { reason: 'explicit_request', confidence, language: match.language };
  }

  /** No pattern foresees any of it. Where a refusal or a mere mention is heard, it is not taken for a request. */
  #likelyReason(utterance: Utterance, open: readonly SpokenReason[]): Finding | undefined {
    if (utterance.tokens.length < LEAST_WORDS || open.length === 0) return undefined;
    const probabilities = CLASSIFIER.probabilities(utterance.tokens);
    const confidence = anyOf(probabilities, open);
    if (confidence < this.#policy.reasonProbability) return undefined;
    const reason = open.reduce((best, next) => (probabilities[next] > probabilities[best] ? next : best));
    const excluded = reason === 'explicit_request' && this.#phrasebook.excludes(reason, utterance);
    return excluded ? undefined : { reason, confidence, language: undefined };
  }
}

const ALL_REASONS = SPOKEN_REASONS.map(([reason]) => reason);

/** At least one of them: a doubt between two reasons is no doubt that there is one. */
function anyOf(probabilities: Readonly<Record<SpokenReason, number>>, reasons: readonly SpokenReason[]) {
  return 1 - reasons.reduce((none, reason) => none * (1 - probabilities[reason]), 1);
}
