import { SHIPPED_KINDS, wordHash } from '../../src/escalation/classifier/features.ts';
import { TURN_CLASSES } from '../../src/escalation/classifier/weights.ts';
import { createPhrasebook } from '../../src/escalation/shipped.ts';
import { prepare, vocabularyOf } from './examples.ts';
import { ordinaryFromArguments } from './ordinary.ts';
import { outOfFold, type Score } from './scores.ts';
import { readNearMisses, readTraining } from './sentences.ts';

/*
 * Prints, for each class, the cheapest threshold on out-of-fold scores. A false offer costs as much as five missed ones,
 * a false transfer as much as twenty. Of every class, 5 turns are assumed per 1,000 ordinary ones. The ordinary turns are
 * the public sentences in DIR: see ordinary.ts.
 *   npx tsx bench/escalation/thresholds.ts --ordinary DIR
 */
const FOLDS = 3;
const SCORED_FOLDS = 1;
const NEEDY_PER_THOUSAND = 5;
const PRICES = { offer: 5, transfer: 20 } as const;
const CANDIDATES = [0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.985, 0.99, 0.995, 0.998];

const sentences = [...readTraining(), ...readNearMisses(), ...ordinaryFromArguments()];
const known = new Set(vocabularyOf(sentences));
const phrasebook = createPhrasebook({ isKnown: (word) => known.has(wordHash(word)) });
const prepared = prepare(sentences, phrasebook, () => SHIPPED_KINDS);
const scores = outOfFold(prepared, FOLDS, SCORED_FOLDS).filter(
  ({ sentence }) => sentence.lesson.about === 'turn',
);
const ordinary = scores.filter(({ sentence }) => sentence.source.endsWith('.jsonl'));
for (const turnClass of TURN_CLASSES.slice(1)) {
  const needy = scores.filter(({ sentence }) => sentence.lesson.is === turnClass).map(needOf);
  const taken = ordinary.filter((score) => mostLikely(score) === turnClass).map(needOf);
  for (const [action, price] of Object.entries(PRICES)) {
    const costOf = (threshold: number) =>
      NEEDY_PER_THOUSAND * (1 - above(needy, threshold) / needy.length) +
      (price * 1000 * above(taken, threshold)) / ordinary.length;
    const best = CANDIDATES.reduce((least, next) => (costOf(next) < costOf(least) ? next : least));
    const found = (above(needy, best) / needy.length).toFixed(3);
    process.stdout.write(
      `${turnClass.padEnd(18)} ${action.padEnd(9)} ${best}  found ${found}, cost ${costOf(best).toFixed(2)}\n`,
    );
  }
}

function needOf({ probabilities }: Score): number {
  return 1 - (probabilities.get('none') ?? 0);
}

function mostLikely({ probabilities }: Score): string | undefined {
  const classes = [...probabilities].filter(([name]) => name !== 'none');
  return classes.sort(([, left], [, right]) => right - left)[0]?.[0];
}

function above(values: readonly number[], threshold: number): number {
  return values.filter((value) => value >= threshold).length;
}
