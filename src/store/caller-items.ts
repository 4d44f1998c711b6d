import { isRecord } from '../is-record.ts';
import { type Item, readNumber, readText, readTexts } from './attributes.ts';
import { keyOf, type OperatorTable } from './operator-table.ts';
import { CHANNELS, dayEntryKey, openKey, userPartition } from './session-index-keys.ts';
import {
  callerKey,
  forgottenKey,
  handoffKey,
  type ItemKey,
  isForgottenMark,
  outboxPartition,
} from './table.ts';
import { dayEntryOfVerdict } from './verdict-item.ts';

/** All items of one caller. */
export interface CallerItems {
  readonly keys: readonly ItemKey[];
  /** Number of items of each kind. */
  readonly counts: Readonly<
    Record<
      | 'sessions'
      | 'turns'
      | 'timelines'
      | 'verdicts'
      | 'handoffs'
      | 'callbacks'
      | 'pointers'
      | 'reports'
      | 'listings',
      number
    >
  >;
  /** Number of calls in progress. Deleting their items would end them, so their items are not included. */
  readonly live: number;
  /** The call that the caller's pointer names; undefined when there is no pointer among the keys. */
  readonly pointsTo: string | undefined;
  /** Addresses of the recordings of these calls. */
  readonly recordings: readonly string[];
}

const LISTINGS = ['USER#', 'OPEN#', 'DAY#'];
/** A call writes with every turn. A call without a write for an hour is treated as lost. */
const LIVE_MS = 3_600_000;
/**
 * The gateway writes nothing while agent and caller talk. Four hours is the default `timeLimit` of `<Dial>`.
 * @see https://www.twilio.com/docs/voice/twiml/dial#timeLimit
 */
const LIVE_WITH_AGENT_MS = 4 * 3_600_000;
/** Longer than a gateway is switched off with recordings on its disk. */
const FORGOTTEN_SECONDS = 365 * 86_400;

/**
 * Finds every item of a caller: sessions and their turns, hand-offs, call-backs, the pointer, waiting reports, and what
 * lists the sessions.
 * @param caller E.164, or the operator's name of a user of the browser
 * @param nowMs epoch milliseconds
 * @param onPage receives the number of items read for each page
 */
export async function findCallerItems(
  table: OperatorTable,
  { caller, nowMs }: { readonly caller: string; readonly nowMs: number },
  onPage: (looked: number) => void,
): Promise<CallerItems> {
  const found: Item[] = [];
  const pages = table.scan({
    ConsistentRead: true,
    FilterExpression: 'userId = :caller OR caller = :caller OR #number = :caller OR PK = :pointer',
    ProjectionExpression:
      'PK, SK, #status, updatedAt, sessionId, expiresAt, claimedBy, recording, handoff, createdAt',
    ExpressionAttributeNames: { '#number': 'number', '#status': 'status' },
    ExpressionAttributeValues: { ':caller': caller, ':pointer': callerKey(caller).PK },
  });
  for await (const { items, looked } of pages) {
    onPage(looked);
    found.push(...items);
  }
  const live = liveCalls(found, nowMs);
  const free = found.filter((item) => !live.has(callOf(item)));
  const keys = free.flatMap((item) => keyOf(item) ?? []);
  const partitions = [...keys.flatMap(partitionsOf), ...free.flatMap(handoffPartitionOf)];
  const under = await Promise.all(partitions.map((partition) => table.keysUnder(partition)));
  // The mark of an earlier run that did not end stays: it holds nothing of the caller.
  const more = under.flat().filter((key) => !isForgottenMark(key));
  const waiting = await findReports(table, new Set(free.filter(isOfSession).map(callOf)));
  const listings = await findListings(table, { caller, live, sessions: free.filter(isOfSession) });
  const verdicts = more.flatMap((key) => dayEntryOfVerdict(key) ?? []);
  const all = unique([...keys, ...more, ...verdicts, ...waiting, ...listings]);
  const pointer = free.find(isPointer);
  const recordings = free.flatMap((item) => readTexts(item, 'recording') ?? []);
  return {
    keys: all,
    counts: countKinds(all),
    live: live.size,
    pointsTo: pointer && callOf(pointer),
    recordings,
  };
}

/**
 * Notes, before anything is deleted, which sessions are going: a recording that waits on the disk of a gateway is deleted
 * there instead of being stored.
 * @param nowMs epoch milliseconds
 */
export async function markForgotten(
  table: OperatorTable,
  { keys }: Pick<CallerItems, 'keys'>,
  nowMs: number,
): Promise<void> {
  const expiresAt = Math.floor(nowMs / 1000) + FORGOTTEN_SECONDS;
  for (const { PK, SK } of keys) {
    if (!PK.startsWith('VOICE#') || SK !== 'METADATA') continue;
    await table.put({ ...forgottenKey(PK.slice('VOICE#'.length)), expiresAt });
  }
}

/**
 * Deletes the items that were found, and what was written to these sessions since. Keeps the pointer if a newer call has
 * changed it since.
 * @returns the number of deleted items
 * @throws Error when the table keeps refusing some of them
 */
export async function removeCallerItems(table: OperatorTable, found: CallerItems): Promise<number> {
  const { keys, pointsTo } = found;
  const pointer = keys.find(({ PK }) => isPointer({ PK }));
  const moved = pointer && !(await table.itemsUnder(pointer.PK)).some((item) => callOf(item) === pointsTo);
  const left = moved ? keys.filter((key) => key !== pointer) : keys;
  const all = unique([...left, ...(await lateItems(table, left))]);
  await table.remove(all);
  return all.length;
}

/** A gateway writes the events of a call a second after its end. */
async function lateItems(table: OperatorTable, keys: readonly ItemKey[]): Promise<ItemKey[]> {
  const sessions = keys.filter(({ PK, SK }) => PK.startsWith('VOICE#') && SK === 'METADATA');
  const under = await Promise.all(sessions.map(({ PK }) => table.keysUnder(PK)));
  return under.flat().filter((key) => !isForgottenMark(key));
}

/** Calls in progress: by their session, or, without a stored session, by a hand-off that waits for an agent. */
function liveCalls(found: readonly Item[], nowMs: number): ReadonlySet<string> {
  const sessions = found.filter(isOfSession);
  const known = new Set(sessions.map(callOf));
  const waiting = found.filter((item) => !known.has(callOf(item)) && isWaiting(item, nowMs));
  return new Set([...sessions.filter((item) => isLive(item, nowMs)), ...waiting].map(callOf));
}

function isLive(item: Item, nowMs: number): boolean {
  const status = readText(item, 'status');
  if (status !== 'ACTIVE' && status !== 'HANDING_OFF') return false;
  const silentMs = nowMs - Date.parse(readText(item, 'updatedAt') ?? '');
  return silentMs < (status === 'HANDING_OFF' ? LIVE_WITH_AGENT_MS : LIVE_MS);
}

function isWaiting(item: Item, nowMs: number): boolean {
  const isHandoff = readText(item, 'PK')?.startsWith('HANDOFF#') ?? false;
  const isFresh = (readNumber(item, 'expiresAt') ?? 0) * 1000 > nowMs;
  return isHandoff && isFresh && readText(item, 'claimedBy') === undefined;
}

/** The entries of the outbox that name these sessions. They hold no number, so the scan does not find them. */
async function findReports(table: OperatorTable, sessions: ReadonlySet<string>): Promise<ItemKey[]> {
  const partitions = new Set([...sessions].map(outboxPartition));
  const items = await Promise.all([...partitions].map((partition) => table.itemsUnder(partition)));
  return items.flat().flatMap((item) => (sessions.has(callOf(item)) ? (keyOf(item) ?? []) : []));
}

/** The caller's own list, and the entries of these sessions among the open ones and among those of their day. */
async function findListings(
  table: OperatorTable,
  {
    caller,
    live,
    sessions,
  }: { readonly caller: string; readonly live: ReadonlySet<string>; readonly sessions: readonly Item[] },
): Promise<ItemKey[]> {
  const lists = await Promise.all(
    CHANNELS.map((channel) => table.itemsUnder(userPartition(channel, caller))),
  );
  const listed = lists.flat().filter((item) => !live.has(callOf(item)));
  const entries = sessions.flatMap((item) => [
    openKey(callOf(item)),
    dayEntryKey(readText(item, 'createdAt') ?? '', callOf(item)),
  ]);
  const found: ItemKey[] = [];
  for (const key of entries) if ((await table.get(key)) !== undefined) found.push(key);
  return [...listed.flatMap((item) => keyOf(item) ?? []), ...found];
}

function isOfSession(item: Item): boolean {
  return readText(item, 'PK')?.startsWith('VOICE#') ?? false;
}

function isPointer(item: Item): boolean {
  return readText(item, 'PK')?.startsWith('CALLER#') ?? false;
}

/** The session of an item. */
function callOf(item: Item): string {
  return readText(item, 'sessionId') ?? '';
}

/** Turns share the partition of their session. Call-backs of the session may name another number. */
function partitionsOf({ PK }: ItemKey): string[] {
  if (!PK.startsWith('VOICE#')) return [];
  return [PK, PK.replace('VOICE#', 'CALLBACK#')];
}

/** The hand-off of a session without a number cannot be found by its caller. */
function handoffPartitionOf({ handoff }: Item): string[] {
  const token = isRecord(handoff) ? readText(handoff, 'token') : undefined;
  return token === undefined ? [] : [handoffKey(token).PK];
}

function unique(keys: readonly ItemKey[]): ItemKey[] {
  return [...new Map(keys.map((key) => [`${key.PK} ${key.SK}`, key])).values()];
}

function countKinds(keys: readonly ItemKey[]): CallerItems['counts'] {
  const counts = {
    sessions: 0,
    turns: 0,
    timelines: 0,
    verdicts: 0,
    handoffs: 0,
    callbacks: 0,
    pointers: 0,
    reports: 0,
    listings: 0,
  };
  for (const { PK, SK } of keys) {
    if (PK.startsWith('OUTBOX#') || SK === 'OUTBOX') counts.reports += 1;
    else if (PK.startsWith('VOICE#')) counts[kindInSession(SK)] += 1;
    else if (PK.startsWith('VERDICTS#')) counts.verdicts += 1;
    else if (PK.startsWith('HANDOFF#')) counts.handoffs += 1;
    else if (PK.startsWith('CALLBACK#')) counts.callbacks += 1;
    else if (LISTINGS.some((kind) => PK.startsWith(kind))) counts.listings += 1;
    else counts.pointers += 1;
  }
  return counts;
}

function kindInSession(sortKey: string): 'sessions' | 'turns' | 'timelines' | 'verdicts' {
  if (sortKey.startsWith('TURN#')) return 'turns';
  if (sortKey.startsWith('EVENTS#')) return 'timelines';
  return sortKey.startsWith('VERDICT#') ? 'verdicts' : 'sessions';
}
