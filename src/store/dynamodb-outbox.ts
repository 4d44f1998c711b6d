import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readNumber } from './attributes.ts';
import { DynamoItems, isConflict } from './dynamodb-items.ts';
import type { DeliveryState, LeaseOutcome, OutboxEntry, OutboxKind, ReportOutbox } from './outbox.ts';
import {
  buildEntry,
  ENTRY_PREFIX,
  entryKey,
  holdsLease,
  mayLease,
  parseDelivery,
  parseEntry,
} from './outbox-item.ts';
import { deliveryKey, outboxPartitionAt, outboxQuery } from './table.ts';

export interface DynamoOutboxOptions {
  readonly table: string;
  /** Seconds for which entries and states are kept: as long as the sessions themselves. */
  readonly ttlSeconds: number;
  /** Milliseconds for one operation, including the retries of the SDK. Default 1500. */
  readonly deadlineMs?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

const NEW: { readonly text: string; readonly values: Readonly<Record<string, unknown>> } = {
  text: 'attribute_not_exists(#PK)',
  values: {},
};

/** The outbox in the session table. Each change is one conditional write of one item, without transactions. */
export class DynamoOutbox implements ReportOutbox {
  readonly #items: DynamoItems;
  readonly #ttlSeconds: number;
  readonly #now: () => number;

  /** @param client its owner closes it */
  constructor(client: DynamoDBClient, options: DynamoOutboxOptions) {
    this.#items = new DynamoItems(client, { table: options.table, deadlineMs: options.deadlineMs ?? 1500 });
    this.#ttlSeconds = options.ttlSeconds;
    this.#now = options.now ?? Date.now;
  }

  async add(entry: OutboxEntry): Promise<void> {
    try {
      await this.#items.put('addToOutbox', buildEntry(entry, this.#expiresAt()), NEW);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }

  remove(entry: OutboxEntry): Promise<void> {
    return this.#items.remove('removeFromOutbox', entryKey(entry));
  }

  async oldest(partition: number, kind: OutboxKind, limit: number, until?: string): Promise<OutboxEntry[]> {
    const query = outboxQuery(outboxPartitionAt(partition), ENTRY_PREFIX[kind], until);
    const items = await this.#items.queryFirst('readOutbox', query, limit);
    return items.flatMap((item) => parseEntry(item) ?? []);
  }

  async lease(sessionId: string, leaseId: string, leaseMs: number): Promise<LeaseOutcome> {
    const nowMs = this.#now();
    const changes = { sessionId, leaseId, leasedUntil: nowMs + leaseMs, expiresAt: this.#expiresAt() };
    const condition = mayLease(leaseId, nowMs);
    try {
      const item = await this.#items.update('leaseDelivery', deliveryKey(sessionId), changes, condition);
      return { kind: 'leased', state: parseDelivery(item ?? {}, nowMs) };
    } catch (error) {
      if (!isConflict(error)) throw error;
      return this.#whyNotLeased(sessionId);
    }
  }

  async release(
    sessionId: string,
    leaseId: string,
    state: DeliveryState,
    nextAtMs: number | undefined,
  ): Promise<void> {
    const { attempts, firstAtMs, results, refusals } = state;
    const next = nextAtMs === undefined ? { settledAt: this.#now(), nextAt: null } : { nextAt: nextAtMs };
    const changes = { attempts, firstAt: firstAtMs, results, refusals, ...next, leasedUntil: null };
    const key = deliveryKey(sessionId);
    await this.#items.update('releaseDelivery', key, changes, holdsLease(leaseId), 'nothing');
  }

  async #whyNotLeased(sessionId: string): Promise<LeaseOutcome> {
    const item = (await this.#items.get('leaseDelivery', deliveryKey(sessionId))) ?? {};
    if (readNumber(item, 'settledAt') !== undefined) return { kind: 'settled' };
    const untilMs = Math.max(readNumber(item, 'leasedUntil') ?? 0, readNumber(item, 'nextAt') ?? 0);
    return { kind: 'busy', untilMs };
  }

  #expiresAt(): number {
    return Math.floor(this.#now() / 1000) + this.#ttlSeconds;
  }
}
