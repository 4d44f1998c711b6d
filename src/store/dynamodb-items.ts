import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { TaskCancelledError, type TimeoutPolicy, TimeoutStrategy, timeout } from 'cockatiel';
import { errorMessage, StoreError } from '../errors.ts';
import type { Item } from './attributes.ts';
import { addParameters, type Condition, conditionParameters, updateParameters } from './expression.ts';
import type { ItemKey, turnsQuery } from './table.ts';

/** Conditional requests for single items of the session table. Each rejects with `StoreError`. */
export type TableItems = Pick<DynamoItems, 'get' | 'put' | 'update' | 'queryAll' | 'close'>;

/**
 * One table's items by the SDK: each call has a deadline, and every failure is a `StoreError` that names the
 * operation and never the item.
 */
export class DynamoItems {
  readonly #client: DynamoDBClient;
  readonly #documents: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #limit: TimeoutPolicy;

  constructor(client: DynamoDBClient, options: { readonly table: string; readonly deadlineMs: number }) {
    this.#client = client;
    this.#documents = DynamoDBDocumentClient.from(client, {
      marshallOptions: { removeUndefinedValues: true },
    });
    this.#table = options.table;
    // Aggressive: the SDK does not heed the signal while it waits between two tries.
    const strategy = TimeoutStrategy.Aggressive;
    this.#limit = timeout(options.deadlineMs, { strategy, abortOnReturn: false }).dangerouslyUnref();
  }

  close(): void {
    this.#client.destroy();
  }

  get(operation: string, key: ItemKey): Promise<Item | undefined> {
    return this.#run(operation, async (abortSignal) => {
      const command = new GetCommand({ TableName: this.#table, Key: key, ConsistentRead: true });
      return (await this.#documents.send(command, { abortSignal })).Item;
    });
  }

  put(operation: string, item: Item, condition: Condition): Promise<void> {
    return this.#run(operation, async (abortSignal) => {
      const parameters = { TableName: this.#table, Item: item, ...conditionParameters(condition) };
      await this.#documents.send(new PutCommand(parameters), { abortSignal });
    });
  }

  update(operation: string, key: ItemKey, changes: Item, condition: Condition): Promise<Item | undefined> {
    return this.#run(operation, async (abortSignal) => {
      const parameters = { TableName: this.#table, Key: key, ...updateParameters(changes, condition) };
      const command = new UpdateCommand({ ...parameters, ReturnValues: 'ALL_NEW' });
      return (await this.#documents.send(command, { abortSignal })).Attributes;
    });
  }

  /** Adds to numbers of an item, whether or not it exists, and sets other attributes. */
  add(
    operation: string,
    key: ItemKey,
    amounts: Readonly<Record<string, number>>,
    changes: Item,
  ): Promise<Item | undefined> {
    return this.#run(operation, async (abortSignal) => {
      const parameters = { TableName: this.#table, Key: key, ...addParameters(amounts, changes) };
      const command = new UpdateCommand({ ...parameters, ReturnValues: 'ALL_NEW' });
      return (await this.#documents.send(command, { abortSignal })).Attributes;
    });
  }

  queryAll(operation: string, query: ReturnType<typeof turnsQuery>): Promise<Item[]> {
    return this.#run(operation, async (abortSignal) => {
      const items: Item[] = [];
      let next: QueryCommandOutput['LastEvaluatedKey'];
      do {
        const command = new QueryCommand({
          TableName: this.#table,
          ConsistentRead: true,
          ...query,
          ...(next && { ExclusiveStartKey: next }),
        });
        const page: QueryCommandOutput = await this.#documents.send(command, { abortSignal });
        items.push(...(page.Items ?? []));
        next = page.LastEvaluatedKey;
      } while (next);
      return items;
    });
  }

  async #run<T>(operation: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await this.#limit.execute(({ signal }) => work(signal));
    } catch (error) {
      throw toStoreError(operation, error);
    }
  }
}

export function isConflict(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'store_conflict';
}

function toStoreError(operation: string, error: unknown): StoreError {
  if (error instanceof ConditionalCheckFailedException) {
    return new StoreError('store_conflict', `The session table refused ${operation}: a condition failed.`, {
      cause: plainCause(error),
    });
  }
  const how = error instanceof TaskCancelledError ? ' in time' : '';
  return new StoreError('store_unavailable', `The session table did not serve ${operation}${how}.`, {
    cause: plainCause(error),
  });
}

/** The SDK hangs the whole exchange on its errors, credentials' signature included. */
function plainCause(error: unknown): Error {
  const plain = new Error(errorMessage(error));
  if (error instanceof Error) plain.name = error.name;
  return plain;
}
