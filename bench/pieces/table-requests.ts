import { mayPutTurn } from '../../src/store/conditions.ts';
import { DirectRequests } from '../../src/store/direct-requests.ts';
import { DynamoItems } from '../../src/store/dynamodb-items.ts';
import { createDynamoClient } from '../../src/store/dynamodb-table.ts';
import { buildTurn } from '../../src/store/turn-item.ts';
import type { Way } from './ways.ts';

const AT_A_TIME = 4;
const owner = { ownerInstance: '5d0e3a5e-6c1f-4a51-9a53-9b0f4b0d3c11', resumeCount: 0 };
const text = 'Of course. Could you tell me the number of your order, please?';
const startedAt = '2026-11-20T10:00:00.000Z';
const item = buildTurn(
  'CA0123456789abcdef0123456789abcdef',
  { number: 7, role: 'assistant', text, startedAt, interrupted: false },
  { ...owner, expiresAt: 1_900_000_000 },
);

/** One turn put into the table: by the SDK's client, and directly. */
export function tableRequests(endpoint: string): Way[] {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = () => createDynamoClient({ region: 'us-east-1', endpoint, credentials });
  const options = { table: 'sessions', deadlineMs: 10_000 };
  const direct = client();
  return [
    wayOf('the SDK’s client', new DynamoItems(client(), options)),
    wayOf('DirectRequests', new DynamoItems(direct, { ...options, direct: new DirectRequests(direct) })),
  ];
}

function wayOf(name: string, items: DynamoItems): Way {
  const run = async (ms: number) => {
    const endMs = performance.now() + ms;
    let times = 0;
    const work = async () => {
      while (performance.now() < endMs) {
        await items.put('putTurn', item, mayPutTurn(owner));
        times += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    return times;
  };
  return { name, run };
}
