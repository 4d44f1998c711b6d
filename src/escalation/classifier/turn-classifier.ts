import type { Reading } from '../phrases/matcher.ts';
import { wordHash } from './features.ts';
import { RunningSums, WordSums } from './running-sums.ts';
import {
  ANSWER_CLASSES,
  type AnswerClass,
  OUTPUT_COUNT,
  TURN_CLASSES,
  type TurnClass,
  type Weights,
} from './weights.ts';

/** The probability of each class, from 0 to 1. They add up to 1. */
export type Probabilities<Class extends string> = Readonly<Record<Class, number>>;

/**
 * Estimates how likely each class is for a turn. It is a small network over words, letters and concepts, trained by
 * `npm run train:escalation`. It covers wordings that no rule foresees, and never decides a transfer alone.
 */
export class TurnClassifier {
  readonly #weights: Weights;
  readonly #words: WordSums;
  /** The detector asks several questions about the same turn. */
  readonly #known = new WeakMap<Reading, { sums: RunningSums; turn?: Probabilities<TurnClass> }>();

  constructor(weights: Weights) {
    this.#weights = weights;
    this.#words = new WordSums(weights);
  }

  /** Whether the training has met this word. */
  knows(word: string): boolean {
    const { vocabulary } = this.#weights;
    const hash = wordHash(word);
    let low = 0;
    let high = vocabulary.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((vocabulary[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    return vocabulary[low] === hash;
  }

  /** Judges a caller's turn: a short one as a whole, a long one by the part that most likely needs a person. */
  turn(reading: Reading): Probabilities<TurnClass> {
    const known = this.#memoryOf(reading);
    known.turn ??= known.sums
      .looks()
      .map((logits) => softmax(TURN_CLASSES, logits, 0))
      .reduce((best, next) => (next.none < best.none ? next : best));
    return known.turn;
  }

  /** Judges an answer to the offer of a person. */
  answer(reading: Reading): Probabilities<AnswerClass> {
    return softmax(ANSWER_CLASSES, this.#memoryOf(reading).sums.whole(), TURN_CLASSES.length);
  }

  /** How likely an assistant's turn offers a person, from 0 to 1, judged by its likeliest part. */
  offer(reading: Reading): number {
    const looks = this.#memoryOf(reading).sums.looks();
    return Math.max(...looks.map((logits) => sigmoid(logits[OUTPUT_COUNT - 1] ?? 0)));
  }

  #memoryOf(reading: Reading): { sums: RunningSums; turn?: Probabilities<TurnClass> } {
    const known = this.#known.get(reading);
    if (known !== undefined) return known;
    const memory = { sums: new RunningSums(reading, this.#weights, this.#words) };
    this.#known.set(reading, memory);
    return memory;
  }
}

function softmax<Class extends string>(
  classes: readonly Class[],
  logits: Float64Array,
  from: number,
): Probabilities<Class> {
  const own = classes.map((_, index) => logits[from + index] ?? 0);
  const most = Math.max(...own);
  const exponents = own.map((logit) => Math.exp(logit - most));
  const total = exponents.reduce((sum, value) => sum + value, 0);
  return Object.fromEntries(
    classes.map((name, index) => [name, (exponents[index] ?? 0) / total]),
  ) as Probabilities<Class>;
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
