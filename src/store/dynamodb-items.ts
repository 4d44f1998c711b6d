import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type ReturnValue,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { withDeadline } from '../async/deadline.ts';
import { errorMessage, StoreError } from '../errors.ts';
import { isRecord } from '../is-record.ts';
import { fromAttributeValues, toAttributeValues, UnstorableValue } from './attribute-values.ts';
import type { Item } from './attributes.ts';
import type { DirectRequests } from './direct-requests.ts';
import { addParameters, type Condition, conditionParameters, updateParameters } from './expression.ts';
import type { ItemKey } from './table.ts';

/** Conditional requests for single items of the session table. Every method rejects with `StoreError`. */
export type TableItems = Pick<DynamoItems, 'get' | 'put' | 'update' | 'queryAll' | 'close'>;

export interface DynamoItemsOptions {
  readonly table: string;
  /** Milliseconds for one operation, including the retries of the SDK. */
  readonly deadlineMs: number;
  /** Sends requests without the SDK's middleware. Default: the SDK's client sends all of them. */
  readonly direct?: DirectRequests;
}

/** A query with values that are not yet in DynamoDB's format. */
export interface TableQuery {
  readonly KeyConditionExpression: string;
  readonly ExpressionAttributeValues: Item;
  /** `false`: from the last key to the first. */
  readonly ScanIndexForward?: boolean;
}

/** The parameters of a request, with values that are not yet in DynamoDB's format. */
interface Parameters {
  readonly ExpressionAttributeValues?: Item;
}

class DeadlinePassed extends Error {}

/** DynamoDB throttles the table. */
class Throttled extends Error {
  override readonly name = 'ThrottlingException';
}

/** Shortest pause before the second and last try of a throttled request, in milliseconds. Jitter at most doubles it. */
const THROTTLE_PAUSE_MS = 100;

/**
 * The items of one table. Every operation has a deadline, and every failure is a `StoreError` that names the operation
 * but never the item. With `direct`, the SDK's client sends only the requests that failed that way. A request may
 * therefore be carried out twice, as with the retries of the SDK.
 */
export class DynamoItems {
  readonly #client: DynamoDBClient;
  readonly #direct: DirectRequests | undefined;
  readonly #table: string;
  readonly #deadlineMs: number;

  constructor(client: DynamoDBClient, options: DynamoItemsOptions) {
    this.#client = client;
    this.#direct = options.direct;
    this.#table = options.table;
    this.#deadlineMs = options.deadlineMs;
  }

  close(): void {
    this.#direct?.close();
    this.#client.destroy();
  }

  get(operation: string, key: ItemKey): Promise<Item | undefined> {
    return this.#run(operation, async (abortSignal) => {
      const input = { TableName: this.#table, Key: toAttributeValues({ ...key }), ConsistentRead: true };
      const done = await this.#ask('GetItem', input, abortSignal);
      const output = done ?? (await this.#client.send(new GetItemCommand(input), { abortSignal }));
      return output.Item === undefined ? undefined : fromAttributeValues(output.Item);
    });
  }

  put(operation: string, item: Item, condition: Condition): Promise<void> {
    return this.#run(operation, async (abortSignal) => {
      const input = {
        TableName: this.#table,
        Item: toAttributeValues(item),
        ...onWire(conditionParameters(condition)),
      };
      const done = await this.#ask('PutItem', input, abortSignal);
      if (!done) await this.#client.send(new PutItemCommand(input), { abortSignal });
    });
  }

  /** @param returns `nothing` when the caller does not need the item */
  update(
    operation: string,
    key: ItemKey,
    changes: Item,
    condition: Condition,
    returns: 'item' | 'nothing' = 'item',
  ): Promise<Item | undefined> {
    return this.#update(operation, key, updateParameters(changes, condition), returns);
  }

  /** Adds to numbers of an item and sets other attributes. Creates the item when it does not exist. */
  add(
    operation: string,
    key: ItemKey,
    amounts: Readonly<Record<string, number>>,
    changes: Item,
  ): Promise<Item | undefined> {
    return this.#update(operation, key, addParameters(amounts, changes), 'item');
  }

  queryAll(operation: string, query: TableQuery): Promise<Item[]> {
    return this.#run(operation, async (abortSignal) => {
      const items: Item[] = [];
      let next: Record<string, AttributeValue> | undefined;
      do {
        const input = {
          TableName: this.#table,
          ConsistentRead: true,
          ...onWire(query),
          ...(next && { ExclusiveStartKey: next }),
        };
        const done = await this.#ask('Query', input, abortSignal);
        const page = done ?? (await this.#client.send(new QueryCommand(input), { abortSignal }));
        if (Array.isArray(page.Items)) items.push(...page.Items.map(fromAttributeValues));
        next = isKey(page.LastEvaluatedKey) ? page.LastEvaluatedKey : undefined;
      } while (next);
      return items;
    });
  }

  /** The first items of a query, in the order of their keys. May be a moment behind the newest writes. */
  queryFirst(operation: string, query: TableQuery, limit: number): Promise<Item[]> {
    return this.#run(operation, async (abortSignal) => {
      const input = { TableName: this.#table, Limit: limit, ...onWire(query) };
      const { Items } = await this.#client.send(new QueryCommand(input), { abortSignal });
      return (Items ?? []).map(fromAttributeValues);
    });
  }

  /** Deletes an item. One that does not exist counts as deleted, unless there is a condition. */
  remove(operation: string, key: ItemKey, condition?: Condition): Promise<void> {
    return this.#run(operation, async (abortSignal) => {
      const input = {
        TableName: this.#table,
        Key: toAttributeValues({ ...key }),
        ...(condition && onWire(conditionParameters(condition))),
      };
      await this.#client.send(new DeleteItemCommand(input), { abortSignal });
    });
  }

  #update<T extends Parameters>(
    operation: string,
    key: ItemKey,
    parameters: T,
    returns: 'item' | 'nothing',
  ): Promise<Item | undefined> {
    const returned: ReturnValue = returns === 'item' ? 'ALL_NEW' : 'NONE';
    return this.#run(operation, async (abortSignal) => {
      const input = {
        TableName: this.#table,
        Key: toAttributeValues({ ...key }),
        ...onWire(parameters),
        ReturnValues: returned,
      };
      const done = await this.#ask('UpdateItem', input, abortSignal);
      const output = done ?? (await this.#client.send(new UpdateItemCommand(input), { abortSignal }));
      return output.Attributes === undefined ? undefined : fromAttributeValues(output.Attributes);
    });
  }

  /**
   * @returns undefined when the SDK's client must send the request
   * @throws ConditionalCheckFailedException when the condition failed
   * @throws Throttled when the second try was throttled too; the SDK's client would send three more requests
   */
  async #ask(operation: string, input: object, abortSignal: AbortSignal): Promise<Item | undefined> {
    let answer = await this.#direct?.send(operation, input, abortSignal);
    if (answer?.kind === 'throttled') {
      await sleep(THROTTLE_PAUSE_MS * (1 + Math.random()), undefined, { signal: abortSignal, ref: false });
      answer = await this.#direct?.send(operation, input, abortSignal);
    }
    switch (answer?.kind) {
      case 'done':
        return answer.output;
      case 'conflict':
        throw new ConditionalCheckFailedException({
          message: 'The conditional request failed',
          $metadata: {},
        });
      case 'throttled':
        throw new Throttled('The table is throttled');
      default:
        return undefined;
    }
  }

  async #run<T>(operation: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const onLate = () => {
      throw new DeadlinePassed('The deadline has passed');
    };
    try {
      return await withDeadline(work, { limitMs: this.#deadlineMs, onLate });
    } catch (error) {
      throw toStoreError(operation, error);
    }
  }
}

function onWire<T extends Parameters>(parameters: T) {
  const { ExpressionAttributeValues: values, ...rest } = parameters;
  return { ...rest, ...(values && { ExpressionAttributeValues: toAttributeValues(values) }) };
}

function isKey(value: unknown): value is Record<string, AttributeValue> {
  return isRecord(value);
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
  if (isFinal(error)) {
    return new StoreError('store_rejected', `The session table will never accept this ${operation}.`, {
      cause: plainCause(error),
    });
  }
  const how = error instanceof DeadlinePassed ? ' in time' : '';
  return new StoreError('store_unavailable', `The session table did not answer ${operation}${how}.`, {
    cause: plainCause(error),
  });
}

/**
 * Errors of the request itself: every retry fails in the same way. An item above 400 KB is a ValidationException.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
const FINAL: ReadonlySet<string> = new Set([
  'ValidationException',
  'SerializationException',
  'ItemCollectionSizeLimitExceededException',
]);

function isFinal(error: unknown): boolean {
  return error instanceof UnstorableValue || (error instanceof Error && FINAL.has(error.name));
}

/** The errors of the SDK hold the whole request and answer, including the signature. */
function plainCause(error: unknown): Error {
  const plain = new Error(errorMessage(error));
  if (error instanceof Error) plain.name = error.name;
  return plain;
}
