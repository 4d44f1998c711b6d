import { writeFileSync } from 'node:fs';
import { Phrasebook } from '../src/escalation/phrasebook.ts';
import { ALL_PHRASES } from '../src/escalation/phrases/all-phrases.ts';
import { featuresOf, TURN_CLASSES, type TurnClass, WEIGHT_COUNT } from '../src/escalation/turn-classifier.ts';
import { readDevelopment, readTraining } from './escalation-sentences.ts';
import { randomNumbers } from './random-numbers.ts';

/*
 * Trains the classifier of the escalation detector on fixtures/transcripts (never on held-out) and writes
 * src/escalation/turn-weights.ts. Deterministic: the same transcripts and phrases give the same file.
 *   npx tsx bench/escalation-train.ts
 */
const OUTPUT = new URL('../src/escalation/turn-weights.ts', import.meta.url);
const EPOCHS = 48;
const DECAY = 1e-5;
const BIAS_RATE = 0.1;

interface Example {
  readonly features: readonly number[];
  readonly turnClass: TurnClass | undefined;
}

interface Model {
  readonly bias: number;
  readonly weights: Float64Array;
}

const examples = readExamples();
writeWeights(TURN_CLASSES.map((name) => [name, train(examples, name)] as const));
process.stdout.write(`${examples.length} sentences, ${WEIGHT_COUNT} weights for each class\n`);

function readExamples(): Example[] {
  const phrasebook = new Phrasebook(ALL_PHRASES);
  const sentences = [...readDevelopment(phrasebook), ...readTraining()];
  return sentences.map(({ text, turnClass }) => {
    return { features: [...featuresOf(phrasebook.read(text).tokens)], turnClass };
  });
}

/** Logistic regression by stochastic gradient descent; a turn's features share one unit of length. */
function train(all: readonly Example[], name: TurnClass): Model {
  const weights = new Float64Array(WEIGHT_COUNT);
  const random = randomNumbers(1);
  let bias = -1;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = 1 / (1 + epoch * 0.2);
    for (const { features, turnClass } of shuffled(all, random)) {
      const length = Math.sqrt(features.length);
      let sum = 0;
      for (const feature of features) sum += weights[feature] ?? 0;
      const target = turnClass === name ? 1 : 0;
      const error = target - 1 / (1 + Math.exp(-(bias + sum / length)));
      bias += rate * BIAS_RATE * error;
      for (const feature of features) {
        weights[feature] = (weights[feature] ?? 0) * (1 - DECAY * rate) + (rate * error) / length;
      }
    }
  }
  return { bias, weights };
}

function writeWeights(models: readonly (readonly [TurnClass, Model])[]): void {
  const text = `import type { ClassWeights, TurnClass } from './turn-classifier.ts';

/** Written by bench/escalation-train.ts; train again after a change of phrases or transcripts. */
export const TURN_WEIGHTS: Readonly<Record<TurnClass, ClassWeights>> = {
${models.map(([name, model]) => classText(name, model)).join('\n')}
};
`;
  writeFileSync(OUTPUT, text);
}

function classText(name: TurnClass, { bias, weights }: Model): string {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = largest / 127;
  const bytes = Buffer.from(Int8Array.from(weights, (weight) => Math.round(weight / scale)).buffer);
  return `  ${name}: {
    bias: ${bias.toFixed(6)},
    scale: ${scale.toFixed(8)},
    weights:
      '${bytes.toString('base64')}',
  },`;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((left, right) => left.order - right.order)
    .map(({ item }) => item);
}
