import { type FeatureKinds, visitFeatures, wordHash } from '../../src/escalation/classifier/features.ts';
import { tokenise } from '../../src/escalation/phrases/normalise.ts';
import type { Phrasebook } from '../../src/escalation/phrases/phrasebook.ts';
import { randomNumbers } from '../random-numbers.ts';
import { FeatureNumbers } from './feature-numbers.ts';
import type { Example } from './network.ts';
import { withNoise } from './noise.ts';
import type { Sentence } from './sentences.ts';

/** A word is known when at least this many ideas have it. */
const LEAST_MEETINGS = 2;
/** Share of the sentences that are repeated with recognition errors, and of those repeated in a longer turn. */
const NOISY = 0.2;
const LONG = 0.2;

/** An example, and the sentence that it is one text of. */
type PreparedExample = Example & { readonly sentence: Sentence };

/** Sentences that are ready for training: `features` are indexes into `hashes`. */
export interface Prepared {
  readonly examples: readonly PreparedExample[];
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
  const numbers = new FeatureNumbers();
  const examples: PreparedExample[] = [];
  for (const { sentence, text } of variantsOf(sentences)) {
    const features: number[] = [];
    const number = (_place: number, hash: number) => features.push(numbers.numberOf(hash, sentence.idea));
    visitFeatures(phrasebook.read(text), number, kindsOf(sentence.source));
    if (features.length > 0)
      examples.push({ features: Uint32Array.from(features), lesson: sentence.lesson, sentence });
  }
  return compacted(examples, numbers);
}

/** The texts in which each sentence is learned: as it is, with recognition errors, within a longer turn. */
function* variantsOf(sentences: readonly Sentence[]): Generator<{ sentence: Sentence; text: string }> {
  const random = randomNumbers(11);
  const ordinary = bySource(sentences.filter(isOrdinary));
  for (const sentence of sentences) {
    yield { sentence, text: sentence.text };
    if (sentence.source.endsWith('.jsonl')) continue;
    const isTurn = sentence.lesson.about === 'turn';
    if (random() < NOISY) {
      const needy = isTurn && !isOrdinary(sentence);
      const noise = { misspelt: 0.15, firstLost: needy && random() < 0.4 };
      yield { sentence, text: withNoise(sentence.text, noise, random) };
    }
    if (isTurn && random() < LONG) {
      const others = ordinary.get(sentence.source) ?? [];
      const other = others[Math.floor(random() * others.length)]?.text ?? '';
      const isBefore = random() < 0.6;
      yield { sentence, text: isBefore ? `${other} ${sentence.text}` : `${sentence.text} ${other}` };
    }
  }
}

function isOrdinary({ lesson }: Sentence): boolean {
  return lesson.about === 'turn' && lesson.is === 'none';
}

/** Drops the features that only one idea has. */
function compacted(examples: readonly PreparedExample[], numbers: FeatureNumbers): Prepared {
  const { hashes, indexes } = numbers.shared();
  // The last number stands for every unknown feature. It counts in the length of a turn, as it does in the gateway.
  const unknown = hashes.length;
  const known = examples.map((example) => ({
    ...example,
    features: example.features.map((feature) => {
      const index = indexes[feature] ?? -1;
      return index < 0 ? unknown : index;
    }),
  }));
  const meetings = new Uint32Array(hashes.length + 1);
  for (const { features } of known) {
    for (const feature of new Set(features)) meetings[feature] = (meetings[feature] ?? 0) + 1;
  }
  return { examples: known, hashes: Uint32Array.from([...hashes, 0]), meetings };
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
