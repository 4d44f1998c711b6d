import { existsSync } from 'node:fs';
import { ConfigError } from '../config/config.ts';
import { environmentSchema } from '../config/environment.ts';
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
  if (existsSync('.env')) process.loadEnvFile('.env');
  const given = Object.entries(process.env).filter(([, value]) => value?.trim());
  const parsed = tableSettings.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
  const { AWS_REGION: region, SESSIONS_TABLE: name } = parsed.data;
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
