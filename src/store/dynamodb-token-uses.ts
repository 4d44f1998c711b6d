import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoItems, isConflict, type TableItems } from './dynamodb-items.ts';
import { tokenUseKey } from './table.ts';

export interface DynamoTokenUsesOptions {
  readonly table: string;
  /** Milliseconds for one operation, including the retries of the SDK. Default 1500. */
  readonly deadlineMs?: number;
}

/** Which browser tokens were used, for all instances: one conditional write for each. */
export class DynamoTokenUses {
  readonly #items: Pick<TableItems, 'put'>;

  /** @param source a client, which its owner closes, or another source of items */
  constructor(source: DynamoDBClient | Pick<TableItems, 'put'>, options: DynamoTokenUsesOptions) {
    this.#items = 'put' in source ? source : new DynamoItems(source, { deadlineMs: 1500, ...options });
  }

  /**
   * @param nonce of the token
   * @param expiresAtMs when the token expires, epoch milliseconds: the item is of no use afterwards
   * @returns false when the token was used before, by any instance
   * @throws StoreError when the table could not be used in time
   */
  async useOnce(nonce: string, expiresAtMs: number): Promise<boolean> {
    const usedBy = randomUUID();
    const item = { ...tokenUseKey(nonce), usedBy, expiresAt: Math.ceil(expiresAtMs / 1000) + 60 };
    // The SDK repeats a request when its answer was lost, and a repeat is not a second use.
    const condition = {
      text: 'attribute_not_exists(#PK) OR #usedBy = :ifUser',
      values: { ':ifUser': usedBy },
    };
    try {
      await this.#items.put('useToken', item, condition);
      return true;
    } catch (error) {
      if (!isConflict(error)) throw error;
      return false;
    }
  }
}
