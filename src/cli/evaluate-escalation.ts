import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { errorMessage } from '../errors.ts';
import { loadPhrases } from '../escalation/phrases/phrases-file.ts';
import { createTurnJudge } from '../escalation/shipped.ts';
import type { TurnJudge } from '../escalation/turn-judge.ts';
import { type Evaluated, evaluateRow } from './evaluation/evaluation.ts';
import { askTextModel } from './evaluation/evaluation-judge.ts';
import { reportMisses, reportTable, reportTimes } from './evaluation/evaluation-report.ts';
import { parseTranscriptRow, type TranscriptRow } from './evaluation/evaluation-rows.ts';
import type { JudgedRows } from './evaluation/judged-rows.ts';
import { reportOrdinary } from './evaluation/ordinary-report.ts';

const HELP = `Runs the escalation detector over labelled transcripts and prints precision and recall by language.

  npm run eval:escalation -- FILE.jsonl … [--predictions OUT.jsonl] [--phrases FILE.json] [--verbose] [--help]
  npm run eval:escalation -- --ordinary FILE.jsonl … [--verbose]
  npm run eval:escalation -- --judge FILE.jsonl … [--ordinary] [--predictions OUT.jsonl]

A row is one JSON object on a line:
  {id, lang?, text, context?, label?: "escalate"|"continue"}
      context: what was said before. A string is the assistant's last words; an array holds strings or
      {role, text} turns, oldest first.
  {id, lang?, turns: [{role: "assistant"|"caller", text, final?}], escalate_turn?: number|null, reason?}
      escalate_turn: index into turns, from 0; null when the call must not be escalated.
A row without a label is predicted, but not judged.

A decision is right when it has the label of its row or, in a dialogue, when it comes at exactly the labelled turn.
An earlier one, or one in a call that must not be escalated, is a false alarm; a later one, or none, is a miss. A
transfer and an offer of a person both count as escalation. Only final turns of the caller can escalate.

--ordinary     takes every row for talk whose caller needs no person, whatever its label says, and prints false
               transfers and false offers per 1,000 caller turns, with what caused each
--judge        also asks the text model of ESCALATION_MODEL_ID or ESCALATION_OPENAI_MODEL, as a call would (reads .env
               and ESCALATION_JUDGE). It sends a request for each caller turn of three words or more, which costs money.
               Prints the figures of rules and classifier, of the text model, and of both; predictions are those of both
--predictions  writes {id, label, reason, action} or {id, escalate_turn, reason, action}, one line for each row, in
               order; action is transfer, offer or none
--phrases      a phrases file that adds to the shipped phrases, as ESCALATION_PHRASES_FILE does
--verbose      lists every wrong row; with --ordinary, every cause and every turn
The exit code is 0 when the input could be read, whatever the figures are, and 2 when it could not.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  try {
    return await run(argv);
  } catch (error) {
    process.stderr.write(`${errorMessage(error)}\n`);
    return 2;
  }
}

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      predictions: { type: 'string' },
      phrases: { type: 'string' },
      ordinary: { type: 'boolean', default: false },
      judge: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (positionals.length === 0)
    throw new Error('Name at least one transcript file. --help describes its rows.');
  const judge =
    values.phrases === undefined ? createTurnJudge() : loadPhrases(values.phrases, createTurnJudge);
  const rows = positionals.flatMap(readRows);
  const judged = values.judge ? await askTextModel(rows, judge) : undefined;
  const heard = evaluations(rows, judge, judged);
  if (values.predictions !== undefined) writePredictions(values.predictions, heard.at(-1)?.results ?? []);
  for (const { witnesses, results } of heard) {
    if (judged) process.stdout.write(`\n${witnesses}\n`);
    const lines = values.ordinary ? reportOrdinary(results, values.verbose) : report(results, values.verbose);
    process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  }
  return 0;
}

/** The results of each witness; the last ones are what a call would do. */
function evaluations(rows: readonly TranscriptRow[], judge: TurnJudge, judged: JudgedRows | undefined) {
  const detector = { witnesses: 'Rules and classifier', results: rows.map((row) => evaluateRow(row, judge)) };
  if (!judged) return [detector];
  const of = (row: TranscriptRow) => judged.verdicts.get(row);
  return [
    detector,
    {
      witnesses: 'Text model',
      results: rows.map((row) => evaluateRow(row, judge, of(row), 'text model alone')),
    },
    { witnesses: 'Both', results: rows.map((row) => evaluateRow(row, judge, of(row))) },
  ];
}

function readRows(path: string): TranscriptRow[] {
  const rows: TranscriptRow[] = [];
  for (const [index, line] of readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const row = parseTranscriptRow(line);
    if (row.kind === 'fault') process.stderr.write(`${path}:${index + 1}: ${row.problem}\n`);
    else rows.push(row);
  }
  return rows;
}

function writePredictions(path: string, results: readonly Evaluated[]): void {
  writeFileSync(path, results.map(({ prediction }) => `${JSON.stringify(prediction)}\n`).join(''));
}

function report(results: readonly Evaluated[], verbose: boolean): string[] {
  const times = results.some(({ turnTimesMs }) => turnTimesMs.length > 0) ? [reportTimes(results)] : [];
  return [reportTable(results), ...times, ...(verbose ? reportMisses(results) : [])];
}
