/** log2 of the number of weights. */
const BITS = 15;
export const WEIGHT_COUNT = 2 ** BITS;
const LETTER_RUNS = [3, 4, 5];
/** Words that are looked at, from the end; a request in a long speech is near it. */
const MAX_WORDS = 60;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The weights of the classifier, as the training writes them. */
export interface RequestWeights {
  readonly bias: number;
  /** Size of one step of a weight. */
  readonly scale: number;
  /** `WEIGHT_COUNT` signed bytes, base64. */
  readonly weights: string;
}

/**
 * Says how much a turn sounds like a request for a person: a linear model over words, pairs of words and runs of
 * letters, trained on the transcripts in `fixtures`. It generalises to wordings that no pattern foresees; on its own
 * it is not precise enough, so it is asked only about turns that name a person.
 */
export class RequestClassifier {
  readonly #weights: Int8Array;
  readonly #scale: number;
  readonly #bias: number;

  constructor({ bias, scale, weights }: RequestWeights) {
    this.#weights = Int8Array.from(Buffer.from(weights, 'base64'));
    this.#scale = scale;
    this.#bias = bias;
  }

  /** @returns 0 to 1 */
  probability(tokens: readonly string[]): number {
    const features = featuresOf(tokens);
    let sum = 0;
    for (const feature of features) sum += this.#weights[feature] ?? 0;
    return 1 / (1 + Math.exp(-(this.#bias + (sum * this.#scale) / Math.sqrt(features.size))));
  }
}

/** Indices of the weights that a turn takes part in. */
export function featuresOf(tokens: readonly string[]): Set<number> {
  const words = ['^', ...tokens.slice(-MAX_WORDS), '$'];
  const features = new Set<number>();
  for (const [index, word] of words.entries()) {
    features.add(bucketOf(`w ${word}`));
    if (index > 0) features.add(bucketOf(`p ${words[index - 1]} ${word}`));
    if (index > 1) features.add(bucketOf(`s ${words[index - 2]} ${word}`));
    addLetterRuns(word, features);
  }
  return features;
}

function addLetterRuns(word: string, features: Set<number>): void {
  const padded = `<${word.slice(0, 24)}>`;
  for (const length of LETTER_RUNS) {
    for (let start = 0; start + length <= padded.length; start++) {
      features.add(bucketOf(`l ${padded.slice(start, start + length)}`));
    }
  }
}

/** FNV-1a over UTF-16 units. */
function bucketOf(feature: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < feature.length; index++) {
    hash = Math.imul(hash ^ feature.charCodeAt(index), FNV_PRIME);
  }
  return (hash ^ (hash >>> BITS)) & (WEIGHT_COUNT - 1);
}
