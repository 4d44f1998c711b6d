import { afterAll, beforeAll, expect, test } from 'vitest';
import { DynamoSandbox } from '../../sandbox/dynamodb.ts';
import { createDynamoClient, ensureTable } from '../../src/store/dynamodb-table.ts';

const sandbox = new DynamoSandbox();
let endpoint = '';

beforeAll(async () => {
  endpoint = (await sandbox.start()).url;
});

afterAll(() => sandbox.stop());

function client() {
  return createDynamoClient({
    region: 'eu-west-1',
    endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

test('several instances may create the table at the same time, and repeat it', async () => {
  const instances = [client(), client(), client()];
  await Promise.all(instances.map((instance) => ensureTable(instance, 'voice-sessions')));
  const [instance] = instances;
  if (instance) expect(await ensureTable(instance, 'voice-sessions')).toBeUndefined();
  for (const each of instances) each.destroy();
});

test('a local table without time to live is accepted', async () => {
  const instance = client();
  expect(await ensureTable(instance, 'other-sessions')).toBeUndefined();
  instance.destroy();
});

test('a table that cannot be created is a StoreError', async () => {
  const instance = client();
  await expect(ensureTable(instance, 'x')).rejects.toMatchObject({ code: 'store_unavailable' });
  instance.destroy();
});
