import { DescribeTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { DynamoSandbox } from '../../sandbox/dynamodb.ts';
import { createDynamoClient } from '../../src/store/dynamodb-table.ts';
import { eventually } from '../support/eventually.ts';

async function start() {
  const sandbox = new DynamoSandbox();
  const { url } = await sandbox.start();
  const client = createDynamoClient({
    ...{ region: 'us-east-1', endpoint: url },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return { sandbox, client };
}

test('serves the SDK, and refuses as the service does', async () => {
  const { sandbox, client } = await start();
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([]);
  await expect(client.send(new DescribeTableCommand({ TableName: 'missing' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  client.destroy();
  await sandbox.stop();
});

test.each([
  ['disconnect', { code: 'ECONNRESET' }],
  ['lost_answer', { code: 'ECONNRESET' }],
  ['server_error', { name: 'InternalServerError', $metadata: { httpStatusCode: 500 } }],
  ['throttle', { name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } }],
] as const)('%s: the SDK tries three times', async (fault, error) => {
  const { sandbox, client } = await start();
  sandbox.fail(fault);
  await expect(client.send(new ListTablesCommand({}))).rejects.toMatchObject(error);
  expect(sandbox.requests).toBe(3);
  sandbox.fail(false);
  await client.send(new ListTablesCommand({}));
  client.destroy();
  await sandbox.stop();
});

test('survives clients that go while it holds their requests back, and stops with them', async () => {
  const { sandbox, client } = await start();
  sandbox.delay(60_000);
  const controller = new AbortController();
  const sent = client.send(new ListTablesCommand({}), { abortSignal: controller.signal });
  await eventually(() => sandbox.requests === 1);
  controller.abort();
  await expect(sent).rejects.toThrow();
  sandbox.delay(0);
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([]);
  client.destroy();
  await sandbox.stop();
});
