import { isRecord } from '../is-record.ts';
import { type Item, readNumber, readNumbers, readText, readWord } from './attributes.ts';
import type { Condition } from './expression.ts';
import type { DeliveryResult, DeliveryState, OutboxEntry, OutboxKind } from './outbox.ts';
import { outboxKey } from './table.ts';

/** The sort keys of entries begin with these. */
export const ENTRY_PREFIX: Readonly<Record<OutboxKind, string>> = { due: 'DUE', watch: 'WATCH' };

const RESULTS: readonly DeliveryResult[] = ['delivered', 'dead'];

export function entryKey({ kind, dueAt, sessionId }: OutboxEntry) {
  return outboxKey(ENTRY_PREFIX[kind], dueAt, sessionId);
}

/** @param expiresAt epoch seconds */
export function buildEntry(entry: OutboxEntry, expiresAt: number): Item {
  return { ...entryKey(entry), ...entry, expiresAt };
}

/** @returns undefined unless the item is a complete entry */
export function parseEntry(item: Item): OutboxEntry | undefined {
  const kind = readWord(item, 'kind', ['due', 'watch']);
  const sessionId = readText(item, 'sessionId');
  const dueAt = readText(item, 'dueAt');
  if (kind === undefined || sessionId === undefined || dueAt === undefined) return undefined;
  return { kind, sessionId, dueAt };
}

/** The state of a delivery. `settledAt`, `leasedUntil` and `nextAt` are epoch milliseconds. */
export function parseDelivery(item: Item, nowMs: number): DeliveryState {
  return {
    attempts: readNumber(item, 'attempts') ?? 0,
    refusals: readNumbers(item, 'refusals') ?? {},
    firstAtMs: readNumber(item, 'firstAt') ?? nowMs,
    results: parseResults(item.results),
  };
}

function parseResults(value: unknown): DeliveryState['results'] {
  const results: Record<string, DeliveryResult> = {};
  if (!isRecord(value)) return results;
  for (const target of Object.keys(value)) {
    const result = readWord(value, target, RESULTS);
    if (result !== undefined) results[target] = result;
  }
  return results;
}

/** Nobody delivers now, and the next try is due. The same lease may be taken again, because the SDK repeats requests. */
export function mayLease(leaseId: string, nowMs: number): Condition {
  return {
    text:
      'attribute_not_exists(#PK) OR #leaseId = :ifLease OR (attribute_not_exists(#settledAt) AND ' +
      '(attribute_not_exists(#leasedUntil) OR #leasedUntil <= :ifNow) AND ' +
      '(attribute_not_exists(#nextAt) OR #nextAt <= :ifNow))',
    values: { ':ifLease': leaseId, ':ifNow': nowMs },
  };
}

export function holdsLease(leaseId: string): Condition {
  return { text: '#leaseId = :ifLease', values: { ':ifLease': leaseId } };
}
