import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ChunkIndex, type FoundChunk } from '../src/knowledge/files/chunk-index.ts';
import { passageText } from '../src/knowledge/files/chunks.ts';
import { readDocuments } from '../src/knowledge/files/documents.ts';
import { SEARCH_SETTINGS, type SearchSettings } from '../src/knowledge/files/search-settings.ts';

interface Row {
  readonly id: string;
  readonly half: string;
  readonly lang: string;
  readonly question: string;
  /** Absent when no document answers the question. */
  readonly source?: string;
  readonly passage?: string;
}

interface Outcome {
  readonly row: Row;
  /** Place of the passage that answers, from 1; 0 when it is not among the three. */
  readonly rank: number;
  readonly found: readonly FoundChunk[];
}

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const PLACES = 3;

const HELP = `Measures the search in the knowledge folder of the fixtures.

  npx tsx bench/knowledge.ts [--questions FILE.jsonl ...] [--half A|B|C|D] [--misses] [--variants]

--half      A: tuned on. B: tuned on later, by the synonyms. C, D: written last, callers' own words
--misses    prints the questions that failed
--variants  the same questions with parts of the search switched off
`;

const { values } = parseArgs({
  options: {
    questions: {
      type: 'string',
      multiple: true,
      default: ['knowledge-questions.jsonl', 'knowledge-questions-later.jsonl'].map((name) =>
        join(FIXTURES, name),
      ),
    },
    half: { type: 'string' },
    misses: { type: 'boolean', default: false },
    variants: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const VARIANTS: Readonly<Record<string, Partial<SearchSettings>>> = {
  'as shipped': {},
  'without stemming': { stemming: false },
  'without stop words': { stopWords: false },
  'without fuzzy': { fuzzyFrom: 0 },
  'without prefix': { prefixFrom: 0 },
  'without fuzzy and prefix': { fuzzyFrom: 0, prefixFrom: 0 },
  'without compounds': { compounds: false },
  'without synonyms': { synonyms: false },
  'headings count once': { headingBoost: 1 },
  'headings count fourfold': { headingBoost: 4 },
  'languages count alike': { otherLanguage: 1 },
  'words as they are': {
    stemming: false,
    stopWords: false,
    fuzzyFrom: 0,
    prefixFrom: 0,
    compounds: false,
    synonyms: false,
  },
  'without a floor': { floor: { topic: 0, words: 0, word: 0 } },
  'language always given as en': {},
};

if (values.help) process.stdout.write(HELP);
else await main();

async function main(): Promise<void> {
  const rows = values.questions
    .flatMap(readRows)
    .filter(({ half }) => values.half === undefined || half === values.half);
  const { chunks } = await readDocuments(join(FIXTURES, 'knowledge'));
  print(`${chunks.length} passages, ${rows.length} questions`);
  for (const [name, changes] of Object.entries(VARIANTS)) {
    if (name !== 'as shipped' && !values.variants) break;
    const settings = { ...SEARCH_SETTINGS, ...changes };
    const index = await ChunkIndex.build(chunks, settings);
    const language = name.endsWith(' en') ? 'en' : undefined;
    const outcomes = rows.map((row) => ask(index, row, language ?? row.lang));
    if (name === 'as shipped') printByLanguage(outcomes);
    else print(`${name.padEnd(30)} ${summary(outcomes)}`);
  }
}

function ask(index: ChunkIndex, row: Row, language: string): Outcome {
  const found = index.find(row.question, language, PLACES).filter(({ aboveFloor }) => aboveFloor);
  const rank = found.findIndex(
    ({ chunk }) =>
      row.source !== undefined &&
      chunk.source.startsWith(row.source) &&
      passageText(chunk).includes(row.passage ?? ''),
  );
  return { row, rank: rank + 1, found };
}

function printByLanguage(outcomes: readonly Outcome[]): void {
  for (const lang of new Set(outcomes.map(({ row }) => row.lang))) {
    print(`${lang.padEnd(30)} ${summary(outcomes.filter(({ row }) => row.lang === lang))}`);
  }
  print(`${'all'.padEnd(30)} ${summary(outcomes)}`);
  if (values.misses) {
    for (const { row, rank, found } of outcomes) {
      const failed = row.source === undefined ? found.length > 0 : rank !== 1;
      if (!failed) continue;
      print(`${row.id} rank ${rank}: ${row.question}`);
      for (const { chunk, coverage, score } of found) {
        print(
          `    ${coverage.toFixed(2)} ${score.toFixed(1)} ${chunk.source} ${passageText(chunk).slice(0, 60)}`,
        );
      }
    }
  }
}

function summary(outcomes: readonly Outcome[]): string {
  const answered = outcomes.filter(({ row }) => row.source !== undefined);
  const unanswerable = outcomes.filter(({ row }) => row.source === undefined);
  const recalled = answered.filter(({ rank }) => rank > 0).length;
  const reciprocal = answered.reduce((sum, { rank }) => sum + (rank > 0 ? 1 / rank : 0), 0);
  const falseFinds = unanswerable.filter(({ found }) => found.length > 0).length;
  return [
    `recall@3 ${(recalled / answered.length).toFixed(2)} (${recalled} of ${answered.length})`,
    `MRR ${(reciprocal / answered.length).toFixed(2)}`,
    `false finds ${falseFinds} of ${unanswerable.length}`,
  ].join('  ');
}

function readRows(file: string): Row[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
