import type { TurnClassifier } from './classifier/turn-classifier.ts';
import { BOUNDARY } from './phrases/normalise.ts';
import type { Phrasebook, Utterance } from './phrases/phrasebook.ts';
import type { EscalationPolicy } from './policy.ts';
import {
  ASKS,
  addPlaces,
  CAN,
  MONEY,
  MOVES,
  namesNumber,
  OFFERED,
  THANKS,
  YES,
  YOU,
} from './turn-concepts.ts';

/** Least share of accepting words in an answer for the classifier to count it as a yes. */
const LEAST_ACCEPTANCE = 0.5;

/** Recognises the assistant's offer of a person, and the caller's yes or no to it. It holds no state of a call. */
export class OfferJudge {
  readonly #phrasebook: Phrasebook;
  readonly #classifier: TurnClassifier;
  readonly #policy: EscalationPolicy;

  constructor(phrasebook: Phrasebook, classifier: TurnClassifier, policy: EscalationPolicy) {
    this.#phrasebook = phrasebook;
    this.#classifier = classifier;
    this.#policy = policy;
  }

  /** Whether the assistant's turn offers a person. */
  isOffer(utterance: Utterance): boolean {
    if (this.#phrasebook.find('offer', utterance) !== undefined) return true;
    const names = (concepts: ReadonlySet<number | undefined>) => this.#phrasebook.names(concepts, utterance);
    // "The transfer of 50 euros" moves money, not the caller.
    const isPossible = names(OFFERED) || (names(MOVES) && !names(MONEY) && !namesNumber(utterance));
    return isPossible && this.#classifier.offer(utterance) >= this.#policy.assistantOfferProbability;
  }

  /** Whether the assistant's turn asks the caller something: a "yes" then answers that question. */
  asksCaller({ spans }: Utterance, text: string): boolean {
    if (/[?\u061f]/.test(text)) return true;
    const names = (concept: number | undefined) =>
      spans.some((at) => at.some((span) => span.concept === concept));
    return names(ASKS) || (names(CAN) && names(YOU));
  }

  /** Whether the turn accepts the offer of a person: all of it is a yes, or half of it and the classifier agrees. */
  accepts(utterance: Utterance): boolean {
    if (utterance.tokens.length === 0) return utterance.courtesyOnly;
    const covered = this.#shareOfAcceptance(utterance);
    if (covered === 1) return true;
    return (
      covered >= LEAST_ACCEPTANCE &&
      this.#classifier.answer(utterance).accept >= this.#policy.acceptProbability
    );
  }

  /** Whether the turn declines the offer of a person. */
  declines(utterance: Utterance): boolean {
    if (utterance.tokens.length === 0) return false;
    return (
      this.#phrasebook.find('refuse', utterance) !== undefined ||
      this.#classifier.answer(utterance).refuse >= this.#policy.acceptProbability
    );
  }

  /** Share of the words that accept or are polite. Thanks alone accept nothing. */
  #shareOfAcceptance(utterance: Utterance): number {
    const { tokens, spans } = utterance;
    const yes = new Set<number>();
    const polite = new Set<number>();
    for (const span of this.#phrasebook.findAll('accept', utterance)) addPlaces(yes, span.start, span.end);
    for (const [index, token] of tokens.entries()) {
      if (token === BOUNDARY) polite.add(index);
      for (const { concept, end } of spans[index] ?? []) {
        if (concept === YES) addPlaces(yes, index, end);
        if (concept === THANKS) addPlaces(polite, index, end);
      }
    }
    return yes.size === 0 ? 0 : new Set([...yes, ...polite]).size / tokens.length;
  }
}
