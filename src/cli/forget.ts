import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import {
  type CallerItems,
  findCallerItems,
  markForgotten,
  removeCallerItems,
} from '../store/caller-items.ts';
import { runCommand, UsageError } from './command.ts';
import { progressOn, type TableAccess, withTable } from './table-access.ts';

const ACTIONS = 'dynamodb:Scan, Query, GetItem, PutItem and BatchWriteItem';
const HELP = `Deletes all items of one caller from the session table: sessions, turns, hand-offs, call-backs,
reports that wait for a CRM, and what lists the sessions; and the recordings of their calls from the bucket.

  npm run forget -- +14155550100 [--yes]
  npm run forget -- --user u-1742 [--yes]      a user of the browser, by the name that your server gave it

Without --yes it shows what it found and asks before it deletes anything. It asks only on a terminal; in a pipe it
deletes nothing. It skips calls in progress, with their hand-offs and call-backs: run it again when they have ended. It
reads the whole table consistently, and DynamoDB charges for that. It does not delete backups of the table and
point-in-time recovery, data at Amazon Connect, Twilio, the CRM and the model providers, or words about the caller in
other people's calls. A recording that waits on the disk of a gateway is deleted there before it would be stored, and
stays there without AUDIO_STORAGE_BUCKET; one that is being stored in this very moment is kept in the bucket. Sums of days that are over still count
the sessions; they name nobody. It needs AWS_REGION, SESSIONS_TABLE,
${ACTIONS}, and s3:DeleteObject when calls were recorded.
Exits with 0 when no item of the caller is left, or when you did not confirm; with 1 when it skipped a call in progress
or the table failed, 2 for wrong use, 78 for invalid settings.
`;

const E164 = /^\+[1-9]\d{6,14}$/;

await runCommand(main);

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      user: { type: 'string' },
      yes: { type: 'boolean', short: 'y', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const caller = callerIn(positionals, values.user);
  return withTable(ACTIONS, (access) => forget(access, caller, values.yes));
}

/** @throws UsageError unless exactly one caller is named */
function callerIn([number, ...rest]: readonly string[], user: string | undefined): string {
  if (number === undefined && user !== undefined && user.trim() !== '') return user;
  if (number !== undefined && rest.length === 0 && user === undefined && E164.test(number)) return number;
  throw new UsageError(
    'Name one caller in E.164 form, like +14155550100, or one user with --user. See --help',
  );
}

async function forget({ table, name, region }: TableAccess, caller: string, sure: boolean): Promise<number> {
  const progress = progressOn(process.stderr);
  const items = await findCallerItems(table, { caller, nowMs: Date.now() }, progress.page).finally(() =>
    progress.end(),
  );
  process.stdout.write(describe(items, name));
  if (items.keys.length > 0) {
    if (!sure && !(await isConfirmed(items.keys.length))) {
      process.stdout.write('Nothing was deleted. Use --yes to delete without a question.\n');
      return 0;
    }
    await markForgotten(table, items, Date.now());
    // Before the items that name them: when it fails, the next run finds them again.
    await forgetRecordings(items.recordings, region);
    process.stdout.write(`Deleted ${await removeCallerItems(table, items)} items.\n`);
  }
  return items.live > 0 ? 1 : 0;
}

async function forgetRecordings(recordings: readonly string[], region: string): Promise<void> {
  if (recordings.length === 0) return;
  const { removeRecordings } = await import('../recording/remove-recordings.ts');
  await removeRecordings(recordings, region);
  process.stdout.write(`Deleted ${recordings.length} recordings.\n`);
}

function describe({ keys, counts, live, recordings }: CallerItems, table: string): string {
  const kinds = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  const found = keys.length === 0 ? 'none' : kinds.join(', ');
  const left =
    live > 0 ? `Skipped calls in progress: ${live}. Run the command again when they have ended.\n` : '';
  const recorded = recordings.length > 0 ? `Recordings of these calls: ${recordings.length}.\n` : '';
  return `Items of this caller in the table ${table}: ${found}.\n${recorded}${left}`;
}

/** Asks on a terminal. Without a terminal the answer is no. */
async function isConfirmed(count: number): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(`Delete these ${count} items permanently? Type yes: `)).trim() === 'yes';
  } finally {
    terminal.close();
  }
}
