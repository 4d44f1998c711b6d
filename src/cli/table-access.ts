import { loadEnvFile } from '../config/env-file.ts';
import { environmentSchema } from '../config/environment.ts';
import { givenValues } from '../config/given-values.ts';
import { hideSdkNotice } from '../config/node-version.ts';
import { parseSettings } from '../config/parse-settings.ts';
import { ConfigError } from '../config/setting-fault.ts';
import { GatewayError } from '../errors.ts';
import { createDynamoClient } from '../store/dynamodb-table.ts';
import { OperatorTable } from '../store/operator-table.ts';
import { awsFault, isNetworkFault } from './doctor/aws-failure.ts';

const tableSettings = environmentSchema.pick({ AWS_REGION: true, SESSIONS_TABLE: true });

/** The session table for a command line tool. */
export interface TableAccess {
  readonly table: OperatorTable;
  readonly name: string;
  readonly region: string;
}

/** The table could not be used. The message names the table and its address, and says what to do. */
class TableError extends Error {}

/**
 * Opens the session table that AWS_REGION and SESSIONS_TABLE name, in the environment or in `.env`, like the gateway.
 * @param action the IAM actions that the work needs, like `dynamodb:Scan`
 * @throws ConfigError when these settings are missing or invalid
 * @throws TableError when the table cannot be used
 */
export async function withTable<T>(action: string, work: (access: TableAccess) => Promise<T>): Promise<T> {
  loadEnvFile();
  hideSdkNotice();
  const { env, faults } = parseSettings(tableSettings, givenValues(process.env));
  if (env === undefined) throw new ConfigError(faults);
  const { AWS_REGION: region, SESSIONS_TABLE: name } = env;
  const client = createDynamoClient({ region });
  try {
    return await work({ table: new OperatorTable(client, name), name, region });
  } catch (error) {
    throw isFromAws(error) ? tableError(error, { name, region, action }) : error;
  } finally {
    client.destroy();
  }
}

/** Errors of the service have their own name, and errors of the network have a code. */
function isFromAws(error: unknown): boolean {
  if (error instanceof GatewayError) return false;
  return error instanceof Error && (error.name !== 'Error' || 'code' in error);
}

function tableError(
  cause: unknown,
  { name, region, action }: { readonly name: string; readonly region: string; readonly action: string },
): TableError {
  const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB ?? process.env.AWS_ENDPOINT_URL;
  const { text, advice } = awsFault(cause, {
    what: `Table ${name} at ${endpoint ?? `DynamoDB in ${region}`}`,
    action,
    region: `in AWS_REGION (${region})`,
    onMissing: 'Correct SESSIONS_TABLE and AWS_REGION.',
  });
  const local = 'Start the local table, or correct or remove AWS_ENDPOINT_URL_DYNAMODB.';
  return new TableError(`${text}. ${endpoint !== undefined && isNetworkFault(cause) ? local : advice}`, {
    cause,
  });
}

/** Shows the number of items read on a terminal; prints nothing in a pipe. */
export function progressOn(stream: NodeJS.WriteStream): { page(items: number): void; end(): void } {
  let read = 0;
  return {
    page: (items) => {
      read += items;
      if (stream.isTTY) stream.write(`\r${read} items read`);
    },
    end: () => {
      if (stream.isTTY && read > 0) stream.write('\n');
    },
  };
}
