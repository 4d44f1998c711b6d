import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ALWAYS_OPEN } from '../../sandbox/connect/working-hours.ts';
import { createConnectClient } from '../../src/handoff/connect/connect-api.ts';
import { ConnectInstance, INSTANCE } from '../support/connect-instance.ts';

/** A Friday. */
const NOON = Date.parse('2026-11-20T12:00:00Z');
const OFFICE = {
  timeZone: 'Europe/Berlin',
  weekly: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['09:00', '17:00'] as const]])),
  overrides: {},
};

let instance: ConnectInstance;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  instance = new ConnectInstance();
  await instance.start();
});

afterEach(async () => {
  vi.useRealTimers();
  await instance.stop();
});

describe('availability', () => {
  test('an agent is free', async () => {
    expect(await instance.service().availability()).toEqual({ kind: 'available' });
  });

  test('all agents are busy: the age is in seconds, because the request groups by queue', async () => {
    instance.sandbox.setQueue({ agentsAvailable: 0, contactsInQueue: 2, oldestContactAgeSeconds: 240 });
    instance.sandbox.setQueue({ agentsStaffed: 4 });
    expect(await instance.service().availability()).toEqual({ kind: 'queue', waitMinutes: 6 });
  });

  test('no agent is at work', async () => {
    instance.sandbox.setQueue({ agentsAvailable: 0, agentsStaffed: 0 });
    expect(await instance.service().availability()).toEqual({ kind: 'unstaffed' });
  });

  test('an idle queue has no figures, and nothing is promised', async () => {
    instance.sandbox.setQueue({ silent: true });
    expect(await instance.service().availability()).toEqual({ kind: 'unknown' });
  });

  test('closed, until Monday at nine in Berlin', async () => {
    instance.sandbox.setHours(OFFICE);
    vi.setSystemTime('2026-11-20T16:00:00Z');
    expect(await instance.service().availability()).toEqual({
      kind: 'closed',
      opensAt: new Date('2026-11-23T08:00:00Z'),
      timeZone: 'Europe/Berlin',
    });
  });

  test('closed for a holiday, open the day after', async () => {
    instance.sandbox.setHours({ ...OFFICE, overrides: { '2026-11-20': [] } });
    const opensAt = new Date('2026-11-23T08:00:00Z');
    expect(await instance.service().availability()).toMatchObject({ kind: 'closed', opensAt });
  });

  test('closes at the minute, without a new request', async () => {
    instance.sandbox.setHours(OFFICE);
    vi.setSystemTime('2026-11-20T15:59:55Z');
    const service = instance.service();
    expect(await service.availability()).toEqual({ kind: 'available' });
    vi.setSystemTime('2026-11-20T16:00:00Z');
    expect(await service.availability()).toMatchObject({ kind: 'closed' });
    expect(instance.count('GetEffectiveHoursOfOperations')).toBe(1);
  });

  test('without an instance or a queue no request is sent', async () => {
    expect(await instance.service({ instanceId: undefined }).availability()).toEqual({ kind: 'unknown' });
    expect(await instance.service({ queueId: undefined }).availability()).toEqual({ kind: 'unknown' });
    expect(instance.sandbox.requests).toEqual([]);
  });

  test('the address and the credentials come from the environment', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_CONNECT', instance.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', INSTANCE.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'sandbox-secret-key');
    const client = createConnectClient({ region: 'us-east-1' });
    expect(await instance.service({ client }).availability()).toEqual({ kind: 'available' });
    vi.unstubAllEnvs();
  });

  test('for an unknown queue is unknown, and the log says why without its id', async () => {
    const queueId = '99999999-9999-4999-8999-999999999999';
    expect(await instance.service({ queueId }).availability()).toEqual({ kind: 'unknown' });
    expect(instance.log).toContain('"cause":"ResourceNotFoundException"');
    expect(instance.log).not.toContain(queueId);
  });
});

describe('the rate of requests', () => {
  test('the queue every 10 seconds, the hours every 15 minutes, the id of the hours every hour', async () => {
    const service = instance.service();
    await service.availability();
    vi.setSystemTime(NOON + 9_999);
    await service.availability();
    expect(instance.count('GetCurrentMetricData')).toBe(1);
    vi.setSystemTime(NOON + 10_000);
    await service.availability();
    expect(instance.count('GetCurrentMetricData')).toBe(2);
    expect(instance.count('GetEffectiveHoursOfOperations')).toBe(1);
    vi.setSystemTime(NOON + 15 * 60_000);
    await service.availability();
    expect(instance.count('GetEffectiveHoursOfOperations')).toBe(2);
    expect(instance.count('DescribeQueue')).toBe(1);
  });

  test('new hours at midnight in the zone of the contact centre', async () => {
    instance.sandbox.setHours({ ...ALWAYS_OPEN, timeZone: 'Asia/Kolkata' });
    vi.setSystemTime('2026-11-20T18:25:00Z');
    const service = instance.service();
    await service.availability();
    vi.setSystemTime('2026-11-20T18:30:00Z');
    await service.availability();
    expect(instance.count('GetEffectiveHoursOfOperations')).toBe(2);
  });

  test('many calls at the same time cause one request', async () => {
    const service = instance.service();
    const answers = await Promise.all(Array.from({ length: 50 }, () => service.availability()));
    expect(answers.every(({ kind }) => kind === 'available')).toBe(true);
    expect(instance.count('GetCurrentMetricData')).toBe(1);
  });

  test('no request for 30 seconds after three failures in a row', async () => {
    instance.sandbox.fail('AccessDeniedException');
    const service = instance.service();
    for (let call = 0; call < 6; call += 1) expect(await service.availability()).toEqual({ kind: 'unknown' });
    expect(instance.count('GetCurrentMetricData')).toBe(3);
    instance.sandbox.fail(false);
    vi.setSystemTime(NOON + 29_000);
    expect(await service.availability()).toEqual({ kind: 'unknown' });
    vi.setSystemTime(NOON + 31_000);
    expect(await service.availability()).toEqual({ kind: 'available' });
  });
});

describe('when Connect fails', () => {
  test('slow: unknown at the deadline', async () => {
    // As long as a test may take: only the deadline can answer.
    instance.sandbox.delay(60_000);
    expect(await instance.service({ deadlineMs: 100 }).availability()).toEqual({ kind: 'unknown' });
  });

  test('a throttled request is tried once more', async () => {
    instance.sandbox.fail('ThrottlingException', { times: 1, operation: 'GetCurrentMetricData' });
    const service = instance.service({ deadlineMs: 5000 });
    expect(await service.availability()).toEqual({ kind: 'available' });
    expect(instance.count('GetCurrentMetricData')).toBe(2);
  });

  test('hours that cannot be read count as open', async () => {
    instance.sandbox.fail('AccessDeniedException', { operation: 'DescribeQueue' });
    instance.sandbox.setHours({ ...OFFICE, weekly: {} });
    expect(await instance.service().availability()).toEqual({ kind: 'available' });
  });

  test('closed hours are known although the queue cannot be read', async () => {
    instance.sandbox.fail('InternalServiceException', { operation: 'GetCurrentMetricData' });
    instance.sandbox.setHours({ ...OFFICE, weekly: {} });
    const closed = { kind: 'closed', timeZone: 'Europe/Berlin' };
    expect(await instance.service().availability()).toEqual(closed);
  });

  test('a broken connection and wrong credentials: unknown, and counted', async () => {
    instance.sandbox.fail('disconnect');
    expect(await instance.service().availability()).toEqual({ kind: 'unknown' });
    instance.sandbox.fail(false);
    const client = instance.client('AKIASOMEBODY');
    expect(await instance.service({ client }).availability()).toEqual({ kind: 'unknown' });
    const { values } = await instance.metrics.connectFailures.get();
    const failed = values.filter(({ value }) => value > 0);
    expect(failed.map(({ labels, value }) => [labels.operation, value]).toSorted()).toEqual([
      ['hours', 2],
      ['queue', 2],
    ]);
  });
});

describe('late attributes', () => {
  test('are added to those of the contact', async () => {
    instance.sandbox.addContact('contact-1', { reason: 'dtmf', outcome: 'claimed' });
    const service = instance.service();
    expect(await service.updateAttributes('contact-1', { outcome: 'reached', waited: '12' })).toBe(true);
    const expected = { reason: 'dtmf', outcome: 'reached', waited: '12' };
    expect(instance.sandbox.attributes('contact-1')).toEqual(expected);
  });

  test('are reduced to what Connect accepts', async () => {
    instance.sandbox.addContact('contact-1');
    const attributes = { short: 'yes', 'not a key': 'no', long: 'ä'.repeat(40_000), after: 'no room' };
    expect(await instance.service().updateAttributes('contact-1', attributes)).toBe(true);
    const kept = instance.sandbox.attributes('contact-1') ?? {};
    expect(kept.short).toBe('yes');
    expect(kept).not.toHaveProperty('not a key');
    expect(kept.long?.length).toBeGreaterThan(14_000);
  });

  test('fail for a contact that Connect does not know, and are not sent without an instance', async () => {
    expect(await instance.service().updateAttributes('contact-2', { a: 'b' })).toBe(false);
    const service = instance.service({ instanceId: undefined });
    expect(await service.updateAttributes('contact-2', { a: 'b' })).toBe(false);
    expect(instance.count('UpdateContactAttributes')).toBe(1);
  });

  test('never take longer than the deadline', async () => {
    instance.sandbox.addContact('contact-1');
    // As long as a test may take: only the deadline can answer.
    instance.sandbox.delay(60_000);
    const service = instance.service({ deadlineMs: 100 });
    expect(await service.updateAttributes('contact-1', { a: 'b' })).toBe(false);
  });
});
