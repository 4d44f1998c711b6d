import { type FeatureKinds, visitFeatures, wordHash } from '../../src/escalation/classifier/features.ts';
import { tokenise } from '../../src/escalation/phrases/normalise.ts';
import type { Phrasebook } from '../../src/escalation/phrases/phrasebook.ts';
import { randomNumbers } from '../random-numbers.ts';
import type { Example } from './network.ts';
import { withNoise } from './noise.ts';
import type { Sentence } from './sentences.ts';

/** A feature is kept when at least this many ideas have it. What only one idea has says nothing about others. */
const LEAST_IDEAS = 2;
/** A word is known when at least this many ideas have it. */
const LEAST_MEETINGS = 2;
/** Share of the sentences that are repeated with recognition errors, and of those repeated in a longer turn. */
const NOISY = 0.2;
const LONG = 0.2;

/** Sentences that are ready for training: `features` are indexes into `hashes`. */
export interface Prepared {
  readonly examples: readonly (Example & { readonly sentence: Sentence })[];
  readonly hashes: Uint32Array;
  /** How many examples have each feature. */
  readonly meetings: Uint32Array;
}

/** Hashes of the words of ordinary talk, in rising order. Requests do not count: some are misspelt on purpose. */
export function vocabularyOf(sentences: readonly Sentence[]): Uint32Array {
  const meetings = new Map<number, Set<string>>();
  for (const { text, idea, lesson } of sentences) {
    if (lesson.about === 'turn' && lesson.is === 'explicit_request') continue;
    for (const word of tokenise(text)) {
      const hash = wordHash(word);
      const ideas = meetings.get(hash) ?? new Set();
      if (ideas.size < LEAST_MEETINGS) meetings.set(hash, ideas.add(idea));
    }
  }
  const known = [...meetings].filter(([, ideas]) => ideas.size >= LEAST_MEETINGS).map(([hash]) => hash);
  return Uint32Array.from(known).sort();
}

/** Reads every sentence once, and some of them again with recognition errors or as part of a longer turn. */
export function prepare(
  sentences: readonly Sentence[],
  phrasebook: Phrasebook,
  kindsOf: (source: string) => FeatureKinds,
): Prepared {
  const random = randomNumbers(11);
  const numbers = new Map<number, number>();
  const ideasOf: { first: string; several: boolean }[] = [];
  const examples: (Example & { sentence: Sentence })[] = [];
  const add = (sentence: Sentence, text: string) => {
    const features: number[] = [];
    visitFeatures(
      phrasebook.read(text),
      (_place, hash) => {
        let number = numbers.get(hash);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(hash, number);
          ideasOf.push({ first: sentence.idea, several: false });
        }
        const ideas = ideasOf[number];
        if (ideas && ideas.first !== sentence.idea) ideas.several = true;
        features.push(number);
      },
      kindsOf(sentence.source),
    );
    if (features.length > 0)
      examples.push({ features: Uint32Array.from(features), lesson: sentence.lesson, sentence });
  };
  const ordinary = bySource(
    sentences.filter(({ lesson }) => lesson.about === 'turn' && lesson.is === 'none'),
  );
  for (const sentence of sentences) {
    add(sentence, sentence.text);
    if (sentence.source.endsWith('.jsonl')) continue;
    if (random() < NOISY) {
      const needy = sentence.lesson.about === 'turn' && sentence.lesson.is !== 'none';
      const noise = { misspelt: 0.15, firstLost: needy && random() < 0.4 };
      add(sentence, withNoise(sentence.text, noise, random));
    }
    if (sentence.lesson.about === 'turn' && random() < LONG) {
      const others = ordinary.get(sentence.source) ?? [];
      const other = others[Math.floor(random() * others.length)]?.text ?? '';
      const isBefore = random() < 0.6;
      add(sentence, isBefore ? `${other} ${sentence.text}` : `${sentence.text} ${other}`);
    }
  }
  return compacted(examples, numbers, ideasOf);
}

/** Drops the features that only one idea has. */
function compacted(
  examples: readonly (Example & { sentence: Sentence })[],
  numbers: ReadonlyMap<number, number>,
  ideasOf: readonly { several: boolean }[],
): Prepared {
  const renumbered = new Int32Array(ideasOf.length).fill(-1);
  const hashes: number[] = [];
  for (const [hash, number] of numbers) {
    if (LEAST_IDEAS > 1 && !ideasOf[number]?.several) continue;
    renumbered[number] = hashes.length;
    hashes.push(hash);
  }
  // The last number stands for every unknown feature. It counts in the length of a turn, as it does in the gateway.
  const unknown = hashes.length;
  hashes.push(0);
  const known = examples.map((example) => ({
    ...example,
    features: example.features.map((number) => {
      const kept = renumbered[number] ?? -1;
      return kept < 0 ? unknown : kept;
    }),
  }));
  const meetings = new Uint32Array(hashes.length);
  for (const { features } of known) {
    for (const feature of new Set(features)) meetings[feature] = (meetings[feature] ?? 0) + 1;
  }
  return { examples: known, hashes: Uint32Array.from(hashes), meetings };
}

function bySource(sentences: readonly Sentence[]): Map<string, Sentence[]> {
  const groups = new Map<string, Sentence[]>();
  for (const sentence of sentences) {
    const group = groups.get(sentence.source);
    if (group === undefined) groups.set(sentence.source, [sentence]);
    else group.push(sentence);
  }
  return groups;
}
