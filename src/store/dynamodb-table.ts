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

/** Two retries: a third would come after the operation's deadline. */
const MAX_ATTEMPTS = 3;
export const CONNECT_TIMEOUT_MS = 1000;
const POLL_MS = 200;

/**
 * The client the store is used with. Credentials and endpoint come from the SDK's own chain
 * (`AWS_ENDPOINT_URL_DYNAMODB` for a local table) unless given.
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
 * Creates the table when it is missing and waits until it can be used. Any number of instances may do so at the
 * same time.
 * @returns a warning when the time to live could not be set
 * @throws StoreError when the table is not there after `timeoutMs` (default 60 s)
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
    // Another instance has just created it.
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

/** Emulators on one machine lack the operation. Nothing is missed there: every read checks the time itself. */
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
    return `The time to live of the session table could not be set: ${errorMessage(error)}`;
  }
}
