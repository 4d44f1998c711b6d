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

/** For each class 0 to 1; the sum is 1. */
export type Probabilities<Class extends string> = Readonly<Record<Class, number>>;

/**
 * Says how much a turn sounds like each class: a small network over words, letters and concepts, trained by
 * `npm run train:escalation`. It generalises to wordings that no rule foresees, and never decides a transfer alone.
 */
export class TurnClassifier {
  readonly #weights: Weights;
  readonly #words: WordSums;
  /** Several questions are asked of one turn. */
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

  /** What a caller's turn is, by the part of it that says most: a whole short turn, or some words of a long one. */
  turn(reading: Reading): Probabilities<TurnClass> {
    const known = this.#memoryOf(reading);
    known.turn ??= known.sums
      .looks()
      .map((logits) => softmax(TURN_CLASSES, logits, 0))
      .reduce((best, next) => (next.none < best.none ? next : best));
    return known.turn;
  }

  /** What an answer to the offer of a person is. */
  answer(reading: Reading): Probabilities<AnswerClass> {
    return softmax(ANSWER_CLASSES, this.#memoryOf(reading).sums.whole(), TURN_CLASSES.length);
  }

  /** Whether an assistant's turn offers a person, by its most telling part: 0 to 1. */
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
