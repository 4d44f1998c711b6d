import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryItems } from '../../sandbox/memory-items.ts';
import { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import type { StoredSession } from '../../src/store/session-store.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { BrowserSessions } from '../../src/web/browser-sessions.ts';
import { newSession } from '../support/session-table.ts';

const ID = `VB${'a'.repeat(32)}`;
const USER = 'user-1';
const OWNER = { ownerInstance: 'instance-a', resumeCount: 0 };
const MINUTE = 60_000;

describe('a session whose browser has lost its connection', () => {
  let store: DynamoSessionStore;
  let instance: BrowserSessions;
  let other: BrowserSessions;

  beforeEach(async () => {
    vi.useFakeTimers();
    store = new DynamoSessionStore(new MemoryItems(), { table: 'memory' });
    const create = () =>
      new BrowserSessions({
        store,
        logger: pino({ level: 'silent' }),
        metrics: new Metrics(),
        idleMs: MINUTE,
      });
    instance = create();
    other = create();
    await store.openSession(newSession({ sessionId: ID, channel: 'browser', userId: USER }));
  });
  afterEach(() => {
    instance.close();
    other.close();
    vi.useRealTimers();
  });

  const session = async (): Promise<StoredSession | undefined> => store.readSession(ID);

  it('waits for it a minute, on any instance', async () => {
    instance.lost(ID, 0);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(await session()).toMatchObject({ status: 'ACTIVE', lostAt: expect.any(String) });
    expect(await other.find(ID, USER)).toMatchObject({ kind: 'resume', resumeCount: 1 });
  });

  it('is closed after a minute by the instance that lost it', async () => {
    instance.lost(ID, 0);
    await vi.advanceTimersByTimeAsync(MINUTE + 100);
    expect(await session()).toMatchObject({ status: 'COMPLETED', endReason: 'stream_lost' });
    expect(await other.find(ID, USER)).toEqual({ kind: 'refused', code: 'session_over' });
  });

  it('is not closed when another instance has it by then', async () => {
    instance.lost(ID, 0);
    await vi.advanceTimersByTimeAsync(30_000);
    await store.resumeSession(ID, { ownerInstance: 'instance-b', resumeCount: 1, connectionId: 'WS2' });
    await vi.advanceTimersByTimeAsync(MINUTE);
    const stored = await session();
    expect(stored?.status).toBe('ACTIVE');
    expect(stored).not.toHaveProperty('lostAt');
  });

  it('is closed by the first that finds it, when its instance was killed', async () => {
    await store.updateSession(ID, OWNER, { lostAt: new Date().toISOString() });
    await vi.advanceTimersByTimeAsync(MINUTE + 100);
    expect(await other.find(ID, USER)).toEqual({ kind: 'refused', code: 'session_over' });
    expect(await session()).toMatchObject({ status: 'COMPLETED', endReason: 'stream_lost' });
  });

  it('goes on where nobody has noticed the loss, as long as it may be idle', async () => {
    await vi.advanceTimersByTimeAsync(MINUTE + 30_000);
    expect(await other.find(ID, USER)).toMatchObject({ kind: 'resume', resumeCount: 1 });
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(await other.find(ID, USER)).toEqual({ kind: 'refused', code: 'session_over' });
    // It may be live on another instance.
    expect((await session())?.status).toBe('ACTIVE');
  });

  it('shows whom to call, when a person was promised', async () => {
    const handoff = { reason: 'explicit_request', token: '1234567890' } as const;
    await store.updateSession(ID, OWNER, { status: 'HANDING_OFF', handoff });
    instance.lost(ID, 0);
    expect(await other.find(ID, USER)).toEqual({ kind: 'handed_off', handoff });
    expect(await session()).toMatchObject({ status: 'COMPLETED', endReason: 'handoff_shown' });
  });

  it('is unknown to another user, and a call of the telephone is unknown to all', async () => {
    expect(await instance.find(ID, 'user-2')).toEqual({ kind: 'refused', code: 'session_unknown' });
    await store.openSession(newSession({ sessionId: `VB${'b'.repeat(32)}`, userId: USER }));
    const found = await instance.find(`VB${'b'.repeat(32)}`, USER);
    expect(found).toEqual({ kind: 'refused', code: 'session_unknown' });
  });
});
