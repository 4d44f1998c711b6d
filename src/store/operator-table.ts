import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  ScanCommand,
  type ScanCommandInput,
  type ScanCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { type Item, readText } from './attributes.ts';
import type { TableQuery } from './dynamodb-items.ts';
import { partitionQuery } from './session-index-keys.ts';
import type { ItemKey } from './table.ts';

/** One page of a scan: the items that match, and the number of items read. */
export interface ScanPage {
  readonly items: readonly Item[];
  readonly looked: number;
}

/**
 * Maximum number of items in one batch.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
 */
const BATCH = 25;
const MAX_TRIES = 8;
const FIRST_PAUSE_MS = 50;

/**
 * The session table for command line tools: whole scans, no deadlines of a call. Rejects with the errors of the SDK.
 */
export class OperatorTable {
  readonly #documents: DynamoDBDocumentClient;
  readonly #table: string;

  /** @param client its owner closes it */
  constructor(client: DynamoDBClient, table: string) {
    this.#documents = DynamoDBDocumentClient.from(client);
    this.#table = table;
  }

  /**
   * Every page of the table, filtered by DynamoDB. AWS charges for reading the whole table, and twice as much with
   * `ConsistentRead`, which includes the newest writes.
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html
   */
  async *scan(
    filter: Pick<
      ScanCommandInput,
      | 'ConsistentRead'
      | 'FilterExpression'
      | 'ExpressionAttributeNames'
      | 'ExpressionAttributeValues'
      | 'ProjectionExpression'
    >,
  ): AsyncGenerator<ScanPage> {
    let next: ScanCommandOutput['LastEvaluatedKey'];
    do {
      const command = new ScanCommand({
        TableName: this.#table,
        ...filter,
        ...(next && { ExclusiveStartKey: next }),
      });
      const page: ScanCommandOutput = await this.#documents.send(command);
      yield { items: page.Items ?? [], looked: page.ScannedCount ?? 0 };
      next = page.LastEvaluatedKey;
    } while (next);
  }

  /** The keys of all items of one partition. */
  async keysUnder(partition: string): Promise<ItemKey[]> {
    return (await this.itemsUnder(partition)).flatMap((item) => keyOf(item) ?? []);
  }

  /** All items of one partition: their keys and sessions. */
  async itemsUnder(partition: string): Promise<Item[]> {
    return this.#everyItem({
      KeyConditionExpression: 'PK = :pk',
      ExpressionAttributeValues: { ':pk': partition },
      ProjectionExpression: 'PK, SK, sessionId',
      ConsistentRead: true,
    });
  }

  async get(key: ItemKey): Promise<Item | undefined> {
    const command = new GetCommand({ TableName: this.#table, Key: key, ConsistentRead: true });
    return (await this.#documents.send(command)).Item;
  }

  /** The first items of a query. */
  async first(query: TableQuery, limit: number): Promise<Item[]> {
    const command = new QueryCommand({ TableName: this.#table, ...query, Limit: limit });
    return (await this.#documents.send(command)).Items ?? [];
  }

  /** All items of one partition, whole. May be a moment behind the newest writes, which costs half. */
  async all(partition: string): Promise<Item[]> {
    return this.#everyItem(partitionQuery(partition));
  }

  /**
   * Deletes items. Items that do not exist count as deleted.
   * @throws Error when the table keeps refusing some of them
   */
  async remove(keys: readonly ItemKey[]): Promise<void> {
    for (let first = 0; first < keys.length; first += BATCH) {
      await this.#removeBatch(keys.slice(first, first + BATCH));
    }
  }

  /** Writes an item over the one that may be there. */
  async put(item: ItemKey & Item): Promise<void> {
    await this.#documents.send(new PutCommand({ TableName: this.#table, Item: item }));
  }

  async #everyItem(query: Omit<QueryCommandInput, 'TableName'>): Promise<Item[]> {
    const items: Item[] = [];
    let next: QueryCommandOutput['LastEvaluatedKey'];
    do {
      const command = new QueryCommand({
        TableName: this.#table,
        ...query,
        ...(next && { ExclusiveStartKey: next }),
      });
      const page: QueryCommandOutput = await this.#documents.send(command);
      items.push(...(page.Items ?? []));
      next = page.LastEvaluatedKey;
    } while (next);
    return items;
  }

  async #removeBatch(keys: readonly ItemKey[]): Promise<void> {
    let left: readonly ItemKey[] = keys;
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt === MAX_TRIES)
        throw new Error(`The table did not delete ${left.length} items. Run the command again`);
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** attempt));
      const requests = left.map((Key) => ({ DeleteRequest: { Key } }));
      const command = new BatchWriteCommand({ RequestItems: { [this.#table]: requests } });
      const { UnprocessedItems } = await this.#documents.send(command);
      const refused = UnprocessedItems?.[this.#table] ?? [];
      left = refused.flatMap(({ DeleteRequest }) => keyOf(DeleteRequest?.Key ?? {}) ?? []);
    }
  }
}

/** The primary key of an item, if it has one. */
export function keyOf(item: Item): ItemKey | undefined {
  const PK = readText(item, 'PK');
  const SK = readText(item, 'SK');
  return PK === undefined || SK === undefined ? undefined : { PK, SK };
}
