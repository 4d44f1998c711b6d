/** log2 of the number of weights of one class. */
const BITS = 15;
export const WEIGHT_COUNT = 2 ** BITS;
const LETTER_RUNS = [3, 4, 5];
/** Words that are looked at, from the end; a request in a long speech is near it. */
const MAX_WORDS = 60;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** What each kind of feature begins with. */
const WORD = hashed(FNV_OFFSET, 'w ');
const PAIR = hashed(FNV_OFFSET, 'p ');
const SKIP = hashed(FNV_OFFSET, 's ');
const LETTERS = hashed(FNV_OFFSET, 'l ');

/** What the classifier tells apart. All but `offer` are a caller's; `offer` is the assistant's offer of a person. */
export const TURN_CLASSES = [
  'safety',
  'legal',
  'explicit_request',
  'cancel_threat',
  'frustration',
  'offer',
] as const;
export type TurnClass = (typeof TURN_CLASSES)[number];

/** The weights of one class, as the training writes them. */
export interface ClassWeights {
  readonly bias: number;
  /** Size of one step of a weight. */
  readonly scale: number;
  /** `WEIGHT_COUNT` signed bytes, base64. */
  readonly weights: string;
}

/**
 * Says how much a turn sounds like each class: linear models over words, pairs of words and runs of letters, trained
 * on the sentences in `fixtures`. They generalise to wordings that no pattern foresees.
 */
export class TurnClassifier {
  readonly #models: readonly Model[];
  /** Several questions are asked of one turn. */
  readonly #judged = new WeakMap<readonly string[], Probabilities>();

  constructor(weights: Readonly<Record<TurnClass, ClassWeights>>) {
    this.#models = TURN_CLASSES.map((name) => ({
      name,
      bias: weights[name].bias,
      scale: weights[name].scale,
      weights: Int8Array.from(Buffer.from(weights[name].weights, 'base64')),
    }));
  }

  /** @returns for each class 0 to 1; the classes are judged one by one, so the sum means nothing */
  probabilities(tokens: readonly string[]): Probabilities {
    const known = this.#judged.get(tokens);
    if (known) return known;
    const probabilities = this.#judge(tokens);
    this.#judged.set(tokens, probabilities);
    return probabilities;
  }

  #judge(tokens: readonly string[]): Probabilities {
    const features = featuresOf(tokens);
    const length = Math.sqrt(features.size);
    const result = { safety: 0, legal: 0, explicit_request: 0, cancel_threat: 0, frustration: 0, offer: 0 };
    for (const { name, bias, scale, weights } of this.#models) {
      let sum = 0;
      for (const feature of features) sum += weights[feature] ?? 0;
      result[name] = 1 / (1 + Math.exp(-(bias + (sum * scale) / length)));
    }
    return result;
  }
}

type Probabilities = Readonly<Record<TurnClass, number>>;

interface Model {
  readonly name: TurnClass;
  readonly bias: number;
  readonly scale: number;
  readonly weights: Int8Array;
}

/** Indices of the weights that a turn takes part in. */
export function featuresOf(tokens: readonly string[]): Set<number> {
  const words = ['^', ...tokens.slice(-MAX_WORDS), '$'];
  const features = new Set<number>();
  for (const [index, word] of words.entries()) {
    features.add(bucketOf(hashed(WORD, word)));
    if (index > 0) features.add(bucketOf(hashed(hashed(hashed(PAIR, words[index - 1] ?? ''), ' '), word)));
    if (index > 1) features.add(bucketOf(hashed(hashed(hashed(SKIP, words[index - 2] ?? ''), ' '), word)));
    addLetterRuns(word, features);
  }
  return features;
}

function addLetterRuns(word: string, features: Set<number>): void {
  const padded = `<${word.slice(0, 24)}>`;
  for (const length of LETTER_RUNS) {
    for (let start = 0; start + length <= padded.length; start++) {
      features.add(bucketOf(hashed(LETTERS, padded, start, start + length)));
    }
  }
}

/** FNV-1a over UTF-16 units, from the hash of what stands before them: no text is put together. */
function hashed(before: number, text: string, start = 0, end = text.length): number {
  let hash = before;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return hash;
}

function bucketOf(hash: number): number {
  return (hash ^ (hash >>> BITS)) & (WEIGHT_COUNT - 1);
}
