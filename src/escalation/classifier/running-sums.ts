import type { Reading } from '../phrases/matcher.ts';
import { BOUNDARY } from '../phrases/normalise.ts';
import { MAX_WORDS, visitContext, visitWord } from './features.ts';
import { OUTPUT_COUNT, placeOf, type Weights, WIDTH } from './weights.ts';

/** A long turn is also judged in windows of this many words, each `STRIDE` words after the one before. */
const WINDOW = 22;
const STRIDE = 8;

/** Words whose sums are remembered. When there are more, all are forgotten. */
const MOST_REMEMBERED = 8_000;

/**
 * Remembers the sums of each word's own features, because everyday words come again: `WIDTH` units, then the number of
 * features.
 */
export class WordSums {
  readonly #weights: Weights;
  readonly #known = new Map<string, Int32Array>();

  constructor(weights: Weights) {
    this.#weights = weights;
  }

  of(word: string): Int32Array {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const sums = new Int32Array(WIDTH + 1);
    visitWord(word, (hash) => {
      addRow(this.#weights, hash, sums, 0);
      sums[WIDTH] = (sums[WIDTH] ?? 0) + 1;
    });
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.set(word, sums);
    return sums;
  }
}

/** Adds the row of a feature, if it is known, to the sums from `target` on. */
function addRow(weights: Weights, hash: number, sums: Int32Array, target: number): void {
  const { features, rows } = weights;
  const place = placeOf(weights, hash);
  if (features[place] === 0) return;
  const row = place * WIDTH;
  for (let unit = 0; unit < WIDTH; unit++) {
    sums[target + unit] = (sums[target + unit] ?? 0) + (rows[row + unit] ?? 0);
  }
}

/** Words from `start` up to, not including, `end`. */
type Stretch = readonly [start: number, end: number];

/** Prefix sums of the features' rows over the words of a turn: the difference of two of them judges any stretch. */
export class RunningSums {
  readonly #weights: Weights;
  readonly #tokens: readonly string[];
  readonly #from: number;
  readonly #sums: Int32Array;
  readonly #counts: Int32Array;

  constructor(reading: Reading, weights: Weights, words: WordSums) {
    const { tokens } = reading;
    this.#weights = weights;
    this.#tokens = tokens;
    this.#from = Math.max(0, tokens.length - MAX_WORDS);
    const length = tokens.length - this.#from;
    this.#sums = new Int32Array((length + 1) * WIDTH);
    this.#counts = new Int32Array(length + 1);
    this.#addWords(words);
    this.#addContext(reading);
    const sums = this.#sums;
    for (let index = WIDTH; index < sums.length; index++) {
      sums[index] = (sums[index] ?? 0) + (sums[index - WIDTH] ?? 0);
    }
    const counts = this.#counts;
    for (let row = 1; row <= length; row++) counts[row] = (counts[row] ?? 0) + (counts[row - 1] ?? 0);
  }

  /** Logits of all outputs for the whole turn. */
  whole(): Float64Array {
    return this.#logits([0, this.#counts.length - 1]);
  }

  /** Logits of the whole turn and, for a long turn, of its windows and its sentences. */
  looks(): Float64Array[] {
    const length = this.#counts.length - 1;
    if (length <= WINDOW) return [this.whole()];
    return [[0, length] as const, ...windows(length), ...this.#sentences(length)].map((part) =>
      this.#logits(part),
    );
  }

  #addWords(words: WordSums): void {
    for (let place = this.#from; place < this.#tokens.length; place++) {
      const word = place - this.#from + 1;
      const own = words.of(this.#tokens[place] ?? '');
      this.#sums.set(own.subarray(0, WIDTH), word * WIDTH);
      this.#counts[word] = own[WIDTH] ?? 0;
    }
  }

  #addContext(reading: Reading): void {
    const counts = this.#counts;
    visitContext(reading, (place, hash) => {
      const word = place - this.#from + 1;
      counts[word] = (counts[word] ?? 0) + 1;
      addRow(this.#weights, hash, this.#sums, word * WIDTH);
    });
  }

  #sentences(length: number): Stretch[] {
    const sentences: Stretch[] = [];
    let start = 0;
    for (let place = 0; place <= length; place++) {
      if (place < length && this.#tokens[this.#from + place] !== BOUNDARY) continue;
      if (place - start > 1 && place - start < length) sentences.push([start, place]);
      start = place + 1;
    }
    return sentences;
  }

  #logits([start, end]: Stretch): Float64Array {
    const { step, hiddenBiases, outputWeights, outputBiases } = this.#weights;
    const count = (this.#counts[end] ?? 0) - (this.#counts[start] ?? 0);
    const scale = (step[0] ?? 0) / Math.sqrt(Math.max(1, count));
    const logits = Float64Array.from(outputBiases);
    for (let unit = 0; unit < WIDTH; unit++) {
      const sum = (this.#sums[end * WIDTH + unit] ?? 0) - (this.#sums[start * WIDTH + unit] ?? 0);
      const hidden = (hiddenBiases[unit] ?? 0) + sum * scale;
      if (hidden <= 0) continue;
      for (let output = 0; output < OUTPUT_COUNT; output++) {
        logits[output] = (logits[output] ?? 0) + hidden * (outputWeights[output * WIDTH + unit] ?? 0);
      }
    }
    return logits;
  }
}

function windows(length: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (let start = 0; ; start += STRIDE) {
    const end = Math.min(length, start + WINDOW);
    stretches.push([start, end]);
    if (end === length) return stretches;
  }
}
