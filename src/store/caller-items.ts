import { type Item, readText } from './attributes.ts';
import { keyOf, type OperatorTable } from './operator-table.ts';
import { callerKey, type ItemKey } from './table.ts';

/** What the table holds of one caller. */
export interface CallerItems {
  readonly keys: readonly ItemKey[];
  /** How many of each kind, in the order of the table's description. */
  readonly counts: Readonly<Record<'sessions' | 'turns' | 'handoffs' | 'callbacks' | 'pointers', number>>;
  /** Sessions that are under way: their call would be torn down with them, so they are left out. */
  readonly live: number;
}

/** A call writes at least with every turn; one that was silent for longer was lost, not live. */
const LIVE_MS = 3_600_000;

/**
 * Finds every item of a caller: sessions and their turns, hand-offs, call-backs, the pointer.
 * @param caller E.164
 * @param nowMs epoch milliseconds
 * @param onPage told how many items were looked at
 */
export async function findCallerItems(
  table: OperatorTable,
  { caller, nowMs }: { readonly caller: string; readonly nowMs: number },
  onPage: (looked: number) => void,
): Promise<CallerItems> {
  const found: Item[] = [];
  const pages = table.scan({
    FilterExpression: 'userId = :caller OR caller = :caller OR #number = :caller OR PK = :pointer',
    ProjectionExpression: 'PK, SK, #status, updatedAt',
    ExpressionAttributeNames: { '#number': 'number', '#status': 'status' },
    ExpressionAttributeValues: { ':caller': caller, ':pointer': callerKey(caller).PK },
  });
  for await (const { items, looked } of pages) {
    onPage(looked);
    found.push(...items);
  }
  const live = found.filter((item) => isLive(item, nowMs));
  const keys = found.filter((item) => !live.includes(item)).flatMap((item) => keyOf(item) ?? []);
  const more = await Promise.all(keys.flatMap(partitionsOf).map((partition) => table.keysUnder(partition)));
  const all = unique([...keys, ...more.flat()]);
  return { keys: all, counts: countKinds(all), live: live.length };
}

function isLive(item: Item, nowMs: number): boolean {
  const status = readText(item, 'status');
  if (status !== 'ACTIVE' && status !== 'HANDING_OFF') return false;
  return nowMs - Date.parse(readText(item, 'updatedAt') ?? '') < LIVE_MS;
}

/** Turns lie beside their session; call-backs of the session may name another number. */
function partitionsOf({ PK }: ItemKey): string[] {
  if (!PK.startsWith('VOICE#')) return [];
  return [PK, PK.replace('VOICE#', 'CALLBACK#')];
}

function unique(keys: readonly ItemKey[]): ItemKey[] {
  return [...new Map(keys.map((key) => [`${key.PK} ${key.SK}`, key])).values()];
}

function countKinds(keys: readonly ItemKey[]): CallerItems['counts'] {
  const counts = { sessions: 0, turns: 0, handoffs: 0, callbacks: 0, pointers: 0 };
  for (const { PK, SK } of keys) {
    if (PK.startsWith('VOICE#')) counts[SK.startsWith('TURN#') ? 'turns' : 'sessions'] += 1;
    else if (PK.startsWith('HANDOFF#')) counts.handoffs += 1;
    else if (PK.startsWith('CALLBACK#')) counts.callbacks += 1;
    else counts.pointers += 1;
  }
  return counts;
}
