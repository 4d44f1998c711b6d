import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { errorMessage } from '../errors.ts';
import { type Evaluated, evaluateRow } from './evaluation.ts';
import { reportMisses, reportTable, reportTimes } from './evaluation-report.ts';
import { parseTranscriptRow } from './evaluation-rows.ts';
import { Phrasebook } from './phrasebook.ts';
import { ALL_PHRASES } from './phrases/all-phrases.ts';
import { readPhrasesFile } from './phrases-file.ts';

const HELP = `Runs the escalation detector over labelled transcripts and prints precision and recall by language.

  npm run eval:escalation -- FILE.jsonl … [--predictions OUT.jsonl] [--phrases FILE.json] [--verbose] [--help]

A row is one JSON object on a line:
  {id, lang?, text, context?, label?: "escalate"|"continue"}
      context: what was said before. A string is the assistant's last words; an array holds strings or
      {role, text} turns, oldest first.
  {id, lang?, turns: [{role: "assistant"|"caller", text, final?}], escalate_turn?: number|null, reason?}
      escalate_turn: index into turns, from 0; null when the call must not be escalated.
A row without its label is predicted and not judged.

Right is: the same label; in a dialogue, escalation at exactly the labelled turn. Earlier, or in a call that must
not be escalated, is a false alarm; later or never is a miss. A hand-off at once and an offer of a person both count
as escalation. Only final turns of the caller can escalate.

--predictions  writes {id, label, reason} or {id, escalate_turn, reason}, one line for each row, in order
--phrases      a phrases file that is added to the shipped phrases, as ESCALATION_PHRASES_FILE
--verbose      lists every row that was judged wrongly
Exits 0 when the input could be read, whatever the figures are; 2 when it could not.
`;

process.exitCode = main(process.argv.slice(2));

function main(argv: readonly string[]): number {
  try {
    return run(argv);
  } catch (error) {
    process.stderr.write(`${errorMessage(error)}\n`);
    return 2;
  }
}

function run(argv: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      predictions: { type: 'string' },
      phrases: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (positionals.length === 0) throw new Error('name at least one transcript file; --help says more');
  const added = values.phrases === undefined ? [] : readPhrasesFile(values.phrases);
  const phrasebook = new Phrasebook([...ALL_PHRASES, ...added]);
  const results = positionals.flatMap((path) => evaluateFile(path, phrasebook));
  if (values.predictions !== undefined) writePredictions(values.predictions, results);
  printReport(results, values.verbose);
  return 0;
}

function evaluateFile(path: string, phrasebook: Phrasebook): Evaluated[] {
  const results: Evaluated[] = [];
  for (const [index, line] of readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const row = parseTranscriptRow(line);
    if (row.kind === 'fault') process.stderr.write(`${path}:${index + 1}: ${row.problem}\n`);
    else results.push(evaluateRow(row, phrasebook));
  }
  return results;
}

function writePredictions(path: string, results: readonly Evaluated[]): void {
  writeFileSync(path, results.map(({ prediction }) => `${JSON.stringify(prediction)}\n`).join(''));
}

function printReport(results: readonly Evaluated[], verbose: boolean): void {
  process.stdout.write(`${reportTable(results)}\n`);
  process.stdout.write(`${reportTimes(results)}
`);
  const misses = verbose ? reportMisses(results) : [];
  for (const line of misses) process.stdout.write(`${line}\n`);
}
