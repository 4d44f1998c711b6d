import { parseArgs } from 'node:util';
import { CHANNELS, type Channel } from '../store/session-index-keys.ts';
import { SessionList } from '../store/session-list.ts';
import type { StoredSession } from '../store/session-store.ts';
import { StoredStatistics } from '../store/statistics/session-statistics.ts';
import { runCommand, UsageError } from './command.ts';
import { dayFromNow } from './day-span.ts';
import { formatDays, reportDays } from './session-report.ts';
import { formatSessions, jsonOf } from './session-table.ts';
import { withTable } from './table-access.ts';

const HELP = `Shows how many sessions there were on each day, how they ended, how long they lasted and what they cost.

  npm run sessions -- [--days 7] [--channel phone|browser] [--json]
  npm run sessions -- --user u-1742 [--limit 20] [--json]
  npm run sessions -- --user +14155550100

--days     number of days up to today, in UTC. Default: 7, at most 400
--channel  only telephone calls, or only sessions of browsers. Default: both
--user     the newest sessions of one caller: the name that your server gave a user of the browser, or a number
--limit    how many of them, at most 500. Default: 20
--json     one JSON object instead of a table

A session counts on the day on which it began, once it is over and its figures are entered: 15 seconds after its end, or
minutes after an instance was killed. Durations are those with the assistant. A percentile is wrong by 2.5 % at most. The
command never reads the whole table. It needs AWS_REGION, SESSIONS_TABLE, dynamodb:Query and dynamodb:GetItem.
Exits with 0; with 1 when the table could not be read, 2 for wrong use, 78 for invalid settings.
`;

const ACTIONS = 'dynamodb:Query and GetItem';
const MOST_DAYS = 400;
const MOST_SESSIONS = 500;

interface Options {
  readonly days?: string | undefined;
  readonly channel?: string | undefined;
  readonly user?: string | undefined;
  readonly limit?: string | undefined;
  readonly json: boolean;
}

await runCommand(main);

async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      days: { type: 'string' },
      channel: { type: 'string' },
      user: { type: 'string' },
      limit: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) process.stdout.write(HELP);
  else
    process.stdout.write(await (values.user === undefined ? days(values) : sessionsOf(values.user, values)));
  return 0;
}

async function days(options: Options): Promise<string> {
  if (options.limit !== undefined) throw new UsageError('--limit belongs to --user. See --help');
  const channel = channelIn(options);
  const count = numberIn('--days', options.days ?? '7', MOST_DAYS);
  const names = Array.from({ length: count }, (_, index) => dayFromNow(index + 1 - count));
  const found = await withTable(ACTIONS, ({ table }) => new StoredStatistics(table).of(names));
  const report = reportDays(found, channel);
  return options.json ? `${JSON.stringify(report)}\n` : formatDays(report);
}

async function sessionsOf(userId: string, options: Options): Promise<string> {
  if (userId.trim() === '') throw new UsageError('--user needs a name or a number. See --help');
  if (options.days !== undefined) throw new UsageError('--days does not go with --user. See --help');
  const channel = channelIn(options);
  const limit = numberIn('--limit', options.limit ?? '20', MOST_SESSIONS);
  const lists = await withTable(ACTIONS, async ({ table }) => {
    const list = new SessionList(table);
    return Promise.all(
      (channel === undefined ? CHANNELS : [channel]).map((each) =>
        newest(list, { channel: each, userId }, limit),
      ),
    );
  });
  const sessions = lists
    .flat()
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
    .slice(0, limit);
  return options.json ? `${JSON.stringify({ sessions: sessions.map(jsonOf) })}\n` : formatSessions(sessions);
}

/** A page may have fewer sessions than it may hold. */
async function newest(
  list: SessionList,
  user: { readonly channel: Channel; readonly userId: string },
  limit: number,
): Promise<StoredSession[]> {
  const sessions: StoredSession[] = [];
  let after: string | undefined;
  do {
    const page = await list.page(user, limit - sessions.length, after);
    sessions.push(...page.sessions);
    after = page.next;
  } while (after !== undefined && sessions.length < limit);
  return sessions;
}

function channelIn({ channel }: Options): Channel | undefined {
  const known = CHANNELS.find((name) => name === channel);
  if (channel !== undefined && known === undefined) {
    throw new UsageError(`--channel must be ${CHANNELS.join(' or ')}. See --help`);
  }
  return known;
}

function numberIn(name: string, text: string, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new UsageError(`${name} must be a whole number from 1 to ${most}. See --help`);
  }
  return number;
}
