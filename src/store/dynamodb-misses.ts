import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Item, readNumber } from './attributes.ts';
import { DynamoItems } from './dynamodb-items.ts';
import { lockKey } from './table.ts';

export interface DynamoMissesOptions {
  readonly table: string;
  /** Milliseconds for one operation, including the retries of the SDK. Default 1500. */
  readonly deadlineMs?: number;
}

/**
 * The number of wrong tokens in each span of time, from all contacts together. Each span is one item. Adding is atomic,
 * so no condition is needed; a request that the SDK repeats after a lost answer counts one miss twice.
 */
export class DynamoMisses {
  readonly #items: DynamoItems;

  /** @param client its owner closes it */
  constructor(client: DynamoDBClient, options: DynamoMissesOptions) {
    this.#items = new DynamoItems(client, { table: options.table, deadlineMs: options.deadlineMs ?? 1500 });
  }

  /**
   * @param span number of the span
   * @param expiresAt epoch seconds after which the count is no longer needed
   * @returns the number of misses in the span, including this one
   * @throws StoreError when the table could not be used in time
   */
  async add(span: number, expiresAt: number): Promise<number> {
    return missesIn(await this.#items.add('addMiss', lockKey(span), { misses: 1 }, { expiresAt }));
  }

  /**
   * @returns the number of misses in the span
   * @throws StoreError when the table could not be used in time
   */
  async read(span: number): Promise<number> {
    return missesIn(await this.#items.get('readMisses', lockKey(span)));
  }
}

function missesIn(item: Item | undefined): number {
  return (item && readNumber(item, 'misses')) ?? 0;
}
