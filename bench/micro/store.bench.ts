import { type AddressInfo, createServer } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { bench, describe } from 'vitest';
import { mayPutTurn } from '../../src/store/conditions.ts';
import { DirectRequests } from '../../src/store/direct-requests.ts';
import { DynamoItems } from '../../src/store/dynamodb-items.ts';
import { conditionParameters } from '../../src/store/expression.ts';
import { buildTurn } from '../../src/store/turn-item.ts';

const BRACE = 0x7d;

/** A table that says yes to whatever ends with a brace, so that what is measured is nearly all ours. */
const table = createServer((socket) => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: 2\r\n\r\n{}';
  socket.on('data', (chunk) => chunk.at(-1) === BRACE && socket.write(answer)).unref();
}).unref();
await new Promise<void>((resolve) => table.listen(0, '127.0.0.1', resolve));
const { port } = table.address() as AddressInfo;
const client = new DynamoDBClient({
  region: 'us-east-1',
  endpoint: `http://127.0.0.1:${port}`,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const direct = new DirectRequests(client);
const items = new DynamoItems(client, { table: 'sessions', deadlineMs: 1500, direct });
const documents = DynamoDBDocumentClient.from(client);
const owner = { ownerInstance: '5d0e3a5e-6c1f-4a51-9a53-9b0f4b0d3c11', resumeCount: 0 };
const text = 'Of course. Could you tell me the number of your order, please?';
const turn = { number: 7, role: 'assistant', text, startedAt: '2026-11-20T10:00:00.000Z' } as const;
const item = buildTurn(
  'CA0123456789abcdef0123456789abcdef',
  { ...turn, interrupted: false },
  {
    ...owner,
    expiresAt: 1_900_000_000,
  },
);
const condition = mayPutTurn(owner);

describe('a turn put into the table, the answer in it', () => {
  bench('directly', async () => {
    await items.put('putTurn', item, condition);
  });

  bench('by the document client of the SDK', async () => {
    const parameters = { TableName: 'sessions', Item: item, ...conditionParameters(condition) };
    await documents.send(new PutCommand(parameters));
  });
});
