import { TurnClassifier } from './classifier/turn-classifier.ts';
import { readWeights } from './classifier/weights.ts';
import { ALL_LEXICA } from './lexicon/all-lexica.ts';
import { type OperatorPhrases, withPhrases } from './phrases/operator-phrases.ts';
import { Phrasebook } from './phrases/phrasebook.ts';
import { DEFAULT_POLICY, type EscalationPolicy } from './policy.ts';
import { ALL_RULES } from './rules/all-rules.ts';
import { TurnJudge } from './turn-judge.ts';

const WEIGHTS = new URL('./classifier/weights.bin', import.meta.url);

/**
 * Builds the shipped words and rules, with an operator's own added.
 * @throws PatternError when a pattern cannot be understood, or matches nothing or everything
 */
export function createPhrasebook(parts: {
  readonly isKnown: (word: string) => boolean;
  readonly added?: readonly OperatorPhrases[];
}): Phrasebook {
  const { lexica, rules } = withPhrases(ALL_LEXICA, ALL_RULES, parts.added ?? []);
  return new Phrasebook({ lexica, rules, isKnown: parts.isKnown });
}

/**
 * Builds what all calls share: the shipped words, rules and weights, with an operator's own phrases added.
 * @throws PatternError when a pattern cannot be understood, or matches nothing or everything
 */
export function createTurnJudge(
  added: readonly OperatorPhrases[] = [],
  policy: EscalationPolicy = DEFAULT_POLICY,
): TurnJudge {
  const classifier = new TurnClassifier(readWeights(WEIGHTS));
  const phrasebook = createPhrasebook({ isKnown: (word) => classifier.knows(word), added });
  return new TurnJudge(phrasebook, classifier, policy);
}
