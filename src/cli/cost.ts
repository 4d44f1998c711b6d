import { parseArgs } from 'node:util';
import { readSessionCosts } from '../store/session-costs.ts';
import {
  estimateFlat,
  estimateRebilled,
  MEASURED_NOVA_TURN,
  USUAL_CALL,
} from '../telemetry/cost-estimate.ts';
import { shippedPrices } from '../telemetry/prices.ts';
import { runCommand } from './command.ts';
import { formatReport, reportCosts } from './cost-report.ts';
import { type DaySpan, dayFromNow, daySpan } from './day-span.ts';
import { progressOn, withTable } from './table-access.ts';

const HELP = `Adds up the cost of calls from the session table, by day, provider and outcome.

  npm run cost -- [--since 2026-11-01] [--until 2026-12-01] [--json]
  npm run cost -- --compare

--since    first day, in UTC. Default: the first day of this month
--until    the day after the last day. Default: tomorrow
--json     one JSON object instead of a table
--compare  estimates the cost of a minute for each model of the shipped price file. It does not read the table

The gateway calculates costs from the usage that providers report; their bill may differ. A call that changed its
provider counts for the last one. Sessions older than SESSION_TTL_DAYS are not included. The command reads the whole
table, and DynamoDB charges for that. It needs AWS_REGION, SESSIONS_TABLE and dynamodb:Scan.
Exits with 0; with 1 when the table could not be read, 2 for wrong use, 78 for invalid settings.
`;

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
  else process.stdout.write(await report(daySpan(values, `${dayFromNow(0).slice(0, 8)}01`), values.json));
  return 0;
}

async function report(span: DaySpan, asJson: boolean): Promise<string> {
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
    `Assumes a call of ${minutes} minutes with ${turnsPerMinute} turns a minute. In each turn the caller speaks for ${callerSeconds} s and the assistant`,
    `for ${assistantSeconds} s. Instructions and tools have ${promptTokens} tokens. OpenAI bills the whole conversation again in each turn; what was sent`,
    `before is cached. ${TRANSCRIPTION_MODEL} transcribes the caller. For Nova, every turn costs as much as one that was measured.`,
    ...lines,
    '',
  ].join('\n');
}
