import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Item, readNumber } from './attributes.ts';
import { DynamoItems } from './dynamodb-items.ts';
import { lockKey } from './table.ts';

export interface DynamoMissesOptions {
  readonly table: string;
  /** Milliseconds that one operation may take, with the SDK's own retries. Default 1500. */
  readonly deadlineMs?: number;
}

/**
 * How many wrong tokens came in each span of time, from all contacts together. One item a span: adding is atomic,
 * so no condition is needed, and an answer that was lost and asked for again only counts a miss twice.
 */
export class DynamoMisses {
  readonly #items: DynamoItems;

  /** @param client stays its owner's and is not closed here */
  constructor(client: DynamoDBClient, options: DynamoMissesOptions) {
    this.#items = new DynamoItems(client, { table: options.table, deadlineMs: options.deadlineMs ?? 1500 });
  }

  /**
   * @param span number of the span
   * @param expiresAt epoch seconds after which the count is of no use
   * @returns the span's misses, with this one
   * @throws StoreError when the table could not be used in time
   */
  async add(span: number, expiresAt: number): Promise<number> {
    return missesIn(await this.#items.add('addMiss', lockKey(span), { misses: 1 }, { expiresAt }));
  }

  /** @returns the span's misses. @throws StoreError as `add` */
  async read(span: number): Promise<number> {
    return missesIn(await this.#items.get('readMisses', lockKey(span)));
  }
}

function missesIn(item: Item | undefined): number {
  return (item && readNumber(item, 'misses')) ?? 0;
}
