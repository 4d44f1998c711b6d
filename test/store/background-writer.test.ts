import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLogger } from '../../src/logging.ts';
import { BackgroundWriter, type BackgroundWriterOptions } from '../../src/store/background-writer.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import type { NewSession } from '../../src/store/session-store.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { eventually } from '../support/eventually.ts';
import { newSession, SessionTable } from '../support/session-table.ts';

const table = new SessionTable();
const owner = { ownerInstance: 'instance-a', resumeCount: 0 };
let store: DynamoSessionStore;
let writer: BackgroundWriter;
let metrics: Metrics;
let lines: string[];
let conflicts: string[];

beforeAll(async () => {
  await table.start();
  store = table.store({ deadlineMs: 500 });
});

beforeEach(() => {
  writer = newWriter();
});

afterEach(async () => {
  table.sandbox.fail(false);
  table.sandbox.delay(0);
  await writer.close(1000);
});

afterAll(async () => {
  store.close();
  await table.stop();
});

function newWriter(options: Partial<BackgroundWriterOptions> = {}): BackgroundWriter {
  metrics = new Metrics();
  lines = [];
  conflicts = [];
  return new BackgroundWriter(store, {
    logger: createLogger('debug', { write: (line) => lines.push(line) }),
    metrics,
    onConflict: (sessionId) => conflicts.push(sessionId),
    baseDelayMs: 5,
    maxDelayMs: 20,
    ...options,
  });
}

function turn(number: number, text = `turn ${number}`) {
  return { number, role: 'caller', text, startedAt: '2026-11-20T10:00:01.000Z', interrupted: false } as const;
}

async function failures(): Promise<Record<string, number>> {
  const { values } = await metrics.storeFailures.get();
  return Object.fromEntries(values.map(({ labels, value }) => [String(labels.operation), value]));
}

async function texts(session: NewSession): Promise<string[]> {
  return (await store.readTurns(session.sessionId)).map(({ text }) => text);
}

describe('while the table works', () => {
  test('a call’s writes are made in order, patches as one', async () => {
    const session = newSession();
    writer.patch(session.sessionId, owner, { messageCount: 1, returnNote: 'busy' });
    writer.open(session);
    writer.turn(session.sessionId, owner, turn(1));
    writer.patch(session.sessionId, owner, { messageCount: 2, returnNote: undefined });
    writer.turn(session.sessionId, owner, turn(2));
    writer.turn(session.sessionId, owner, turn(1, 'turn 1 as heard'));
    const before = table.sandbox.requests;
    expect(await writer.flush(5000)).toBe(true);
    expect(table.sandbox.requests - before).toBe(4);
    expect(await texts(session)).toEqual(['turn 1 as heard', 'turn 2']);
    expect(await store.readSession(session.sessionId)).toMatchObject({ messageCount: 2, returnNote: 'busy' });
    expect(await failures()).toEqual({});
  });

  test('nothing is sent before the current turn of the event loop has ended', () => {
    const before = table.sandbox.requests;
    writer.open(newSession());
    expect(table.sandbox.requests).toBe(before);
    expect(writer.pending).toBe(1);
  });

  test('one call settles by itself', async () => {
    const session = newSession();
    writer.open(session);
    expect(await writer.settle(session.sessionId, owner, 5000)).toBe('written');
    expect(await writer.settle('CAidle', owner, 5000)).toBe('written');
  });
});

describe('when another stream owns the session', () => {
  test('waiting writes are dropped and reported once, and nothing more is tried', async () => {
    const session = newSession();
    await store.openSession(session);
    const next = { ownerInstance: 'instance-b', resumeCount: 1, connectionId: 'MZ2' };
    await store.resumeSession(session.sessionId, next);
    writer.patch(session.sessionId, owner, { messageCount: 3 });
    expect(await writer.settle(session.sessionId, owner, 5000)).toBe('conflict');
    const before = table.sandbox.requests;
    writer.turn(session.sessionId, owner, turn(1));
    writer.patch(session.sessionId, owner, { messageCount: 4 });
    expect(await writer.settle(session.sessionId, owner, 5000)).toBe('conflict');
    expect(table.sandbox.requests).toBe(before);
    expect(conflicts).toEqual([session.sessionId]);
    writer.patch(session.sessionId, next, { messageCount: 5 });
    expect(await writer.settle(session.sessionId, next, 5000)).toBe('written');
  });

  test('a listener that fails is logged and does no harm', async () => {
    writer = newWriter({
      onConflict: () => {
        throw new Error('listener');
      },
    });
    writer.patch('CAnone', owner, { messageCount: 1 });
    expect(await writer.settle('CAnone', owner, 5000)).toBe('conflict');
    await eventually(() => lines.some((line) => line.includes('listener')));
  });
});

describe('while the table fails', () => {
  test('a whole call is kept, and written when the table works again', async () => {
    table.sandbox.fail(true);
    const session = newSession();
    writer.open(session);
    for (const number of [1, 2, 3]) writer.turn(session.sessionId, owner, turn(number));
    writer.patch(session.sessionId, owner, { status: 'COMPLETED', messageCount: 3 });
    // With no time to wait: the result does not depend on the speed of the machine.
    expect(await writer.settle(session.sessionId, owner, 0)).toBe('pending');
    await eventually(() => lines.length > 0);
    expect(writer.pending).toBe(5);
    table.sandbox.fail(false);
    expect(await writer.flush(5000)).toBe(true);
    expect(await texts(session)).toEqual(['turn 1', 'turn 2', 'turn 3']);
    expect(await store.readSession(session.sessionId)).toMatchObject({ status: 'COMPLETED' });
    expect((await failures()).open).toBeGreaterThan(0);
  });

  test('writes are retried in the background, and two log lines say so without content', async () => {
    table.sandbox.fail('server_error');
    const session = newSession();
    writer.open(session);
    writer.turn(session.sessionId, owner, turn(1, 'my secret'));
    await eventually(() => lines.length === 1);
    table.sandbox.fail(false);
    await eventually(() => writer.pending === 0);
    expect(lines.join('')).toMatch(/is tried again.*\n.*succeed again/);
    expect(lines.join('')).not.toMatch(/secret|\+1415/);
  });

  test('an answer that was lost or came too late does no harm', async () => {
    const session = newSession();
    table.sandbox.fail('lost_answer', 4);
    writer.open(session);
    writer.turn(session.sessionId, owner, turn(1));
    expect(await writer.settle(session.sessionId, owner, 5000)).toBe('written');
    expect(await texts(session)).toEqual(['turn 1']);
    expect(conflicts).toEqual([]);
  });

  test('the oldest turns are dropped first when too much waits for one call', async () => {
    writer = newWriter({ maxPendingPerStream: 3 });
    table.sandbox.fail(true);
    const session = newSession();
    writer.open(session);
    for (const number of [1, 2, 3, 4]) writer.turn(session.sessionId, owner, turn(number));
    expect(writer.pending).toBe(3);
    table.sandbox.fail(false);
    expect(await writer.flush(5000)).toBe(true);
    expect(await texts(session)).toEqual(['turn 3', 'turn 4']);
    expect((await failures()).turn_dropped).toBe(2);
  });

  test('the oldest turns of all calls are dropped first, then whole calls, when too much waits in total', async () => {
    writer = newWriter({ maxPending: 3 });
    table.sandbox.fail(true);
    const sessions = [newSession(), newSession(), newSession(), newSession()];
    const [first, , , last] = sessions;
    if (!first || !last) throw new Error('no sessions');
    writer.turn(first.sessionId, owner, turn(1));
    for (const session of sessions) writer.open(session);
    expect(writer.pending).toBe(3);
    expect(await failures()).toMatchObject({ turn_dropped: 1, stream_dropped: 1 });
    table.sandbox.fail(false);
    expect(await writer.flush(5000)).toBe(true);
    expect(await store.readSession(first.sessionId)).toBeUndefined();
    expect(await store.readSession(last.sessionId)).toBeDefined();
  });

  test('a hand-off is written before the waiting turns', async () => {
    table.sandbox.fail(true);
    const session = newSession();
    writer.open(session);
    for (const number of [1, 2, 3]) writer.turn(session.sessionId, owner, turn(number));
    writer.patch(session.sessionId, owner, { status: 'HANDING_OFF', handoff: { reason: 'dtmf' } });
    table.sandbox.fail('disconnect', undefined, ({ operation, body }) => {
      return operation === 'PutItem' && body.includes('TURN#');
    });
    await eventually(async () => (await store.readSession(session.sessionId))?.status === 'HANDING_OFF');
    expect(await texts(session)).toEqual([]);
  });

  test('a write that is too old is dropped', async () => {
    writer = newWriter({ maxAgeMs: 0 });
    table.sandbox.fail(true);
    const old = newSession();
    writer.open(old);
    await eventually(() => writer.pending === 0);
    expect(await failures()).toEqual({ open: 1, open_dropped: 1 });
    table.sandbox.fail(false);
    // Later writes are no conflict with another stream: the call was just not stored.
    writer.patch(old.sessionId, owner, { messageCount: 1 });
    expect(await writer.settle(old.sessionId, owner, 2000)).toBe('pending');
    expect(conflicts).toEqual([]);
  });

  test('closing waits no longer than its limit, and logs what was lost', async () => {
    table.sandbox.fail(true);
    writer.open(newSession());
    const closing = writer.close(0);
    expect(writer.close(5000)).toBe(closing);
    expect(await closing).toBe(false);
    expect(lines.join('')).toContain('"lost":1');
    writer.open(newSession());
    expect(writer.pending).toBe(0);
    expect(await failures()).toMatchObject({ stream_dropped: 1, open_dropped: 1 });
  });
});

describe('a write that the table never accepts', () => {
  const refuse = (part: string) =>
    table.sandbox.fail('invalid', undefined, ({ body }) => body.includes(part));

  test('is dropped alone: the later writes are made, including the hand-off', async () => {
    refuse('poison');
    const session = newSession();
    writer.open(session);
    writer.turn(session.sessionId, owner, turn(1, 'before'));
    writer.turn(session.sessionId, owner, turn(2, 'poison'));
    writer.turn(session.sessionId, owner, turn(3, 'after'));
    writer.patch(session.sessionId, owner, { status: 'HANDING_OFF', handoff: { reason: 'dtmf' } });
    expect(await writer.settle(session.sessionId, owner, 2000)).toBe('written');
    expect(await texts(session)).toEqual(['before', 'after']);
    expect((await store.readSession(session.sessionId))?.status).toBe('HANDING_OFF');
    expect(await failures()).toEqual({ turn_rejected: 1 });
    expect(lines.join('')).not.toContain('poison');
  });

  test('is reduced to the needed fields if it is a patch', async () => {
    const session = newSession();
    writer.open(session);
    // No item can hold it: refused by our own code, before the table is asked.
    writer.patch(session.sessionId, owner, { status: 'HANDING_OFF', messageCount: Number.NaN });
    expect(await writer.settle(session.sessionId, owner, 2000)).toBe('written');
    expect((await store.readSession(session.sessionId))?.status).toBe('HANDING_OFF');
    writer.patch(session.sessionId, owner, { messageCount: Number.NaN });
    writer.patch(session.sessionId, owner, { costUsd: 1 });
    expect(await writer.settle(session.sessionId, owner, 2000)).toBe('written');
    expect(await failures()).toEqual({ patch_rejected: 2 });
  });

  test('stops the writes of a call, but not the call, if it is its first item', async () => {
    refuse('audioFormat');
    const session = newSession();
    writer.open(session);
    writer.patch(session.sessionId, owner, { status: 'HANDING_OFF' });
    expect(await writer.settle(session.sessionId, owner, 2000)).toBe('pending');
    writer.turn(session.sessionId, owner, turn(1));
    expect(writer.pending).toBe(0);
    expect(conflicts).toEqual([]);
  });
});

describe('a later stream that could not take its call over when it started', () => {
  const next = { ownerInstance: 'instance-b', resumeCount: 1, connectionId: 'MZ2' };

  test('takes it over when the table works again, before its other writes', async () => {
    const session = newSession();
    await store.openSession(session);
    await store.putTurn(session.sessionId, owner, turn(1));
    table.sandbox.fail(true);
    const told: unknown[] = [];
    writer.adopt(session.sessionId, next, (before, turns) => {
      told.push(before.connectionId, turns.length);
      writer.turn(session.sessionId, next, turn(2));
    });
    writer.patch(session.sessionId, next, { status: 'HANDING_OFF' });
    expect(await writer.settle(session.sessionId, next, 0)).toBe('pending');
    table.sandbox.fail(false);
    expect(await writer.settle(session.sessionId, next, 5000)).toBe('written');
    expect(told).toEqual(['MZ2', 1]);
    expect(await texts(session)).toEqual(['turn 1', 'turn 2']);
    expect(await store.readSession(session.sessionId)).toMatchObject({
      status: 'HANDING_OFF',
      resumeCount: 1,
    });
    expect(conflicts).toEqual([]);
  });

  test('gets a conflict when another stream owns the call', async () => {
    const session = newSession();
    await store.openSession(session);
    await store.resumeSession(session.sessionId, { ...next, ownerInstance: 'instance-c' });
    writer.adopt(session.sessionId, next, () => undefined);
    expect(await writer.settle(session.sessionId, next, 2000)).toBe('conflict');
    expect(conflicts).toEqual([session.sessionId]);
  });
});
