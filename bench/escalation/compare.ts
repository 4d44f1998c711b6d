import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as hindi } from '@orama/stemmers/indian';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { type FeatureKinds, wordHash } from '../../src/escalation/classifier/features.ts';
import { TURN_CLASSES } from '../../src/escalation/classifier/weights.ts';
import { createPhrasebook } from '../../src/escalation/shipped.ts';
import { prepare, vocabularyOf } from './examples.ts';
import { ordinaryFromArguments } from './ordinary.ts';
import { outOfFold, type Score } from './scores.ts';
import { readNearMisses, readTraining } from './sentences.ts';

/*
 * Compares three sets of features on the same sentences, network and split: a third of the ideas is left out of the
 * training and then scored. Each set gets the threshold at which 1 % of the repository's left-out ordinary turns lead to
 * a decision; more than half of these turns are near misses. DIR holds public transcripts: see ordinary.ts.
 *   npx tsx bench/escalation/compare.ts --ordinary DIR
 */
const FOLDS = 3;
const FALSE_SHARE = 0.01;
const STEMMERS: Readonly<Record<string, (word: string) => string>> = {
  en: english,
  fr: french,
  de: german,
  hi: hindi,
  it: italian,
  pt: portuguese,
  es: spanish,
};
const SETS: readonly (readonly [name: string, kindsOf: (source: string) => FeatureKinds])[] = [
  ['words and letters', () => ({ letters: true, concepts: false })],
  ['and concepts', () => ({ letters: true, concepts: true })],
  [
    'and stems',
    (source) => ({ letters: true, concepts: true, stem: STEMMERS[languageOf(source)] ?? english }),
  ],
];

const sentences = [...readTraining(), ...readNearMisses(), ...ordinaryFromArguments()];
const known = new Set(vocabularyOf(sentences));
const phrasebook = createPhrasebook({ isKnown: (word) => known.has(wordHash(word)) });
say(['features', 'number', ...TURN_CLASSES.slice(1), 'public/1,000']);
for (const [name, kindsOf] of SETS) {
  const prepared = prepare(sentences, phrasebook, kindsOf);
  const scores = outOfFold(prepared, FOLDS, 1).filter(({ sentence }) => sentence.lesson.about === 'turn');
  const ordinary = scores.filter(({ sentence }) => sentence.lesson.is === 'none');
  const isPublic = ({ sentence }: Score) => sentence.source.endsWith('.jsonl');
  const own = ordinary
    .filter((score) => !isPublic(score))
    .map(needOf)
    .sort((left, right) => right - left);
  const threshold = own[Math.floor(own.length * FALSE_SHARE)] ?? 1;
  const found = TURN_CLASSES.slice(1).map((turnClass) =>
    shareAbove(
      scores.filter(({ sentence }) => sentence.lesson.is === turnClass),
      threshold,
    ).toFixed(3),
  );
  const alarms = 1000 * shareAbove(ordinary.filter(isPublic), threshold);
  say([name, String(prepared.hashes.length), ...found, alarms.toFixed(2)]);
}

function needOf({ probabilities }: Score): number {
  return 1 - (probabilities.get('none') ?? 0);
}

function shareAbove(scores: readonly Score[], threshold: number): number {
  return scores.filter((score) => needOf(score) >= threshold).length / Math.max(1, scores.length);
}

function languageOf(source: string): string {
  return /(?:^|-)([a-z]{2})(?:-latn)?\.txt$/.exec(source)?.[1] ?? 'en';
}

function say(cells: readonly string[]): void {
  process.stdout.write(`${cells.map((cell) => cell.slice(0, 17).padStart(18)).join('')}\n`);
}
