import { parseArgs } from 'node:util';
import { type FinishedCalls, readFinishedCalls, type SessionFigures } from '../store/session-figures.ts';
import { runCommand, UsageError } from './command.ts';
import { type Comparison, compareArms, type Grouping } from './comparison/comparison.ts';
import { comparisonText } from './comparison/text.ts';
import { newestVersion } from './comparison/versions.ts';
import { type DaySpan, dayFromNow, daySpan } from './day-span.ts';
import { progressOn, withTable } from './table-access.ts';

const HELP = `Compares the arms of experiments by the calls of a span of time.

  npm run compare -- [--experiment NAME] [--all-versions] [--by provider|assistant]
                        [--since 2026-11-01] [--until 2026-12-01] [--json]

--experiment    only this experiment. Default: every experiment that calls took part in
--all-versions  also the calls from before the arms of an experiment were changed. Default: only those since
--by            compares all calls by what they had instead of by an experiment. Such groups are not drawn by chance:
                a difference may come from the callers
--since         the first day, in UTC. Default: 30 days ago
--until         the day after the last day. Default: tomorrow
--json          one JSON object instead of a table

In brackets: the interval that holds the true value in 95 of 100 samples, if you look once. A running experiment is
stopped by a stricter rule that may look at any time (docs/experiments.md). Calls in progress are not included, nor
sessions older than SESSION_TTL_DAYS. The command reads the whole table, and DynamoDB charges for that. It needs
AWS_REGION, SESSIONS_TABLE and dynamodb:Scan.
Exits with 0; with 1 when the table could not be read, 2 for wrong use, 78 for invalid settings.
`;

const GROUPINGS: Readonly<Record<string, Grouping>> = {
  provider: { name: 'provider', armOf: ({ provider }) => provider },
  assistant: { name: 'assistant', armOf: ({ assistant }) => assistant },
};

await runCommand(main);

async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      experiment: { type: 'string' },
      'all-versions': { type: 'boolean', default: false },
      by: { type: 'string' },
      since: { type: 'string' },
      until: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (values.by !== undefined && GROUPINGS[values.by] === undefined) {
    throw new UsageError('--by must be provider or assistant. See --help');
  }
  const span = daySpan(values, dayFromNow(-30));
  const progress = progressOn(process.stderr);
  const finished = await withTable('dynamodb:Scan', ({ table }) =>
    readFinishedCalls(table, span, progress.page),
  ).finally(() => progress.end());
  const comparisons = compare(finished, { ...values, allVersions: values['all-versions'] });
  process.stdout.write(
    values.json ? `${JSON.stringify({ ...span, comparisons })}\n` : textOf(comparisons, span),
  );
  return 0;
}

interface Choice {
  readonly experiment?: string | undefined;
  readonly by?: string | undefined;
  readonly allVersions: boolean;
}

/** With the number of calls that it leaves out. */
type CountedComparison = Comparison & { readonly leftOut: number };

function compare(finished: FinishedCalls, { experiment, by, allVersions }: Choice): CountedComparison[] {
  const grouping = by === undefined ? undefined : GROUPINGS[by];
  if (grouping) return [{ ...compareArms(finished.calls, grouping), leftOut: 0 }];
  const names = experiment === undefined ? experimentsOf(finished.calls) : [experiment];
  return names.map((name) => {
    const { calls, stops, leftOut } = allVersions
      ? { ...finished, leftOut: 0 }
      : newestVersion(finished, name);
    return { ...compareArms(calls, { name, armOf: ({ arms }) => arms[name] }, stops), leftOut };
  });
}

function experimentsOf(calls: readonly SessionFigures[]): string[] {
  return [...new Set(calls.flatMap(({ arms }) => Object.keys(arms)))].sort();
}

function textOf(comparisons: readonly CountedComparison[], { since, until }: DaySpan): string {
  const title = `Calls from ${since} until ${until} (UTC)\n\n`;
  if (comparisons.length > 0) return title + comparisons.map(countedText).join('\n');
  return `${title}No finished call took part in an experiment. Compare all calls with --by provider.\n`;
}

function countedText({ leftOut, ...comparison }: CountedComparison): string {
  const note =
    leftOut === 0 ? '' : `${leftOut} calls with earlier arms are left out. --all-versions shows them.\n`;
  return `${comparisonText(comparison)}${note}`;
}
