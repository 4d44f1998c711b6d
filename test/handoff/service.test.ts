import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { HandoffService, type HandoffServiceOptions } from '../../src/handoff/service.ts';
import { createLogger } from '../../src/logging.ts';
import { BackgroundWriter } from '../../src/store/background-writer.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { newSession, SessionTable } from '../support/session-table.ts';

const table = new SessionTable();
const owner = { ownerInstance: 'instance-a', resumeCount: 0 };
let store: DynamoSessionStore;
let writer: BackgroundWriter;
let metrics: Metrics;
let log: string;

beforeAll(async () => {
  await table.start();
  store = table.store();
});

beforeEach(() => {
  metrics = new Metrics();
  log = '';
  writer = new BackgroundWriter(store, { logger: logger(), metrics, baseDelayMs: 5, maxDelayMs: 20 });
});

afterEach(async () => {
  table.sandbox.fail(false);
  table.sandbox.delay(0);
  await writer.close(200);
});

afterAll(async () => {
  store.close();
  await table.stop();
});

function logger() {
  return createLogger('debug', {
    write: (line) => {
      log += line;
    },
  });
}

function service(options: Partial<HandoffServiceOptions> = {}): HandoffService {
  return new HandoffService({
    ...{ store, writer, metrics, logger: logger() },
    connectNumber: '+14155550188',
    tokenTtlSeconds: 600,
    now: () => table.nowMs,
    ...options,
  });
}

function request(sessionId: string, caller = '+14155550100') {
  return {
    ...{ sessionId, caller, owner },
    reason: 'explicit_request',
    summary: 'Wants to change a booking.',
    priority: 'medium',
    language: 'en',
    transcript: 'Caller: I want a person.',
  } as const;
}

async function counted(result: string): Promise<number> {
  const { values } = await metrics.handoffPreparations.get();
  return values.find(({ labels }) => labels.result === result)?.value ?? 0;
}

function sequence(...tokens: string[]): () => string {
  return () => tokens.shift() ?? '9999999999';
}

test('a hand-off has an id in the log and in the table, which is not its token', async () => {
  const session = newSession();
  writer.open(session);
  const { token, record } = await service().prepare(request(session.sessionId, '+14155550106'));
  const line = log.split('\n').find((text) => text.includes('Hand-off prepared')) ?? '{}';
  expect(JSON.parse(line)).toMatchObject({
    callSid: session.sessionId,
    sessionId: session.sessionId,
    handoffId: record?.handoffId,
    reason: 'explicit_request',
    degraded: false,
  });
  expect(record?.handoffId).toMatch(/^[\da-f-]{36}$/);
  expect((await store.readHandoff(token ?? ''))?.handoffId).toBe(record?.handoffId);
  expect(log).not.toContain(token);
});

test('a hand-off is in the table, by token and by caller, before the caller hears of it', async () => {
  const session = newSession();
  writer.open(session);
  const { token, degraded } = await service().prepare(request(session.sessionId, '+14155550101'));
  expect(degraded).toBe(false);
  expect(token).toMatch(/^\d{10}$/);
  const stored = await store.readSession(session.sessionId);
  expect(stored).toMatchObject({ status: 'HANDING_OFF', handoff: { reason: 'explicit_request', token } });
  expect(service().dialPlan(stored)).toEqual({
    kind: 'dial',
    number: '+14155550188',
    sendDigits: `wwww${token}#`,
  });
  expect(await store.findHandoffToken('+14155550101')).toBe(token);
  expect(await store.claimHandoff(token ?? '', 'contact-1')).toMatchObject({
    record: {
      sessionId: session.sessionId,
      summary: 'Wants to change a booking.',
      expiresAt: table.nowMs / 1000 + 600,
    },
  });
  expect(await counted('prepared')).toBe(1);
});

test('the line for Twilio to speak is stored with the session', async () => {
  const session = newSession();
  writer.open(session);
  await service().prepare({ ...request(session.sessionId), announce: 'I connect you.' });
  expect((await store.readSession(session.sessionId))?.handoff).toMatchObject({ announce: 'I connect you.' });
});

test('a token that is in use is replaced by a new one', async () => {
  const first = newSession();
  const second = newSession();
  writer.open(first);
  writer.open(second);
  await service({ createToken: sequence('1111111111') }).prepare(request(first.sessionId));
  const createToken = sequence('1111111111', '1111111111', '2222222222');
  const prepared = await service({ createToken }).prepare(request(second.sessionId));
  expect(prepared).toMatchObject({ token: '2222222222', degraded: false });
});

test('after five taken tokens the caller is handed over without one', async () => {
  const first = newSession();
  const second = newSession();
  writer.open(first);
  writer.open(second);
  await service({ createToken: () => '3333333333' }).prepare(request(first.sessionId));
  const prepared = await service({ createToken: () => '3333333333' }).prepare(request(second.sessionId));
  expect(prepared).toEqual({ token: undefined, degraded: true });
  const stored = await store.readSession(second.sessionId);
  expect(stored).toMatchObject({ status: 'HANDING_OFF', handoff: { reason: 'explicit_request' } });
  expect(stored?.handoff).not.toHaveProperty('token');
});

test.each(['disconnect', 'throttle'] as const)(
  'table out (%s): degraded, and written when it is back',
  async (fault) => {
    const session = newSession();
    await store.openSession(session);
    table.sandbox.fail(fault);
    const prepared = await service({ deadlineMs: 200 }).prepare(request(session.sessionId));
    expect(prepared).toEqual({ token: undefined, degraded: true });
    expect(await counted('degraded')).toBe(1);
    table.sandbox.fail(false);
    expect(await writer.flush(5000)).toBe(true);
    expect(await store.readSession(session.sessionId)).toMatchObject({ status: 'HANDING_OFF' });
  },
);

test('table slow: degraded at the deadline', async () => {
  const session = newSession();
  await store.openSession(session);
  // As long as a test may take: only the deadline can answer.
  table.sandbox.delay(60_000);
  const prepared = await service({ deadlineMs: 100 }).prepare(request(session.sessionId));
  expect(prepared).toEqual({ token: undefined, degraded: true });
});

test.each(['server_error', 'invalid', 'lost_answer'] as const)(
  'a caller pointer that fails (%s) costs no token: it lies in the table',
  async (fault) => {
    const session = newSession();
    writer.open(session);
    table.sandbox.fail(fault, undefined, ({ body }) => body.includes('CALLER#'));
    const prepared = await service({ deadlineMs: 5_000 }).prepare(request(session.sessionId, '+14155550107'));
    expect(prepared).toMatchObject({ token: expect.stringMatching(/^\d{10}$/), degraded: false });
    expect((await store.readSession(session.sessionId))?.handoff?.token).toBe(prepared.token);
    expect(await store.claimHandoff(prepared.token ?? '', 'contact-1')).toMatchObject({ outcome: 'claimed' });
  },
);

test('another stream owns the call: degraded, and the session is not changed', async () => {
  const session = newSession();
  await store.openSession(session);
  const next = { ownerInstance: 'instance-b', resumeCount: 1, connectionId: 'MZ2' };
  await store.resumeSession(session.sessionId, next);
  expect(await service().prepare(request(session.sessionId))).toMatchObject({ degraded: true });
  expect(await store.readSession(session.sessionId)).toMatchObject({ status: 'ACTIVE' });
});

test('the log holds no speech, number or token', async () => {
  table.sandbox.fail(true);
  const createToken = () => '4444444444';
  await service({ deadlineMs: 100, createToken }).prepare(request('CA1'));
  expect(log).toContain('No hand-off token');
  expect(log).not.toMatch(/booking|person\.|\+1415|4444444444/);
});
