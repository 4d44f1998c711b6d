import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import type { DynamoSessionIndex } from '../../src/store/dynamodb-session-index.ts';
import { SessionList } from '../../src/store/session-list.ts';
import { StoredStatistics } from '../../src/store/statistics/session-statistics.ts';
import { newSession, SessionTable } from '../support/session-table.ts';

const OWNER = { ownerInstance: 'instance-a', resumeCount: 0 };
const table = new SessionTable();
let index: DynamoSessionIndex;
let store: DynamoSessionStore;
let list: SessionList;
let statistics: StoredStatistics;

beforeAll(async () => {
  await table.start();
  index = table.sessionIndex();
  store = table.store({ index });
  list = new SessionList(index, () => table.nowMs);
  statistics = new StoredStatistics(index);
});
beforeEach(() => table.sandbox.fail(false));
afterAll(async () => {
  store.close();
  await table.stop();
});

const browser = (userId: string) => newSession({ userId, channel: 'browser', dialedNumber: '' });
const listed = async (userId: string, limit = 20, after?: string) =>
  list.page({ channel: 'browser', userId }, limit, after);

describe('the sessions of a user', () => {
  it('are listed newest first, page by page, and nobody else’s are', async () => {
    const [userId, other] = [randomUUID(), randomUUID()];
    const opened: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      table.nowMs += 1_000;
      const session = browser(userId);
      await store.openSession(session);
      await store.openSession(browser(other));
      opened.unshift(session.sessionId);
    }
    const first = await listed(userId, 3);
    const second = await listed(userId, 3, first.next);
    expect(first.sessions.map(({ sessionId }) => sessionId)).toEqual(opened.slice(0, 3));
    expect(SessionList.isCursor(first.next ?? '')).toBe(true);
    expect(second.sessions.map(({ sessionId }) => sessionId)).toEqual(opened.slice(3));
    expect(second.next).toBeUndefined();
    expect((await listed(other)).sessions).toHaveLength(5);
  });

  it('of the browser are not those of a caller with the same text as number', async () => {
    const number = '+14155550177';
    await store.openSession(newSession({ userId: number }));
    expect((await listed(number)).sessions).toEqual([]);
    expect((await list.page({ channel: 'phone', userId: number }, 5)).sessions).toHaveLength(1);
  });

  it('are listed once when the first write had to be repeated', async () => {
    const userId = randomUUID();
    const session = browser(userId);
    table.sandbox.fail('disconnect', Number.POSITIVE_INFINITY, ({ body }) => body.includes('"METADATA"'));
    await expect(store.openSession(session)).rejects.toThrow();
    table.sandbox.fail(false);
    table.nowMs += 2_000;
    await store.openSession(session);
    const { sessions } = await listed(userId);
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual([session.sessionId]);
  });

  it('are not listed after they have expired', async () => {
    const userId = randomUUID();
    await store.openSession(browser(userId));
    table.nowMs += 31 * 86_400_000;
    expect((await listed(userId)).sessions).toEqual([]);
  });
});

describe('the entries of a day', () => {
  it('count a session once, however often and in whatever order it is entered', async () => {
    const session = newSession();
    await store.openSession(session);
    table.nowMs += 60_000;
    const figures = { totalDuration: 60, messageCount: 4, costUsd: 0.1, usage: { inputTokens: 100 } };
    await store.updateSession(session.sessionId, OWNER, {
      ...figures,
      status: 'COMPLETED',
      endReason: 'idle',
    });
    const early = await store.readSession(session.sessionId);
    table.nowMs += 1_000;
    await store.updateSession(session.sessionId, OWNER, { messageCount: 5 });
    const late = await store.readSession(session.sessionId);
    if (!early || !late) throw new Error('not stored');
    const before = (await statistics.of([late.createdAt.slice(0, 10)]))[0]?.channels.phone?.sessions ?? 0;
    for (const state of [early, late, early, late]) await index.enter(state);
    const [day] = await statistics.of([late.createdAt.slice(0, 10)]);
    expect(day?.channels.phone).toMatchObject({
      sessions: before + 1,
      succeeded: before + 1,
      messages: 5,
      byOutcome: { idle: 1 },
      usage: { inputTokens: 100 },
      costUsd: 0.1,
      withoutCost: 0,
    });
  });

  it('are added up to a summary with the same numbers', async () => {
    const [day] = await statistics.of(['2026-11-20']);
    if (!day) throw new Error('no day');
    await index.putSummary(day);
    await index.putSummary({ ...day, channels: {} });
    expect(await statistics.of(['2026-11-20'])).toEqual([day]);
    expect(await index.hasSummary('2026-11-20')).toBe(true);
    expect(await index.hasSummary('2026-11-19')).toBe(false);
  });
});
