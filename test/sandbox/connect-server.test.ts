import {
  type ConnectClient,
  type CurrentMetric,
  DescribeQueueCommand,
  GetCurrentMetricDataCommand,
  type GetCurrentMetricDataCommandInput,
  GetEffectiveHoursOfOperationsCommand,
  StartTaskContactCommand,
  type StartTaskContactCommandInput,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConnectInstance, INSTANCE } from '../support/connect-instance.ts';

const instance = new ConnectInstance();
const { instanceId, queueId, callbackFlowId } = INSTANCE;
let client: ConnectClient;

beforeAll(async () => {
  await instance.start();
  client = instance.client();
});

afterAll(async () => {
  client.destroy();
  await instance.stop();
});

describe('GetCurrentMetricData', () => {
  const age: CurrentMetric = { Name: 'OLDEST_CONTACT_AGE', Unit: 'SECONDS' };
  const voice = { Queues: [queueId], Channels: ['VOICE' as const] };

  function ask(changes: Partial<GetCurrentMetricDataCommandInput> = {}) {
    const input = { InstanceId: instanceId, Filters: voice, CurrentMetrics: [age], ...changes };
    return client.send(new GetCurrentMetricDataCommand(input));
  }

  test('gives the age in seconds when grouped, in milliseconds under the same unit when not', async () => {
    instance.sandbox.setQueue({ oldestContactAgeSeconds: 24 });
    const grouped = await ask({ Groupings: ['QUEUE'] });
    expect(grouped.MetricResults).toEqual([
      { Dimensions: { Queue: { Id: queueId } }, Collections: [{ Metric: age, Value: 24 }] },
    ]);
    const whole = await ask();
    expect(whole.MetricResults).toEqual([{ Collections: [{ Metric: age, Value: 24_000 }] }]);
  });

  test('takes the queue by its ARN too', async () => {
    const arn = `arn:aws:connect:us-east-1:000000000000:instance/${instanceId}/queue/${queueId}`;
    expect((await ask({ Filters: { Queues: [arn] } })).MetricResults).toHaveLength(1);
  });

  test.each<[string, Partial<GetCurrentMetricDataCommandInput>, string]>([
    ['another queue', { Filters: { Queues: ['other'] } }, 'ResourceNotFoundException'],
    ['another instance', { InstanceId: 'other' }, 'ResourceNotFoundException'],
    ['no queue', { Filters: {} }, 'InvalidRequestException'],
    ['no metric', { CurrentMetrics: [] }, 'InvalidParameterException'],
    [
      'another unit',
      { CurrentMetrics: [{ Name: 'AGENTS_ONLINE', Unit: 'SECONDS' }] },
      'InvalidParameterException',
    ],
    [
      'a grouping without its filter',
      { Filters: { Queues: [queueId] }, Groupings: ['CHANNEL'] },
      'InvalidRequestException',
    ],
  ])('refuses %s', async (_name, changes, name) => {
    await expect(ask(changes)).rejects.toMatchObject({ name });
  });
});

describe('hours', () => {
  const HOURS = {
    timeZone: 'Europe/Berlin',
    weekly: { 5: [['09:00', '17:30']] as const },
    overrides: { '2026-12-25': [], '2026-12-24': [['09:00', '12:00']] as const },
  };

  async function hours(FromDate: string, ToDate: string) {
    const { Queue } = await client.send(
      new DescribeQueueCommand({ InstanceId: instanceId, QueueId: queueId }),
    );
    const HoursOfOperationId = Queue?.HoursOfOperationId;
    return client.send(
      new GetEffectiveHoursOfOperationsCommand({
        InstanceId: instanceId,
        HoursOfOperationId,
        FromDate,
        ToDate,
      }),
    );
  }

  test('come for each date, with holidays in place', async () => {
    instance.sandbox.setHours(HOURS);
    const answer = await hours('2026-12-18', '2026-12-25');
    expect(answer.TimeZone).toBe('Europe/Berlin');
    const days = answer.EffectiveHoursOfOperationList ?? [];
    expect(days).toHaveLength(8);
    const friday = { Start: { Hours: 9, Minutes: 0 }, End: { Hours: 17, Minutes: 30 } };
    expect(days[0]).toEqual({ Date: '2026-12-18', OperationalHours: [friday] });
    expect(days[6]?.OperationalHours).toHaveLength(1);
    expect(days[7]).toEqual({ Date: '2026-12-25', OperationalHours: [] });
    expect(answer.EffectiveOverrideHoursList).toHaveLength(2);
  });

  test.each([
    ['2026-12-25', '2026-12-18'],
    ['tomorrow', '2026-12-18'],
    ['2026-12-18', '2026-13-01'],
  ])('are refused from %s to %s', async (from, until) => {
    await expect(hours(from, until)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('of another queue are not found', async () => {
    const command = new DescribeQueueCommand({ InstanceId: instanceId, QueueId: 'other' });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('StartTaskContact', () => {
  function start(changes: Partial<StartTaskContactCommandInput> = {}) {
    const input = { InstanceId: instanceId, ContactFlowId: callbackFlowId, Name: 'Call back', ...changes };
    return client.send(new StartTaskContactCommand(input));
  }

  test('makes one contact for one token', async () => {
    const { ContactId } = await start({ ClientToken: 'once' });
    expect((await start({ ClientToken: 'once' })).ContactId).toBe(ContactId);
    expect((await start({ ClientToken: 'twice' })).ContactId).not.toBe(ContactId);
  });

  test('takes 32,768 bytes of attributes, and not one more', async () => {
    const { ContactId = '' } = await start({ Attributes: { a: 'x'.repeat(32_767) } });
    expect(instance.sandbox.attributes(ContactId)?.a).toHaveLength(32_767);
    const more = start({ Attributes: { a: `${'x'.repeat(32_766)}é` } });
    await expect(more).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  test.each<[string, Partial<StartTaskContactCommandInput>, string]>([
    ['no name', { Name: '' }, 'InvalidParameterException'],
    ['a long name', { Name: 'x'.repeat(513) }, 'InvalidParameterException'],
    ['no flow', { ContactFlowId: undefined }, 'InvalidRequestException'],
    ['two ways to start', { QuickConnectId: 'other' }, 'InvalidRequestException'],
    ['an unknown flow', { ContactFlowId: 'other' }, 'ResourceNotFoundException'],
    ['a key with a space', { Attributes: { 'a b': 'c' } }, 'InvalidParameterException'],
    [
      'a reference of another type',
      { References: { a: { Type: 'ATTACHMENT', Value: 'b' } } },
      'InvalidParameterException',
    ],
    [
      'a link that is none',
      { References: { a: { Type: 'URL', Value: 'no link' } } },
      'InvalidParameterException',
    ],
    ['a time in the past', { ScheduledTime: new Date(Date.now() - 60_000) }, 'InvalidParameterException'],
    [
      'a time in seven days',
      { ScheduledTime: new Date(Date.now() + 7 * 86_400_000) },
      'InvalidParameterException',
    ],
  ])('refuses %s', async (_name, changes, name) => {
    const before = instance.sandbox.tasks.length;
    await expect(start(changes)).rejects.toMatchObject({ name });
    expect(instance.sandbox.tasks).toHaveLength(before);
  });
});

describe('UpdateContactAttributes', () => {
  function update(InitialContactId: string, Attributes: Record<string, string>) {
    const input = { InstanceId: instanceId, InitialContactId, Attributes };
    return client.send(new UpdateContactAttributesCommand(input));
  }

  test('adds to what the contact has, as long as all of it fits', async () => {
    instance.sandbox.addContact('contact-1', { a: 'x'.repeat(32_000) });
    await update('contact-1', { b: 'y' });
    expect(instance.sandbox.attributes('contact-1')).toMatchObject({ b: 'y' });
    const more = update('contact-1', { c: 'z'.repeat(1000) });
    await expect(more).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  test('refuses a contact it does not know', async () => {
    await expect(update('other', { a: 'b' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect(instance.sandbox.attributes('other')).toBeUndefined();
  });
});

describe('access to the API', () => {
  test('is refused without credentials, with other credentials and for other operations', async () => {
    const { url } = instance;
    const path = `${url}/queues/${instanceId}/${queueId}`;
    const bare = await fetch(path);
    expect([bare.status, bare.headers.get('x-amzn-errortype')]).toEqual([
      403,
      'MissingAuthenticationTokenException',
    ]);
    const authorization = `AWS4-HMAC-SHA256 Credential=${INSTANCE.accessKeyId}/20261121/us-east-1/connect/aws4_request, x`;
    const headers = { authorization };
    expect((await fetch(path, { method: 'DELETE', headers })).status).toBe(404);
    const broken = await fetch(`${url}/contact/task`, { method: 'PUT', headers, body: '{' });
    expect([broken.status, broken.headers.get('x-amzn-errortype')]).toEqual([
      400,
      'InvalidParameterException',
    ]);
  });

  test.each(['ThrottlingException', 'TooManyRequestsException'] as const)(
    'throttles as %s, 429',
    async (fault) => {
      const once = instance.client();
      once.config.maxAttempts = () => Promise.resolve(1);
      instance.sandbox.fail(fault, { times: 2 });
      const command = new DescribeQueueCommand({ InstanceId: instanceId, QueueId: queueId });
      await expect(once.send(command)).rejects.toMatchObject({
        name: fault,
        $metadata: { httpStatusCode: 429 },
      });
      instance.sandbox.fail(false);
      once.destroy();
    },
  );
});
