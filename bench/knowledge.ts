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
  /** The question as a model writes it for the search. */
  readonly keywords?: string;
}

interface Outcome {
  readonly row: Row;
  /** Place of the passage that answers, from 1; 0 when it is not among the three. */
  readonly place: number;
  /** The same, when the floor is ignored. */
  readonly placeWithoutFloor: number;
  readonly ranked: readonly FoundChunk[];
}

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const PLACES = 3;

const HELP = `Measures the search in the knowledge folder of the fixtures.

  npx tsx bench/knowledge.ts [--questions FILE.jsonl ...] [--set A ...] [--keywords [--one-missing]] [--misses] [--variants]

--set       A, B: the search was tuned on these. C, D: written later. E: written by somebody who did not know the
            search. F: keywords, answered only by documents in another language than the call's. Default: A to E
--keywords  asks as a model does, with the keywords of sets C to F and H. Otherwise in the callers' own words
--one-missing  asks once without each keyword
--misses    prints the questions that failed
--variants  the same questions with parts of the search switched off
`;

const { values } = parseArgs({
  options: {
    questions: {
      type: 'string',
      multiple: true,
      default: [
        'knowledge-questions.jsonl',
        'knowledge-questions-later.jsonl',
        'knowledge-questions-free.jsonl',
        'knowledge-questions-blind.jsonl',
      ].map((name) => join(FIXTURES, name)),
    },
    set: { type: 'string', multiple: true, default: ['A', 'B', 'C', 'D', 'E'] },
    keywords: { type: 'boolean', default: false },
    'one-missing': { type: 'boolean', default: false },
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
  'language always given as en': {},
};

if (values.help) process.stdout.write(HELP);
else await main();

async function main(): Promise<void> {
  const rows = values.questions
    .flatMap(readRows)
    .filter(({ half }) => values.set.includes(half))
    .flatMap(asAsked);
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

/** The question as the options want it put. */
function asAsked(row: Row): Row[] {
  if (!values.keywords) return [row];
  const words = row.keywords?.split(' ') ?? [];
  const queries = values['one-missing']
    ? words.map((_, left) => words.toSpliced(left, 1).join(' '))
    : [words.join(' ')];
  return queries.flatMap((question) => (question === '' ? [] : [{ ...row, question }]));
}

function ask(index: ChunkIndex, row: Row, language: string): Outcome {
  const ranked = index.find(row.question, language, PLACES);
  const placeIn = (found: readonly FoundChunk[]) => found.findIndex((each) => answers(each, row)) + 1;
  return {
    row,
    place: placeIn(ranked.filter(({ aboveFloor }) => aboveFloor)),
    placeWithoutFloor: placeIn(ranked),
    ranked,
  };
}

function answers({ chunk }: FoundChunk, { source, passage = '' }: Row): boolean {
  return source !== undefined && chunk.source.startsWith(source) && passageText(chunk).includes(passage);
}

function printByLanguage(outcomes: readonly Outcome[]): void {
  for (const lang of new Set(outcomes.map(({ row }) => row.lang))) {
    print(`${lang.padEnd(30)} ${summary(outcomes.filter(({ row }) => row.lang === lang))}`);
  }
  print(`${'all'.padEnd(30)} ${summary(outcomes)}`);
  if (values.misses) printMisses(outcomes);
}

function printMisses(outcomes: readonly Outcome[]): void {
  for (const { row, place, ranked } of outcomes) {
    const failed = row.source === undefined ? ranked.some(({ aboveFloor }) => aboveFloor) : place !== 1;
    if (!failed) continue;
    print(`${row.id} place ${place}: ${row.question}`);
    for (const { chunk, score, aboveFloor } of ranked) {
      print(
        `  ${aboveFloor ? '+' : '-'} ${score.toFixed(2)} ${chunk.source} ${passageText(chunk).slice(0, 60)}`,
      );
    }
  }
}

function summary(outcomes: readonly Outcome[]): string {
  const answered = outcomes.filter(({ row }) => row.source !== undefined);
  const unanswerable = outcomes.filter(({ row }) => row.source === undefined);
  const falseFinds = unanswerable.filter(({ ranked }) => ranked.some(({ aboveFloor }) => aboveFloor));
  const listed = unanswerable.filter(({ ranked }) => ranked.length > 0);
  return [
    places(answered.map(({ place }) => place)),
    `false finds ${falseFinds.length} of ${unanswerable.length}`,
    `| without a floor: ${places(answered.map(({ placeWithoutFloor }) => placeWithoutFloor))}`,
    `false finds ${listed.length}`,
  ].join('  ');
}

function places(found: readonly number[]): string {
  const recalled = found.filter((place) => place > 0);
  const reciprocal = recalled.reduce((sum, place) => sum + 1 / place, 0);
  return [
    `recall@${PLACES} ${(recalled.length / found.length).toFixed(2)} (${recalled.length} of ${found.length})`,
    `MRR ${(reciprocal / found.length).toFixed(2)}`,
  ].join('  ');
}

function readRows(file: string): Row[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
