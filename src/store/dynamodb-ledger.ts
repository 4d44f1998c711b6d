import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Item, readNumber } from './attributes.ts';
import { DynamoItems } from './dynamodb-items.ts';
import { budgetKey } from './table.ts';

export interface DynamoLedgerOptions {
  readonly table: string;
  /** Milliseconds for one operation, including the retries of the SDK. Default 1500. */
  readonly deadlineMs?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** Longer than a month, so that operators can compare its days. */
const KEPT_SECONDS = 40 * 86_400;

/**
 * The cost of each day, summed over all instances in one item. Adding is atomic but not idempotent: a request that the
 * SDK repeats after a lost answer counts twice. A budget may therefore be spent a little early, but never late.
 */
export class DynamoLedger {
  readonly #items: DynamoItems;
  readonly #now: () => number;

  /** @param client its owner closes it, not the ledger */
  constructor(client: DynamoDBClient, options: DynamoLedgerOptions) {
    this.#items = new DynamoItems(client, { table: options.table, deadlineMs: options.deadlineMs ?? 1500 });
    this.#now = options.now ?? Date.now;
  }

  /**
   * @param day YYYY-MM-DD
   * @returns the day's sum, US dollars
   * @throws StoreError when the table could not be used in time
   */
  async add(day: string, usd: number): Promise<number> {
    const expiresAt = Math.floor(this.#now() / 1000) + KEPT_SECONDS;
    return sumIn(await this.#items.add('addCost', budgetKey(day), { costUsd: usd }, { expiresAt }));
  }

  /**
   * @returns the day's sum, US dollars; 0 for a day without calls
   * @throws StoreError when the table could not be used in time
   */
  async read(day: string): Promise<number> {
    return sumIn(await this.#items.get('readCost', budgetKey(day)));
  }
}

function sumIn(item: Item | undefined): number {
  return (item && readNumber(item, 'costUsd')) ?? 0;
}
