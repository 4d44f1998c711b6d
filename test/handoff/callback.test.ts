import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CallbackService } from '../../src/handoff/callback.ts';
import { callbackToken } from '../../src/handoff/connect/callback-task.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { ConnectInstance, INSTANCE } from '../support/connect-instance.ts';
import { eventually } from '../support/eventually.ts';
import { SessionTable } from '../support/session-table.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const table = new SessionTable();
let store: DynamoSessionStore;
let instance: ConnectInstance;
let issued = 0;

beforeAll(async () => {
  await table.start();
  store = table.store({ deadlineMs: 300 });
});

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  instance = new ConnectInstance();
  await instance.start();
});

afterEach(async () => {
  vi.useRealTimers();
  table.sandbox.fail(false);
  await instance.stop();
});

afterAll(async () => {
  store.close();
  await table.stop();
});

/** A caller of a call of their own. */
function wish(changes: { number?: string; preferredTime?: string | Date; sessionLink?: string } = {}) {
  issued += 1;
  return {
    sessionId: `CA${issued}`,
    number: '+14155550100',
    summary: 'Wants to change a booking.',
    language: 'en',
    ...changes,
  };
}

function callbacks(connect = instance.service()): CallbackService {
  return new CallbackService({ connect, store, metrics: instance.metrics, logger: instance.logger() });
}

/** The item as an operator finds it. */
async function stored(request: ReturnType<typeof wish>): Promise<Record<string, unknown> | undefined> {
  const client = table.client();
  const key = { PK: `CALLBACK#${request.sessionId}`, SK: `REQUEST#${callbackToken(request)}` };
  const { Item } = await client.send(new GetCommand({ TableName: table.name, Key: key }));
  client.destroy();
  return Item;
}

async function counted(result: string): Promise<number | undefined> {
  const { values } = await instance.metrics.callbacks.get();
  return values.find(({ labels }) => labels.result === result)?.value;
}

describe('a task for the agents', () => {
  test('names the caller, the time, the reason and the conversation', async () => {
    const sessionLink = 'https://desk.example.com/calls/CA1';
    const request = wish({ preferredTime: 'tomorrow after five', sessionLink });
    const result = await callbacks().request(request);
    const [task] = instance.sandbox.tasks;
    expect(result).toEqual({ outcome: 'created', taskId: task?.contactId });
    expect(task).toMatchObject({
      name: 'Call back +14155550100',
      description: 'Wants to change a booking.',
      flowId: INSTANCE.callbackFlowId,
      attributes: {
        sessionId: request.sessionId,
        callbackNumber: '+14155550100',
        language: 'en',
        requestedAt: '2026-11-20T10:00:00.000Z',
        preferredTime: 'tomorrow after five',
        summary: 'Wants to change a booking.',
      },
      references: {
        number: { type: 'STRING', value: '+14155550100' },
        session: { type: 'URL', value: sessionLink },
        preferredTime: { type: 'STRING', value: 'tomorrow after five' },
      },
      scheduledAt: undefined,
    });
    expect(await stored(request)).toBeUndefined();
    expect(await counted('created')).toBe(1);
  });

  test('is created once, however often it is requested; another time is another task', async () => {
    const service = callbacks();
    const request = wish();
    const first = await service.request(request);
    expect(await service.request({ ...request, summary: 'In other words.' })).toEqual(first);
    await service.request({ ...request, preferredTime: 'on Monday' });
    expect(instance.sandbox.tasks).toHaveLength(2);
  });

  test('is created once even if the first answer is lost', async () => {
    instance.sandbox.fail('lost_answer', { times: 1 });
    expect(await callbacks().request(wish())).toMatchObject({ outcome: 'created' });
    expect(instance.sandbox.tasks).toHaveLength(1);
  });

  test('is requested again when the first try gets no answer', async () => {
    // As long as a test may take: only the deadline can answer.
    instance.sandbox.delay(60_000);
    const result = callbacks().request(wish());
    await eventually(() => instance.count('StartTaskContact') === 1);
    instance.sandbox.delay(0);
    expect(await result).toMatchObject({ outcome: 'created' });
    expect(instance.count('StartTaskContact')).toBe(2);
  });

  test.each([
    ['2026-11-23T09:00:00Z', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00+01:00', '2026-11-23T08:00:00.000Z'],
    [new Date('2026-11-23T09:00:00Z'), '2026-11-23T09:00:00.000Z'],
    ['2026-11-26T09:00:00Z', '2026-11-26T09:00:00.000Z'],
    ['2026-11-26T11:00:00Z', undefined],
    ['2026-11-20T09:00:00Z', undefined],
    ['2026-11-23T09:00', undefined],
    ['2026-11-23T25:00:00Z', undefined],
    ['2026-99-23T09:00:00Z', undefined],
    ['2026-11-23', undefined],
    ['Monday', undefined],
  ])('preferred %s: starts at %s', async (preferredTime, expected) => {
    await callbacks().request(wish({ preferredTime }));
    expect(instance.sandbox.tasks[0]?.scheduledAt?.toISOString()).toBe(expected);
  });

  test('a time without a zone is in the zone of the contact centre, once it is known', async () => {
    instance.sandbox.setHours({ timeZone: 'Asia/Kolkata', weekly: {}, overrides: {} });
    const connect = instance.service();
    await connect.availability();
    await callbacks(connect).request(wish({ preferredTime: '2026-11-23T09:00' }));
    expect(instance.sandbox.tasks[0]?.scheduledAt?.toISOString()).toBe('2026-11-23T03:30:00.000Z');
  });

  test('fits the limits, whatever was said', async () => {
    const request = { ...wish({ preferredTime: '   ' }), summary: '“é”\n'.repeat(20_000) };
    expect(await callbacks().request(request)).toMatchObject({ outcome: 'created' });
    expect(instance.sandbox.tasks[0]?.attributes).not.toHaveProperty('preferredTime');
  });

  test('accepts a number in any common notation', async () => {
    await callbacks().request(wish({ number: ' +44 (0)20 7946-0018 ' }));
    expect(instance.sandbox.tasks[0]?.attributes.callbackNumber).toBe('+442079460018');
  });

  test.each([
    ['0171 1234567', ['+493012345678'], '+491711234567'],
    ['171/123 45 67', ['+493012345678'], '+491711234567'],
    ['my number is 0171 1234567, please', ['+493012345678'], '+491711234567'],
    ['06 12 34 56 78', ['+33140205050'], '+33612345678'],
    ['06 1234 5678', ['+390612345678'], '+390612345678'],
    ['(11) 98765-4321', ['+551130000000'], '+5511987654321'],
    ['098765 43210', ['+911123456789'], '+919876543210'],
    ['(415) 555-0123', ['+18005550100'], '+14155550123'],
    ['00 49 171 1234567', ['+14155550199'], '+491711234567'],
    ['011 44 20 7946 0018', ['+14155550199'], '+442079460018'],
    ['0171 1234567', ['+14155550199', '+493012345678'], '+491711234567'],
    ['0171 1234567', [undefined, '+493012345678'], '+491711234567'],
    ['0171 1234567', ['+80012345678'], undefined],
    ['12345', ['+493012345678'], undefined],
    ['112', ['+493012345678'], undefined],
  ])('takes %s as it is dialled in the country of %j', async (number, near, expected) => {
    const result = await callbacks().request({ ...wish(), number, near });
    expect(result.outcome).toBe(expected === undefined ? 'no_number' : 'created');
    expect(instance.sandbox.tasks[0]?.attributes.callbackNumber).toBe(expected);
  });

  test.each([[undefined], ['anonymous'], ['+266696687'], ['555 0100']])(
    'nobody can be called at %s',
    async (number) => {
      expect(await callbacks().request({ ...wish(), number })).toEqual({ outcome: 'no_number' });
      expect(instance.sandbox.requests).toEqual([]);
    },
  );
});

describe('without Connect', () => {
  test('the request is stored in the table', async () => {
    const request = wish({ preferredTime: 'after five', sessionLink: 'https://desk.example.com/1' });
    const connect = instance.service({ callbackFlowId: undefined });
    expect(await callbacks(connect).request(request)).toEqual({ outcome: 'stored' });
    expect(await stored(request)).toMatchObject({
      ...request,
      createdAt: '2026-11-20T10:00:00.000Z',
      expiresAt: NOW / 1000 + 30 * 86_400,
    });
    expect(await counted('stored')).toBe(1);
  });

  test('it is stored once', async () => {
    const request = wish();
    const service = callbacks(instance.service({ instanceId: undefined }));
    await service.request(request);
    vi.setSystemTime(NOW + 60_000);
    table.sandbox.fail('lost_answer', 1);
    expect(await service.request({ ...request, summary: 'Later.' })).toEqual({ outcome: 'stored' });
    expect(await stored(request)).toMatchObject({ createdAt: '2026-11-20T10:00:00.000Z' });
  });

  test.each([
    'ServiceQuotaExceededException',
    'InvalidRequestException',
    'TooManyRequestsException',
  ] as const)('refused (%s): in the table', async (fault) => {
    instance.sandbox.fail(fault);
    expect(await callbacks().request(wish())).toEqual({ outcome: 'stored' });
  });

  test('slow: in the table at the deadline', async () => {
    // As long as a test may take: only the deadline can answer.
    instance.sandbox.delay(60_000);
    const connect = instance.service({ callbackDeadlineMs: 100 });
    expect(await callbacks(connect).request(wish())).toEqual({ outcome: 'stored' });
  });

  test('without Connect and the table: failed, and the log does not mention the caller', async () => {
    instance.sandbox.fail('AccessDeniedException');
    table.sandbox.fail(true);
    expect(await callbacks().request(wish())).toEqual({ outcome: 'failed' });
    expect(await counted('failed')).toBe(1);
    expect(instance.log).toContain('A call-back could not be stored');
    expect(instance.log).not.toMatch(/\+1415|booking/);
  });
});
