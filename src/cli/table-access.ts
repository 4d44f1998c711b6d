import { loadEnvFile } from '../config/env-file.ts';
import { environmentSchema } from '../config/environment.ts';
import { givenValues } from '../config/given-values.ts';
import { hideSdkNotice } from '../config/node-version.ts';
import { parseSettings } from '../config/parse-settings.ts';
import { ConfigError } from '../config/setting-fault.ts';
import { createDynamoClient } from '../store/dynamodb-table.ts';
import { OperatorTable } from '../store/operator-table.ts';

const tableSettings = environmentSchema.pick({ AWS_REGION: true, SESSIONS_TABLE: true });

/** The session table for a command line tool; `close` frees it. */
export interface TableAccess {
  readonly table: OperatorTable;
  readonly name: string;
  close(): void;
}

/**
 * Reads AWS_REGION and SESSIONS_TABLE from the environment and `.env`, as the gateway does.
 * @throws ConfigError that names what is missing
 */
export function openTable(): TableAccess {
  loadEnvFile();
  hideSdkNotice();
  const { env, faults } = parseSettings(tableSettings, givenValues(process.env));
  if (env === undefined) throw new ConfigError(faults);
  const { AWS_REGION: region, SESSIONS_TABLE: name } = env;
  const client = createDynamoClient({ region });
  return { table: new OperatorTable(client, name), name, close: () => client.destroy() };
}

/** Shows on a terminal how many items were looked at; says nothing in a pipe. */
export function progressOn(stream: NodeJS.WriteStream): { page(looked: number): void; end(): void } {
  let looked = 0;
  return {
    page: (items) => {
      looked += items;
      if (stream.isTTY) stream.write(`\r${looked} items looked at`);
    },
    end: () => {
      if (stream.isTTY && looked > 0) stream.write('\n');
    },
  };
}
