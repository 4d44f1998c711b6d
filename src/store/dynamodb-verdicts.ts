import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TableQuery } from './dynamodb-items.ts';
import { KeptItems, type KeptItemsOptions } from './kept-items.ts';
import { partitionQuery } from './session-index-keys.ts';
import type { StoredVerdict } from './verdict.ts';
import {
  buildVerdict,
  dayVerdictKey,
  parseStoredVerdict,
  verdictKey,
  verdictsOfDay,
  verdictsQuery,
} from './verdict-item.ts';

/**
 * Marks of supervisors on turns. Each is one item of its call and one of the day on which it was made, so that both
 * are found without reading the table. Every method rejects with `StoreError`.
 */
export class DynamoVerdicts {
  readonly #items: KeptItems;

  /** @param client its owner closes it */
  constructor(client: DynamoDBClient, options: KeptItemsOptions) {
    this.#items = new KeptItems(client, options);
  }

  /** The item of the call is first: `npm run forget` finds the other one by it. */
  async put(verdict: StoredVerdict): Promise<void> {
    const { expiresAt } = this.#items;
    await this.#items.put('putVerdict', buildVerdict(verdictKey(verdict), verdict, expiresAt));
    await this.#items.put('listVerdict', buildVerdict(dayVerdictKey(verdict), verdict, expiresAt));
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
    const found = await this.#items.read('readVerdicts', query, parseStoredVerdict);
    return found.map(({ expiresAt, ...verdict }) => verdict);
  }
}
