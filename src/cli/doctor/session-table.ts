import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { Config } from '../../config/config.ts';
import { DynamoSessionStore } from '../../store/dynamodb.ts';
import { createDynamoClient } from '../../store/dynamodb-table.ts';
import { EXPIRY_ATTRIBUTE, tableDefinition } from '../../store/table.ts';
import { READING_ACTIONS } from './actions.ts';
import { type AwsRequest, awsFault } from './aws-failure.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';

const CREATE_ADVICE =
  'Deploy the stack in infra/, create the table with the string keys PK and SK, or set CREATE_TABLES=true.';
const TTL_ADVICE = `Turn on time to live for the attribute ${EXPIRY_ATTRIBUTE}. Without it, old sessions are never deleted.`;

/** Checks that the session table exists, has the right key, and deletes expired items. */
export function sessionTableCheck({ store, awsRegion }: Config): Check {
  const request = {
    what: `table ${store.table}`,
    region: `in AWS_REGION (${awsRegion})`,
    onMissing: CREATE_ADVICE,
  };
  return {
    name: 'DynamoDB',
    onTimeout: `Check the network path to DynamoDB in AWS_REGION (${awsRegion}).`,
    run: async (signal) => {
      const client = createDynamoClient({ region: awsRegion });
      try {
        const table = await describe(client, store.table, signal);
        return [
          judgeTable(store.table, table),
          forLocalWork(await judgeTimeToLive(client, store.table, signal), store.createTables),
        ];
      } catch (error) {
        if (isMissing(error) && store.createTables) {
          return [
            note(
              `table ${store.table} does not exist yet; with CREATE_TABLES=true the gateway creates it when it starts`,
            ),
          ];
        }
        const finding = awsFault(error, { ...request, action: READING_ACTIONS.table, doctorOnly: true });
        return finding.status === 'note' ? [finding, await read(client, store.table, request)] : [finding];
      } finally {
        client.destroy();
      }
    },
  };
}

/** Checks whether the gateway may read the table when its role may not describe it. */
async function read(
  client: DynamoDBClient,
  table: string,
  request: Omit<AwsRequest, 'action'>,
): Promise<Finding> {
  try {
    await new DynamoSessionStore(client, { table }).readSession('doctor');
    return ok(`table ${table} can be read`);
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    return awsFault(cause, { ...request, action: 'dynamodb:GetItem' });
  }
}

async function describe(client: DynamoDBClient, table: string, abortSignal: AbortSignal) {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }), { abortSignal });
  return Table ?? {};
}

function judgeTable(name: string, table: TableDescription): Finding {
  const wanted = keyOf(tableDefinition(name));
  const found = keyOf(table);
  if (found !== wanted) {
    const advice = `The key of a table cannot be changed. Set SESSIONS_TABLE to another table with the key ${wanted}.`;
    return fault(`table ${name} has the key ${found || 'unknown'}`, advice);
  }
  if (table.TableStatus === 'ACTIVE') return ok(`table ${name} is active, with the key ${wanted}`);
  return fault(`table ${name} is ${table.TableStatus ?? 'in no known state'}`, 'Wait until it is ACTIVE.');
}

interface KeyedTable {
  readonly KeySchema?: TableDescription['KeySchema'] | ReturnType<typeof tableDefinition>['KeySchema'];
  readonly AttributeDefinitions?:
    | TableDescription['AttributeDefinitions']
    | ReturnType<typeof tableDefinition>['AttributeDefinitions'];
}

/** Like `PK (HASH, S), SK (RANGE, S)`. */
function keyOf({ KeySchema = [], AttributeDefinitions = [] }: KeyedTable): string {
  const types = new Map(
    AttributeDefinitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]),
  );
  return KeySchema.map(
    ({ AttributeName, KeyType }) => `${AttributeName} (${KeyType}, ${types.get(AttributeName)})`,
  ).join(', ');
}

/** Emulators have no time to live and do not need it, so a missing one is only a note. */
function forLocalWork(finding: Finding, createsTables: boolean): Finding {
  return createsTables && finding.status === 'fault' ? note(finding.text, finding.advice) : finding;
}

/** Emulators may not have this operation; every read checks the expiry itself. */
async function judgeTimeToLive(
  client: DynamoDBClient,
  table: string,
  abortSignal: AbortSignal,
): Promise<Finding> {
  try {
    const command = new DescribeTimeToLiveCommand({ TableName: table });
    const { TimeToLiveDescription: ttl } = await client.send(command, { abortSignal });
    const { TimeToLiveStatus: status = 'DISABLED', AttributeName: attribute } = ttl ?? {};
    if (status.startsWith('DISABL')) return fault('time to live is off', TTL_ADVICE);
    if (attribute !== EXPIRY_ATTRIBUTE) return fault(`time to live is on ${attribute}`, TTL_ADVICE);
    return ok(`time to live is on ${attribute}`);
  } catch (error) {
    if (error instanceof Error && error.name === 'UnknownOperationException') {
      return note('time to live: this server does not report it');
    }
    if (error instanceof Error && error.name.startsWith('AccessDenied')) {
      return note(
        'time to live: no permission to check',
        `Allow ${READING_ACTIONS.timeToLive} to include this check.`,
      );
    }
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name === 'ResourceNotFoundException';
}
