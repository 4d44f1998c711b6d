import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { StoreError } from '../errors.ts';
import { type Item, readNumbers } from './attributes.ts';
import { DynamoItems } from './dynamodb-items.ts';
import { armKey } from './table.ts';

export interface DynamoExperimentsOptions {
  readonly table: string;
  /** Milliseconds for one operation, including the retries of the SDK. Default 1500. */
  readonly deadlineMs?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** Counted from the last call of the arm. */
const KEPT_SECONDS = 180 * 86_400;
/** Attributes of the item that are no sums. */
const OTHER_NUMBERS: ReadonlySet<string> = new Set(['expiresAt']);

/**
 * The sums of each arm of each experiment, over all instances in one item an arm. Adding is atomic but not idempotent:
 * a request that the SDK repeats after a lost answer counts a call twice.
 */
export class DynamoExperiments {
  readonly #items: DynamoItems;
  readonly #now: () => number;

  /** @param client its owner closes it */
  constructor(client: DynamoDBClient, options: DynamoExperimentsOptions) {
    this.#items = new DynamoItems(client, { table: options.table, deadlineMs: options.deadlineMs ?? 1500 });
    this.#now = options.now ?? Date.now;
  }

  /** @throws StoreError when the table could not be used in time */
  async add(experiment: string, arm: string, sums: Readonly<Record<string, number>>) {
    const key = armKey(experiment, arm);
    return armIn(await this.#items.add('addExperiment', key, sums, { expiresAt: this.#expiresAt }));
  }

  /** @throws StoreError when the table could not be used in time */
  async read(experiment: string, arm: string) {
    return armIn(await this.#items.get('readExperiment', armKey(experiment, arm)));
  }

  /** Keeps the first stop of an arm. @throws StoreError when the table could not be used in time */
  async stop(experiment: string, stop: { readonly arm: string }): Promise<void> {
    const changes = { stop, stoppedAt: new Date(this.#now()).toISOString(), expiresAt: this.#expiresAt };
    const isFirst = { text: 'attribute_not_exists(#stop)', values: {} };
    try {
      await this.#items.update('stopArm', armKey(experiment, stop.arm), changes, isFirst, 'nothing');
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'store_conflict')) throw error;
    }
  }

  get #expiresAt(): number {
    return Math.floor(this.#now() / 1000) + KEPT_SECONDS;
  }
}

function armIn(item: Item | undefined) {
  const numbers = Object.entries((item && readNumbers({ item }, 'item')) ?? {});
  const sums = Object.fromEntries(numbers.filter(([name]) => !OTHER_NUMBERS.has(name)));
  return { sums, stop: item?.stop };
}
