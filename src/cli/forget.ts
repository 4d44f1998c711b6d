import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { type CallerItems, findCallerItems, removeCallerItems } from '../store/caller-items.ts';
import { runCommand, UsageError } from './command.ts';
import { progressOn, type TableAccess, withTable } from './table-access.ts';

const ACTIONS = 'dynamodb:Scan, Query and BatchWriteItem';
const HELP = `Deletes everything that the session table holds of one caller: sessions, turns, hand-offs, call-backs.

  npm run forget -- +14155550100 [--yes]

Without --yes it shows what there is, and asks on a terminal before anything is deleted; in a pipe it deletes
nothing. Calls that are under way are left out, with their hand-offs and call-backs: run it again after them. The whole table is read, consistently,
which DynamoDB charges for. Not reached from here: the table's backups and point-in-time recovery, what Amazon Connect, Twilio
and the model providers keep, and words about the caller in other people's calls.
Needs AWS_REGION, SESSIONS_TABLE and ${ACTIONS}.
Exits 0 when nothing of the caller is left or nothing was to be deleted yet, 1 when a call under way was left
out or the table failed, 2 for wrong use, 78 for faulty settings.
`;

const E164 = /^\+[1-9]\d{6,14}$/;

await runCommand(main);

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      yes: { type: 'boolean', short: 'y', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [caller, ...rest] = positionals;
  if (caller === undefined || rest.length > 0 || !E164.test(caller)) {
    throw new UsageError('name one caller in E.164 form, like +14155550100; --help says more');
  }
  return withTable(ACTIONS, (access) => forget(access, caller, values.yes));
}

async function forget({ table, name }: TableAccess, caller: string, sure: boolean): Promise<number> {
  const progress = progressOn(process.stderr);
  const items = await findCallerItems(table, { caller, nowMs: Date.now() }, progress.page).finally(() =>
    progress.end(),
  );
  process.stdout.write(describe(items, name));
  if (items.keys.length > 0) {
    if (!sure && !(await isConfirmed(items.keys.length))) {
      process.stdout.write('Nothing was deleted; --yes deletes without asking.\n');
      return 0;
    }
    process.stdout.write(`Deleted ${await removeCallerItems(table, items)} items.\n`);
  }
  return items.live > 0 ? 1 : 0;
}

function describe({ keys, counts, live }: CallerItems, table: string): string {
  const kinds = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  const found = keys.length === 0 ? 'nothing' : kinds.join(', ');
  const left = live > 0 ? `${live} calls are under way and left out; run it again after them.\n` : '';
  return `The table ${table} holds of this caller: ${found}.\n${left}`;
}

/** Only a person at a terminal can say yes. */
async function isConfirmed(count: number): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(`Delete these ${count} items for good? Write yes: `)).trim() === 'yes';
  } finally {
    terminal.close();
  }
}
