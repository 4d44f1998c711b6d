import { parseArgs } from 'node:util';
import { readSessionCosts } from '../store/session-costs.ts';
import {
  estimateFlat,
  estimateRebilled,
  MEASURED_NOVA_TURN,
  USUAL_CALL,
} from '../telemetry/cost-estimate.ts';
import { shippedPrices } from '../telemetry/prices.ts';
import { runCommand, UsageError } from './command.ts';
import { formatReport, reportCosts } from './cost-report.ts';
import { progressOn, withTable } from './table-access.ts';

const HELP = `Adds up what calls have cost, by day, provider and outcome, from the session table.

  npm run cost -- [--since 2026-11-01] [--until 2026-12-01] [--json]
  npm run cost -- --compare

--since    first day, in UTC; without it the first of this month
--until    the day after the last one; without it tomorrow
--json     one JSON object instead of a table
--compare  what a minute costs with each model of the shipped price file, by arithmetic; reads no table

Costs are the gateway's own arithmetic with the usage that providers report; the bill is theirs. A call that
changed its provider counts for the last one. Sessions older than SESSION_TTL_DAYS are gone. The whole table is
read, which DynamoDB charges for. Needs AWS_REGION, SESSIONS_TABLE and dynamodb:Scan.
Exits 0, 1 when the table could not be read, 2 for wrong use, 78 for faulty settings.
`;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
const TRANSCRIPTION_MODEL = 'gpt-live-transcribe';

await runCommand(main);

async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      since: { type: 'string' },
      until: { type: 'string' },
      json: { type: 'boolean', default: false },
      compare: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) process.stdout.write(HELP);
  else if (values.compare) process.stdout.write(comparison());
  else process.stdout.write(await report(spanOf(values), values.json));
  return 0;
}

interface Span {
  readonly since: string;
  readonly until: string;
}

function spanOf({ since, until }: { readonly since?: string; readonly until?: string }): Span {
  const today = new Date().toISOString().slice(0, 10);
  const tomorrow = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
  const span = { since: since ?? `${today.slice(0, 8)}01`, until: until ?? tomorrow };
  for (const [name, day] of Object.entries(span)) {
    if (!DAY.test(day) || Number.isNaN(Date.parse(day))) {
      throw new UsageError(`--${name}: write a day like 2026-11-01; --help says more`);
    }
  }
  if (span.since >= span.until) throw new UsageError('--since must be before --until');
  return span;
}

async function report(span: Span, asJson: boolean): Promise<string> {
  const progress = progressOn(process.stderr);
  const costs = await withTable('dynamodb:Scan', ({ table }) =>
    readSessionCosts(table, span, progress.page),
  ).finally(() => progress.end());
  const result = reportCosts(costs, span);
  return asJson ? `${JSON.stringify(result)}\n` : formatReport(result);
}

function comparison(): string {
  const { models, transcription } = shippedPrices();
  const { turnsPerMinute, callerSeconds, assistantSeconds, minutes, promptTokens } = USUAL_CALL;
  const lines = Object.entries(models).map(([name, price]) => {
    const usd =
      price.provider === 'nova'
        ? estimateFlat(price, MEASURED_NOVA_TURN)
        : estimateRebilled(price, transcription[TRANSCRIPTION_MODEL]);
    return `${name.padEnd(26)} ${usd.toFixed(4)} US$/min${price.verified ? '' : '  (prices not verified)'}`;
  });
  return [
    `A call of ${minutes} minutes, ${turnsPerMinute} turns a minute, ${callerSeconds} s of the caller and ${assistantSeconds} s of the assistant in each,`,
    `${promptTokens} tokens of instructions and tools. OpenAI: everything billed again each turn, cached where it was sent`,
    `before, ${TRANSCRIPTION_MODEL} beside it. Nova: turns as one was measured.`,
    ...lines,
    '',
  ].join('\n');
}
