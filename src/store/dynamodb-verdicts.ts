import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item } from './attributes.ts';
import { DynamoItems, type TableQuery } from './dynamodb-items.ts';
import { partitionQuery } from './session-index-keys.ts';
import { isLive } from './table.ts';
import type { StoredVerdict } from './verdict.ts';
import {
  buildVerdict,
  dayVerdictKey,
  parseStoredVerdict,
  verdictKey,
  verdictsOfDay,
  verdictsQuery,
} from './verdict-item.ts';

export interface DynamoVerdictsOptions {
  readonly table: string;
  /** How long they are kept: as long as sessions. */
  readonly ttlSeconds: number;
  /** Milliseconds for one operation, including the retries of the SDK. Default 5 s. */
  readonly deadlineMs?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

const DEADLINE_MS = 5_000;
const ANY = { text: 'attribute_not_exists(#PK) OR attribute_exists(#PK)', values: {} };

/**
 * Marks of supervisors on turns. Each is one item of its call and one of the day on which it was made, so that both
 * are found without reading the table. Every method rejects with `StoreError`.
 */
export class DynamoVerdicts {
  readonly #items: DynamoItems;
  readonly #ttlSeconds: number;
  readonly #now: () => number;

  /** @param client its owner closes it */
  constructor(client: DynamoDBClient, options: DynamoVerdictsOptions) {
    const { table, ttlSeconds, deadlineMs = DEADLINE_MS, now = Date.now } = options;
    this.#items = new DynamoItems(client, { table, deadlineMs });
    this.#ttlSeconds = ttlSeconds;
    this.#now = now;
  }

  /** The item of the call is first: `npm run forget` finds the other one by it. */
  async put(verdict: StoredVerdict): Promise<void> {
    const expiresAt = Math.floor(this.#now() / 1000) + this.#ttlSeconds;
    await this.#items.put('putVerdict', buildVerdict(verdictKey(verdict), verdict, expiresAt), ANY);
    await this.#items.put('listVerdict', buildVerdict(dayVerdictKey(verdict), verdict, expiresAt), ANY);
  }

  /** Every mark on a call, by turn and then by time. */
  async ofCall(sessionId: string): Promise<StoredVerdict[]> {
    return this.#read(verdictsQuery(sessionId));
  }

  /** Every mark that was made on a day, by time. @param day YYYY-MM-DD, UTC */
  async ofDay(day: string): Promise<StoredVerdict[]> {
    return this.#read(partitionQuery(verdictsOfDay(day)));
  }

  async #read(query: TableQuery): Promise<StoredVerdict[]> {
    const items: Item[] = await this.#items.queryAll('readVerdicts', query);
    return items.flatMap((item) => {
      const { expiresAt = 0, ...verdict } = parseStoredVerdict(item) ?? {};
      return 'at' in verdict && isLive({ expiresAt }, this.#now()) ? [verdict] : [];
    });
  }
}
