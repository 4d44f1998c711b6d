import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item } from './attributes.ts';
import { DynamoItems, type TableQuery } from './dynamodb-items.ts';
import { UNCONDITIONAL } from './expression.ts';
import { forgottenKey, type ItemKey, isLive } from './table.ts';

export interface KeptItemsOptions {
  readonly table: string;
  /** How long they are kept: as long as sessions. */
  readonly ttlSeconds: number;
  /** Milliseconds for one operation, including the retries of the SDK. Default 5 s: no call waits for it. */
  readonly deadlineMs?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

const DEADLINE_MS = 5_000;

/** Items of the session table that are written whole and expire. Every method rejects with `StoreError`. */
export class KeptItems {
  readonly #items: DynamoItems;
  readonly #ttlSeconds: number;
  readonly #now: () => number;

  /** @param client its owner closes it */
  constructor(client: DynamoDBClient, options: KeptItemsOptions) {
    const { table, ttlSeconds, deadlineMs = DEADLINE_MS, now = Date.now } = options;
    this.#items = new DynamoItems(client, { table, deadlineMs });
    this.#ttlSeconds = ttlSeconds;
    this.#now = now;
  }

  /** When an item that is written now expires, epoch seconds. */
  get expiresAt(): number {
    return Math.floor(this.#now() / 1000) + this.#ttlSeconds;
  }

  /** Writes an item over the one that may be there. */
  put(operation: string, item: Item): Promise<void> {
    return this.#items.put(operation, item, UNCONDITIONAL);
  }

  /**
   * Writes an item of a session, and removes it again when the session was deleted for its caller. Written first, because
   * `npm run forget` looks for items once more after it has noted which sessions are going: one of the two finds it.
   */
  async putUnlessForgotten(
    operation: string,
    sessionId: string,
    item: ItemKey & Item,
  ): Promise<'stored' | 'forgotten'> {
    await this.put(operation, item);
    if ((await this.#items.get(operation, forgottenKey(sessionId))) === undefined) return 'stored';
    const { PK, SK } = item;
    await this.#items.remove(operation, { PK, SK });
    return 'forgotten';
  }

  /** The items of a query that have not expired and can be parsed, in order. */
  async read<T extends { readonly expiresAt: number }>(
    operation: string,
    query: TableQuery,
    parse: (item: Item) => T | undefined,
  ): Promise<T[]> {
    const items = await this.#items.queryAll(operation, query);
    return items.flatMap((item) => {
      const parsed = parse(item);
      return parsed && isLive(parsed, this.#now()) ? [parsed] : [];
    });
  }
}
