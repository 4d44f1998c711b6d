import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { sessionKey } from '../../src/store/table.ts';
import { newSession, SessionTable } from '../support/session-table.ts';

const table = new SessionTable();
const startedAtMs = table.nowMs;
let store: DynamoSessionStore;
let other: DynamoSessionStore;

const first = { ownerInstance: 'instance-a', resumeCount: 0 };
const second = { ownerInstance: 'instance-b', resumeCount: 1 };
const resumed = { ...second, connectionId: 'MZ2' };
const conflict = { code: 'store_conflict' };
const unavailable = { code: 'store_unavailable' };

beforeAll(async () => {
  await table.start();
  store = table.store();
  other = table.store();
});

afterEach(() => {
  table.nowMs = startedAtMs;
  table.sandbox.fail(false);
  table.sandbox.delay(0);
});

afterAll(async () => {
  store.close();
  other.close();
  await table.stop();
});

function turn(number: number, text = `turn ${number}`) {
  return { number, role: 'caller', text, startedAt: '2026-11-20T10:00:01.000Z', interrupted: false } as const;
}

describe('a session', () => {
  test('that a webhook has closed cannot be handed over by its owner, who may still add to it', async () => {
    const session = newSession();
    await store.openSession(session);
    await store.transitionSession(session.sessionId, ['ACTIVE'], { status: 'COMPLETED' });
    const handingOff = store.updateSession(session.sessionId, first, { status: 'HANDING_OFF' });
    await expect(handingOff).rejects.toMatchObject(conflict);
    await store.updateSession(session.sessionId, first, { messageCount: 3 });
    const stored = await store.readSession(session.sessionId);
    expect(stored).toMatchObject({ status: 'COMPLETED', messageCount: 3 });
  });

  test('lists its recordings, each once, whoever owns it', async () => {
    const session = newSession();
    await store.openSession(session);
    await store.updateSession(session.sessionId, first, { status: 'COMPLETED', endReason: 'idle' });
    const before = await store.readSession(session.sessionId);
    for (const address of ['s3://b/1.wav', 's3://b/2.wav', 's3://b/1.wav', 's3://b/3.wav']) {
      await other.addRecording(session.sessionId, address);
    }
    const recording = ['s3://b/1.wav', 's3://b/2.wav', 's3://b/3.wav'];
    expect(await store.readSession(session.sessionId)).toEqual({ ...before, recording });
  });

  test('that does not exist gets no recording', async () => {
    expect(await store.addRecording('CAnone', 's3://b/1.wav')).toBe('unknown');
    expect(await store.readSession('CAnone')).toBeUndefined();
  });

  test('loses no recording when two are added simultaneously: one of them is tried again', async () => {
    const session = newSession();
    await store.openSession(session);
    const added = await Promise.allSettled([
      store.addRecording(session.sessionId, 's3://b/1.wav'),
      other.addRecording(session.sessionId, 's3://b/2.wav'),
    ]);
    const kept = added.filter(({ status }) => status === 'fulfilled').length;
    expect((await store.readSession(session.sessionId))?.recording).toHaveLength(kept);
    for (const result of added) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject(conflict);
    }
  });

  test('has the attributes of the contract', async () => {
    const session = newSession();
    await store.openSession(session);
    const client = table.client();
    const { PK, SK } = sessionKey(session.sessionId);
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table.name, Key: { PK: { S: PK }, SK: { S: SK } } }),
    );
    client.destroy();
    expect(Item).toEqual({
      PK: { S: `VOICE#${session.sessionId}` },
      SK: { S: 'METADATA' },
      sessionId: { S: session.sessionId },
      status: { S: 'ACTIVE' },
      provider: { S: 'openai' },
      connectionId: { S: 'MZ1' },
      userId: { S: '+14155550100' },
      dialedNumber: { S: '+14155550199' },
      createdAt: { S: '2026-11-20T10:00:00.000Z' },
      updatedAt: { S: '2026-11-20T10:00:00.000Z' },
      audioFormat: { S: 'audio/pcmu' },
      totalDuration: { N: '0' },
      messageCount: { N: '0' },
      ownerInstance: { S: 'instance-a' },
      resumeCount: { N: '0' },
      expiresAt: { N: String(startedAtMs / 1000 + 30 * 86_400) },
    });
  });

  test('is opened once: another stream is refused, a repeat of the same stream is not', async () => {
    const session = newSession();
    await store.openSession(session);
    await store.openSession(session);
    await expect(
      other.openSession({ ...session, ownerInstance: 'instance-b', connectionId: 'MZ2' }),
    ).rejects.toMatchObject(conflict);
    table.nowMs += 1000;
    await store.updateSession(session.sessionId, first, { messageCount: 1 });
    await expect(store.openSession(session)).rejects.toMatchObject(conflict);
  });

  test('may be opened without the caller’s number', async () => {
    const { userId: _userId, connectionId: _connectionId, ...withheld } = newSession();
    await store.openSession(withheld);
    expect(await store.readSession(withheld.sessionId)).not.toHaveProperty('userId');
    await expect(store.openSession(withheld)).rejects.toMatchObject(conflict);
  });

  test('is changed by its owner; null removes a field, undefined keeps it', async () => {
    const session = newSession();
    await store.openSession(session);
    table.nowMs += 5000;
    await store.updateSession(session.sessionId, first, {
      status: 'HANDING_OFF',
      handoff: { reason: 'dtmf', token: '0123456789', announce: 'One moment.' },
      usage: { inputTextTokens: 12 },
      costUsd: 0.25,
      language: 'en',
      returnNote: 'busy',
    });
    await store.updateSession(session.sessionId, first, {
      returnNote: null,
      language: undefined,
      endReason: 'x',
    });
    const stored = await store.readSession(session.sessionId);
    expect(stored).toMatchObject({
      status: 'HANDING_OFF',
      handoff: { reason: 'dtmf', token: '0123456789', announce: 'One moment.' },
      usage: { inputTextTokens: 12 },
      costUsd: 0.25,
      language: 'en',
      endReason: 'x',
      updatedAt: '2026-11-20T10:00:05.000Z',
    });
    expect(stored).not.toHaveProperty('returnNote');
  });

  test('is not changed by anyone else, nor created by a change', async () => {
    const session = newSession();
    await store.openSession(session);
    const stranger = { ownerInstance: 'instance-b', resumeCount: 0 };
    await expect(other.updateSession(session.sessionId, stranger, { messageCount: 9 })).rejects.toMatchObject(
      conflict,
    );
    await expect(store.updateSession('CAnone', first, { messageCount: 9 })).rejects.toMatchObject(conflict);
    expect(await store.readSession('CAnone')).toBeUndefined();
  });

  test('is taken over by exactly one of two instances, and the first owner can no longer write', async () => {
    const session = newSession();
    await store.openSession(session);
    const results = await Promise.allSettled([
      store.resumeSession(session.sessionId, {
        ownerInstance: 'instance-a',
        resumeCount: 1,
        connectionId: 'MZ8',
      }),
      other.resumeSession(session.sessionId, {
        ownerInstance: 'instance-b',
        resumeCount: 1,
        connectionId: 'MZ9',
      }),
    ]);
    const won = results.filter((result) => result.status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject(conflict);
    const stored = await store.readSession(session.sessionId);
    expect(stored).toEqual(won[0]?.value);
    await expect(store.updateSession(session.sessionId, first, { messageCount: 1 })).rejects.toMatchObject(
      conflict,
    );
  });

  test('is resumed only after the previous stream, while it is active', async () => {
    const session = newSession();
    await store.openSession(session);
    const early = { ...resumed, resumeCount: 2 };
    await expect(other.resumeSession(session.sessionId, early)).rejects.toMatchObject(conflict);
    await store.transitionSession(session.sessionId, ['ACTIVE'], { status: 'COMPLETED' });
    await expect(other.resumeSession(session.sessionId, resumed)).rejects.toMatchObject(conflict);
    await expect(other.resumeSession('CAnone', resumed)).rejects.toMatchObject(conflict);
  });

  test('changes its status once by a webhook, from a status that allows it', async () => {
    const session = newSession();
    await store.openSession(session);
    const results = await Promise.allSettled(
      [store, other, store].map((each) =>
        each.transitionSession(session.sessionId, ['ACTIVE', 'HANDING_OFF'], { status: 'COMPLETED' }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(store.transitionSession(session.sessionId, [], { status: 'ERROR' })).rejects.toMatchObject(
      conflict,
    );
    expect(await store.readSession(session.sessionId)).toMatchObject({ status: 'COMPLETED' });
  });

  test('that has ended here is not read again, but its owner and other instances may add to it', async () => {
    const session = newSession();
    const close = () =>
      store.transitionSession(session.sessionId, ['ACTIVE', 'HANDING_OFF'], { status: 'COMPLETED' });
    await store.openSession(session);
    table.sandbox.fail(true);
    await expect(store.updateSession(session.sessionId, first, { status: 'COMPLETED' })).rejects.toThrow();
    table.sandbox.fail(false);
    await close();
    const before = table.sandbox.requests;
    await expect(close()).rejects.toMatchObject(conflict);
    expect(table.sandbox.requests).toBe(before);
    const reached = store.transitionSession(session.sessionId, ['COMPLETED'], { status: 'HANDED_OFF' });
    expect(await reached).toMatchObject({ status: 'HANDED_OFF' });
  });

  test('counts as absent once it has expired', async () => {
    const session = newSession();
    await store.openSession(session);
    await store.putTurn(session.sessionId, first, turn(1));
    table.nowMs += 30 * 86_400_000;
    expect(await store.readSession(session.sessionId)).toBeUndefined();
    expect(await store.readTurns(session.sessionId)).toEqual([]);
    await expect(store.updateSession(session.sessionId, first, { messageCount: 1 })).rejects.toMatchObject(
      conflict,
    );
    await expect(other.resumeSession(session.sessionId, resumed)).rejects.toMatchObject(conflict);
    await expect(
      store.transitionSession(session.sessionId, ['ACTIVE'], { status: 'ERROR' }),
    ).rejects.toMatchObject(conflict);
    await store.openSession({ ...session, ownerInstance: 'instance-b' });
  });

  describe('whose stream was lost', () => {
    const offer = (at: string, takenBy?: string) => ({
      by: takenBy === undefined ? ('action' as const) : ('update' as const),
      at,
      resumedAt: [at],
      ...(takenBy !== undefined && { takenBy }),
    });
    const open = async () => {
      const session = newSession();
      await store.openSession(session);
      const stored = await store.readSession(session.sessionId);
      if (!stored) throw new Error('not stored');
      return stored;
    };

    test('is offered its next stream once, and a repeated write is no conflict', async () => {
      const known = await open();
      const first = offer('2026-11-20T10:00:01.000Z');
      const offered = await store.offerResume(known, first);
      expect(offered).toMatchObject({ resumeCount: 0, offeredBy: 'action', resumedAt: [first.at] });
      await other.offerResume(known, first);
      await expect(other.offerResume(known, offer('2026-11-20T10:00:02.000Z'))).rejects.toMatchObject(
        conflict,
      );
      await other.offerResume(offered, offer('2026-11-20T10:00:02.000Z'));
      const resumedSession = await store.resumeSession(known.sessionId, resumed);
      expect(resumedSession.offeredAt).toBeUndefined();
      expect(resumedSession.resumedAt).toHaveLength(1);
    });

    test('can be taken from its owner and from every stream that was offered before', async () => {
      const known = await open();
      const taking = offer('2026-11-20T10:00:01.000Z', 'update 1');
      await store.offerResume(known, taking);
      await store.offerResume(known, taking);
      await expect(
        store.updateSession(known.sessionId, first, { status: 'COMPLETED' }),
      ).rejects.toMatchObject(conflict);
      await expect(other.resumeSession(known.sessionId, resumed)).rejects.toMatchObject(conflict);
      const third = { ownerInstance: 'instance-b', resumeCount: 2, connectionId: 'MZ3' };
      expect((await other.resumeSession(known.sessionId, third)).connectionId).toBe('MZ3');
    });

    test('is not changed in either way once it is no longer active', async () => {
      const known = await open();
      await store.updateSession(known.sessionId, first, { status: 'HANDING_OFF' });
      for (const takenBy of [undefined, 'update 1']) {
        const late = offer('2026-11-20T10:00:01.000Z', takenBy);
        await expect(store.offerResume(known, late)).rejects.toMatchObject(conflict);
      }
    });
  });
});

describe('turns', () => {
  test('are returned in the order in which they were spoken', async () => {
    const { sessionId } = newSession();
    const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
    for (const number of numbers.toReversed()) await store.putTurn(sessionId, first, turn(number));
    expect(await store.readTurns(sessionId)).toEqual(numbers.map((number) => turn(number)));
  });

  test('are read over more than one page', async () => {
    const { sessionId } = newSession();
    const long = 'x'.repeat(300_000);
    await Promise.all([1, 2, 3, 4, 5].map((number) => store.putTurn(sessionId, first, turn(number, long))));
    expect((await store.readTurns(sessionId)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  test('are replaced by the same or a later stream, never by an older or an unknown one', async () => {
    const { sessionId } = newSession();
    await store.putTurn(sessionId, first, turn(1, 'heard half'));
    await store.putTurn(sessionId, first, turn(1, 'heard'));
    await other.putTurn(sessionId, second, turn(1, 'heard again'));
    await expect(store.putTurn(sessionId, first, turn(1, 'late'))).rejects.toMatchObject(conflict);
    await expect(
      store.putTurn(sessionId, { ...second, ownerInstance: 'instance-c' }, turn(1, 'strange')),
    ).rejects.toMatchObject(conflict);
    expect(await store.readTurns(sessionId)).toEqual([turn(1, 'heard again')]);
  });
});

describe('when the table has problems', () => {
  test('a repeat of a write whose answer was lost is no conflict', async () => {
    const session = newSession();
    table.sandbox.fail('lost_answer', 1);
    await store.openSession(session);
    table.sandbox.fail('lost_answer', 1);
    await other.resumeSession(session.sessionId, resumed);
    table.sandbox.fail('lost_answer', 1);
    await other.putTurn(session.sessionId, second, turn(1));
    table.sandbox.fail('lost_answer', 1);
    const closed = await store.transitionSession(session.sessionId, ['ACTIVE'], { status: 'COMPLETED' });
    expect(closed).toMatchObject({ status: 'COMPLETED', ...second, connectionId: 'MZ2' });
  });

  test('a short fault has no effect', async () => {
    const session = newSession();
    table.sandbox.fail('throttle', 1);
    await store.openSession(session);
    table.sandbox.fail('server_error', 2);
    expect(await store.readSession(session.sessionId)).toBeDefined();
  });

  test.each(['disconnect', 'server_error', 'throttle'] as const)('%s: unavailable', async (fault) => {
    table.sandbox.fail(fault);
    const hurried = table.store({ deadlineMs: 250 });
    await expect(hurried.readSession('CA1')).rejects.toMatchObject(unavailable);
    await expect(hurried.openSession(newSession())).rejects.toMatchObject(unavailable);
    await expect(hurried.claimHandoff('0123456789', 'contact')).rejects.toMatchObject(unavailable);
    hurried.close();
  });

  test('a slow table is unavailable at the deadline', async () => {
    // As long as a test may take: only the deadline can answer.
    table.sandbox.delay(60_000);
    const hurried = table.store({ deadlineMs: 50 });
    await expect(hurried.readTurns('CA1')).rejects.toMatchObject(unavailable);
    hurried.close();
  });

  test('the error does not mention the item', async () => {
    table.sandbox.fail(true);
    const error: unknown = await store.putTurn('CA77', first, turn(1, 'my secret')).catch((thrown) => thrown);
    expect(String(error)).not.toMatch(/CA77|secret/);
  });
});
