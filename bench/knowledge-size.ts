import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ChunkIndex } from '../src/knowledge/files/chunk-index.ts';
import { readDocuments } from '../src/knowledge/files/documents.ts';
import type { Chunk } from '../src/knowledge/files/section.ts';
import { randomNumbers } from './random-numbers.ts';

/** Measures the search in folders of many passages: node --expose-gc --import tsx bench/knowledge-size.ts [COUNT …] */
const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 20_000];
const ROUNDS = 8;

const { chunks: shipped } = await readDocuments(join(FIXTURES, 'knowledge'));
/** As callers put them, and as a model writes them: keywords are searched in every language of the documents. */
const questions = ['knowledge-questions.jsonl', 'knowledge-questions-later.jsonl'].flatMap(readQuestions);

for (const size of SIZES) await measure(size);

async function measure(size: number): Promise<void> {
  const chunks = manyChunks(size);
  const before = heapMegabytes();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpu = process.cpuUsage();
  const index = await ChunkIndex.build(chunks);
  const { user, system } = process.cpuUsage(cpu);
  const buildMs = (user + system) / 1000;
  delay.disable();
  const memory = heapMegabytes() - before;
  const times = queryTimes(index);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]?.toFixed(1);
  process.stdout.write(
    `${size} passages: built in ${(buildMs / 1000).toFixed(1)} s of processor time, ${memory.toFixed(0)} MB, ` +
      `longest turn ${(delay.max / 1e6).toFixed(0)} ms (p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms); ` +
      `a question takes ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms\n`,
  );
}

function readQuestions(name: string): { readonly question: string; readonly lang: string }[] {
  const lines = readFileSync(join(FIXTURES, name), 'utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const { question, keywords, lang } = JSON.parse(line);
    return [question, keywords].flatMap((text) => (text === undefined ? [] : [{ question: text, lang }]));
  });
}

/** The best of some rounds for each question, so that other work on the machine counts little. */
function queryTimes(index: ChunkIndex): number[] {
  const best = questions.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [number, { question, lang }] of questions.entries()) {
      const startedMs = performance.now();
      index.find(question, lang, 4);
      best[number] = Math.min(best[number] ?? 0, performance.now() - startedMs);
    }
  }
  return best.toSorted((a, b) => a - b);
}

/** The shipped passages, and others of 60 words: half from the shipped ones, half invented, rare ones rarely. */
function manyChunks(size: number): Chunk[] {
  const random = randomNumbers(14);
  const words = shipped.map(({ text }) => text.split(' '));
  const invented = Array.from({ length: 30_000 }, (_, rank) => inventedWord(rank));
  const chunks = [...shipped];
  while (chunks.length < size) {
    const from = Math.floor(random() * shipped.length);
    const source = words[from] ?? [];
    const text = Array.from({ length: 60 }, () =>
      random() < 0.5
        ? source[Math.floor(random() * source.length)]
        : invented[Math.floor(invented.length ** random())],
    ).join(' ');
    chunks.push({
      source: `document ${chunks.length}`,
      heading: '',
      text,
      language: shipped[from]?.language,
    });
  }
  return chunks.slice(0, size);
}

function inventedWord(rank: number): string {
  const syllables = ['ba', 'ken', 'li', 'mor', 'ta', 'ver', 'su', 'dri', 'po', 'lan', 'ge', 'fi'];
  let rest = rank + 12;
  let word = '';
  while (rest > 0) {
    word += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  }
  return word;
}

function heapMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
