import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  ResourceInUseException,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { errorMessage, StoreError } from '../errors.ts';
import { EXPIRY_ATTRIBUTE, tableDefinition } from './table.ts';

/** The first try and two retries. A third retry would start after the operation's deadline. */
const MAX_ATTEMPTS = 3;
export const CONNECT_TIMEOUT_MS = 1000;
const POLL_MS = 200;

/**
 * The DynamoDB client of the store. Unless given, credentials and endpoint come from the SDK's own chain
 * (`AWS_ENDPOINT_URL_DYNAMODB` for a local table).
 */
export function createDynamoClient(
  settings: Pick<DynamoDBClientConfig, 'region' | 'endpoint' | 'credentials'>,
): DynamoDBClient {
  return new DynamoDBClient({
    ...settings,
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS },
  });
}

/**
 * Creates the table when it is missing and waits until it is active. Several instances may call this at the same time.
 * @returns a warning when time to live could not be turned on
 * @throws StoreError when the table is not active after `timeoutMs` (default 60 s)
 */
export async function ensureTable(
  client: DynamoDBClient,
  table: string,
  timeoutMs = 60_000,
): Promise<string | undefined> {
  const deadline = Date.now() + timeoutMs;
  try {
    const missing = (await tableStatus(client, table)) === 'MISSING';
    if (missing) await createTable(client, table);
    await waitUntilActive(client, table, deadline);
    return missing ? await setTimeToLive(client, table) : undefined;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError('store_unavailable', 'The session table could not be created.', { cause: error });
  }
}

async function tableStatus(client: DynamoDBClient, table: string): Promise<string> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    return Table?.TableStatus ?? 'UNKNOWN';
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return 'MISSING';
    throw error;
  }
}

async function createTable(client: DynamoDBClient, table: string): Promise<void> {
  const { AttributeDefinitions, KeySchema, ...definition } = tableDefinition(table);
  try {
    await client.send(
      new CreateTableCommand({
        ...definition,
        AttributeDefinitions: [...AttributeDefinitions],
        KeySchema: [...KeySchema],
      }),
    );
  } catch (error) {
    // Another instance has created it in the meantime.
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}

async function waitUntilActive(client: DynamoDBClient, table: string, deadline: number): Promise<void> {
  while ((await tableStatus(client, table)) !== 'ACTIVE') {
    if (Date.now() > deadline) {
      throw new StoreError('store_unavailable', 'The session table did not become active in time.');
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Local emulators do not have this operation and do not need it: every read checks the expiry itself. */
async function setTimeToLive(client: DynamoDBClient, table: string): Promise<string | undefined> {
  try {
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: table,
        TimeToLiveSpecification: { AttributeName: EXPIRY_ATTRIBUTE, Enabled: true },
      }),
    );
    return undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'UnknownOperationException') return undefined;
    return `Time to live could not be turned on: ${errorMessage(error)}`;
  }
}
