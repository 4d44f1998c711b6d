import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseTranscriptRow } from '../src/escalation/evaluation-rows.ts';
import { Phrasebook } from '../src/escalation/phrasebook.ts';
import { ALL_PHRASES } from '../src/escalation/phrases/all-phrases.ts';
import { featuresOf, WEIGHT_COUNT } from '../src/escalation/request-classifier.ts';

/*
 * Trains the request classifier of the escalation detector on fixtures/transcripts (never on held-out) and writes
 * src/escalation/request-weights.ts. Deterministic: the same transcripts and phrases give the same file.
 *   npx tsx bench/escalation-train.ts
 */
const TRANSCRIPTS = new URL('../fixtures/transcripts/', import.meta.url);
const OUTPUT = new URL('../src/escalation/request-weights.ts', import.meta.url);
const EPOCHS = 40;
const DECAY = 1e-4;
const BIAS_RATE = 0.1;

interface Example {
  readonly features: ReadonlySet<number>;
  readonly target: 0 | 1;
}

const examples = readExamples();
const model = train(examples);
writeWeights(model);
process.stdout.write(`${examples.length} utterances, ${WEIGHT_COUNT} weights\n`);

function readExamples(): Example[] {
  const phrasebook = new Phrasebook(ALL_PHRASES);
  const files = readdirSync(TRANSCRIPTS).filter((name) => /^[a-z]{2}\.jsonl$/.test(name));
  const lines = files.sort().flatMap((name) => readFileSync(new URL(name, TRANSCRIPTS), 'utf8').split('\n'));
  return lines.flatMap((line) => {
    const row = parseTranscriptRow(line);
    if (row.kind !== 'utterance' || row.label === undefined || row.context.length > 0) return [];
    const features = featuresOf(phrasebook.read(row.text).tokens);
    return [{ features, target: row.label === 'escalate' ? 1 : 0 } as const];
  });
}

/** Logistic regression by stochastic gradient descent; a turn's features share one unit of length. */
function train(all: readonly Example[]): { bias: number; weights: Float64Array } {
  const weights = new Float64Array(WEIGHT_COUNT);
  const random = randomNumbers(1);
  let bias = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = 1 / (1 + epoch * 0.1);
    for (const { features, target } of shuffled(all, random)) {
      const length = Math.sqrt(features.size);
      let sum = 0;
      for (const feature of features) sum += weights[feature] ?? 0;
      const error = target - 1 / (1 + Math.exp(-(bias + sum / length)));
      bias += rate * BIAS_RATE * error;
      for (const feature of features) {
        weights[feature] = (weights[feature] ?? 0) * (1 - DECAY * rate) + (rate * error) / length;
      }
    }
  }
  return { bias, weights };
}

function writeWeights({ bias, weights }: { bias: number; weights: Float64Array }): void {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = largest / 127;
  const bytes = Buffer.from(Int8Array.from(weights, (weight) => Math.round(weight / scale)).buffer);
  const text = `import type { RequestWeights } from './request-classifier.ts';

/** Written by bench/escalation-train.ts; train again after a change of phrases or transcripts. */
export const REQUEST_WEIGHTS: RequestWeights = {
  bias: ${bias.toFixed(6)},
  scale: ${scale.toFixed(8)},
  weights:
    '${bytes.toString('base64')}',
};
`;
  writeFileSync(OUTPUT, text);
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((left, right) => left.order - right.order)
    .map(({ item }) => item);
}

/** A linear congruential generator: the same numbers on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
