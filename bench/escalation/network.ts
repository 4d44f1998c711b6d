import {
  ANSWER_CLASSES,
  OUTPUT_COUNT,
  placeOf,
  STEPS,
  TURN_CLASSES,
  type Weights,
  WIDTH,
} from '../../src/escalation/classifier/weights.ts';
import { randomNumbers } from '../random-numbers.ts';
import type { Lesson } from './sentences.ts';

const EPOCHS = 8;
const RATE = 0.3;
/** The rate falls linearly from `RATE` towards this share of it. */
const LAST_RATE = 0.2;
/** Share of a turn's features that are left out each time (dropout), so that the network relies on none alone. */
const DROPPED = 0.4;
/** A smaller error is not learned from. */
const LEAST_ERROR = 1e-3;
/** The step is chosen so that this share of the weights fits into a byte. Larger weights are cut. */
const LARGEST_SHARE = 0.9995;

/** A sentence as the network sees it: the numbers of its features, with repetition. */
export interface Example {
  readonly features: Uint32Array;
  readonly lesson: Lesson;
}

/** The outputs that a lesson is about: from `from` up to, not including, `to`. */
export function outputsOf({ about }: Lesson): readonly [from: number, to: number] {
  if (about === 'turn') return [0, TURN_CLASSES.length];
  return about === 'answer' ? [TURN_CLASSES.length, OUTPUT_COUNT - 1] : [OUTPUT_COUNT - 1, OUTPUT_COUNT];
}

/**
 * The network while it learns. The last feature stands for all unknown ones: it counts in the length of a turn and has
 * no weights. The same examples and seed give the same network.
 */
export class Network {
  readonly #rows: Float32Array;
  readonly #rowSquares: Float32Array;
  readonly #outputWeights = new Float64Array(OUTPUT_COUNT * WIDTH);
  readonly #outputSquares = new Float64Array(OUTPUT_COUNT * WIDTH).fill(1);
  readonly #outputBiases = new Float64Array(OUTPUT_COUNT);
  readonly #biasSquares = new Float64Array(OUTPUT_COUNT).fill(1);
  readonly #hiddenBiases = new Float64Array(WIDTH);
  readonly #hiddenSquares = new Float64Array(WIDTH).fill(1);
  readonly #unknown: number;
  readonly #random: () => number;
  readonly #hidden = new Float64Array(WIDTH);
  readonly #blame = new Float64Array(WIDTH);

  constructor(featureCount: number, seed = 1) {
    this.#random = randomNumbers(seed);
    this.#unknown = featureCount - 1;
    this.#rows = Float32Array.from({ length: featureCount * WIDTH }, () => (this.#random() - 0.5) * 0.6);
    this.#rows.fill(0, this.#unknown * WIDTH);
    this.#rowSquares = new Float32Array(featureCount).fill(0.01);
    for (let index = 0; index < this.#outputWeights.length; index++)
      this.#outputWeights[index] = this.#random() - 0.5;
  }

  learn(examples: readonly Example[]): this {
    const order = Uint32Array.from(examples.keys());
    for (let epoch = 0; epoch < EPOCHS; epoch++) {
      this.#shuffle(order);
      const rate = RATE * (1 - (epoch / EPOCHS) * (1 - LAST_RATE));
      for (const index of order) {
        const example = examples[index];
        if (example !== undefined) this.#learnFrom(example, rate);
      }
    }
    return this;
  }

  /** Probabilities of the outputs that a lesson is about. */
  judge(features: Uint32Array, lesson: Lesson): number[] {
    this.#lookAt(features, 1 / Math.sqrt(Math.max(1, features.length)), features.length);
    const [from, to] = outputsOf(lesson);
    return this.#probabilities(from, to);
  }

  #learnFrom({ features, lesson }: Example, rate: number): void {
    const kept = features.filter((feature) => feature !== this.#unknown && this.#random() >= DROPPED);
    const scale = 1 / Math.sqrt(Math.max(1, features.length));
    this.#lookAt(kept, scale / (1 - DROPPED), kept.length);
    const [from, to] = outputsOf(lesson);
    const errors = this.#probabilities(from, to).map((given, index) => targetOf(lesson, index) - given);
    if (errors.every((error) => Math.abs(error) < LEAST_ERROR)) return;
    this.#blame.fill(0);
    for (const [index, error] of errors.entries()) this.#correctOutput(from + index, error, rate);
    this.#correctRows(kept, scale, rate);
  }

  #lookAt(features: Uint32Array, scale: number, count: number): void {
    const hidden = this.#hidden;
    const rows = this.#rows;
    hidden.fill(0);
    for (let at = 0; at < count; at++) {
      const row = (features[at] ?? 0) * WIDTH;
      for (let unit = 0; unit < WIDTH; unit++) hidden[unit] = (hidden[unit] ?? 0) + (rows[row + unit] ?? 0);
    }
    for (let unit = 0; unit < WIDTH; unit++) {
      hidden[unit] = Math.max(0, (this.#hiddenBiases[unit] ?? 0) + (hidden[unit] ?? 0) * scale);
    }
  }

  #probabilities(from: number, to: number): number[] {
    const logits: number[] = [];
    for (let output = from; output < to; output++) {
      let sum = this.#outputBiases[output] ?? 0;
      for (let unit = 0; unit < WIDTH; unit++)
        sum += (this.#hidden[unit] ?? 0) * (this.#outputWeights[output * WIDTH + unit] ?? 0);
      logits.push(sum);
    }
    if (logits.length === 1) return [1 / (1 + Math.exp(-(logits[0] ?? 0)))];
    const most = Math.max(...logits);
    const exponents = logits.map((logit) => Math.exp(logit - most));
    const total = exponents.reduce((sum, value) => sum + value, 0);
    return exponents.map((value) => value / total);
  }

  /** Uses AdaGrad, as `#correctRows` does. */
  #correctOutput(output: number, error: number, rate: number): void {
    this.#biasSquares[output] = (this.#biasSquares[output] ?? 0) + error * error;
    this.#outputBiases[output] =
      (this.#outputBiases[output] ?? 0) + (rate * 0.3 * error) / Math.sqrt(this.#biasSquares[output] ?? 1);
    for (let unit = 0; unit < WIDTH; unit++) {
      const hidden = this.#hidden[unit] ?? 0;
      if (hidden <= 0) continue;
      const at = output * WIDTH + unit;
      const weight = this.#outputWeights[at] ?? 0;
      this.#blame[unit] = (this.#blame[unit] ?? 0) + error * weight;
      const gradient = error * hidden;
      this.#outputSquares[at] = (this.#outputSquares[at] ?? 0) + gradient * gradient;
      this.#outputWeights[at] = weight + (rate * 0.5 * gradient) / Math.sqrt(this.#outputSquares[at] ?? 1);
    }
  }

  #correctRows(kept: Uint32Array, scale: number, rate: number): void {
    const blame = this.#blame;
    let size = 0;
    for (let unit = 0; unit < WIDTH; unit++) {
      const gradient = blame[unit] ?? 0;
      this.#hiddenSquares[unit] = (this.#hiddenSquares[unit] ?? 0) + gradient * gradient;
      this.#hiddenBiases[unit] =
        (this.#hiddenBiases[unit] ?? 0) + (rate * 0.1 * gradient) / Math.sqrt(this.#hiddenSquares[unit] ?? 1);
      blame[unit] = gradient * scale;
      size += (gradient * scale) ** 2 / WIDTH;
    }
    for (let at = 0; at < kept.length; at++) {
      const feature = kept[at] ?? 0;
      this.#rowSquares[feature] = (this.#rowSquares[feature] ?? 0) + size;
      const step = rate / Math.sqrt(this.#rowSquares[feature] ?? 1);
      const row = feature * WIDTH;
      for (let unit = 0; unit < WIDTH; unit++)
        this.#rows[row + unit] = (this.#rows[row + unit] ?? 0) + step * (blame[unit] ?? 0);
    }
  }

  #shuffle(order: Uint32Array): void {
    for (let index = order.length - 1; index > 0; index--) {
      const other = Math.floor(this.#random() * (index + 1));
      const kept = order[index] ?? 0;
      order[index] = order[other] ?? 0;
      order[other] = kept;
    }
  }

  /**
   * Keeps the features with the largest influence and rounds each of their weights to one signed byte.
   * @param features `hashes` of the features; `meetings`: how many examples have each, because a rare one matters less
   * @param table `places` in the table, and the `most` features to keep
   */
  pack(
    { hashes, meetings }: { readonly hashes: Uint32Array; readonly meetings: Uint32Array },
    { places, most }: { readonly places: number; readonly most: number },
  ): Omit<Weights, 'vocabulary'> {
    const strength = Float64Array.from(hashes, (_, feature) => {
      const row = this.#rows.subarray(feature * WIDTH, (feature + 1) * WIDTH);
      return Math.hypot(...row) * Math.log(1 + (meetings[feature] ?? 0));
    });
    const kept = [...hashes.keys()]
      .filter((feature) => feature !== this.#unknown)
      .sort((left, right) => (strength[right] ?? 0) - (strength[left] ?? 0))
      .slice(0, most);
    const sizes = Float32Array.from(
      kept.flatMap((feature) =>
        [...this.#rows.subarray(feature * WIDTH, (feature + 1) * WIDTH)].map(Math.abs),
      ),
    ).sort();
    const step = (sizes[Math.floor(sizes.length * LARGEST_SHARE)] ?? 1) / STEPS;
    const table = { places, features: new Uint32Array(places) };
    const rows = new Int8Array(places * WIDTH);
    for (const feature of kept) {
      const place = placeOf(table, hashes[feature] ?? 0);
      table.features[place] = hashes[feature] ?? 0;
      for (let unit = 0; unit < WIDTH; unit++) {
        const value = Math.round((this.#rows[feature * WIDTH + unit] ?? 0) / step);
        rows[place * WIDTH + unit] = Math.max(-STEPS, Math.min(STEPS, value));
      }
    }
    return {
      ...table,
      rows,
      step: Float32Array.of(step),
      hiddenBiases: Float32Array.from(this.#hiddenBiases),
      outputWeights: Float32Array.from(this.#outputWeights),
      outputBiases: Float32Array.from(this.#outputBiases),
    };
  }
}

function targetOf(lesson: Lesson, index: number): number {
  if (lesson.about === 'offer') return lesson.is ? 1 : 0;
  const names: readonly string[] = lesson.about === 'turn' ? TURN_CLASSES : ANSWER_CLASSES;
  return names[index] === lesson.is ? 1 : 0;
}
