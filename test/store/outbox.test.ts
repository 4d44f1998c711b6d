import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DynamoSessionStore, type SessionChange } from '../../src/store/dynamodb.ts';
import { DynamoOutbox } from '../../src/store/dynamodb-outbox.ts';
import type { OutboxEntry } from '../../src/store/outbox.ts';
import { OUTBOX_PARTITIONS, outboxPartition } from '../../src/store/table.ts';
import { newSession, SessionTable } from '../support/session-table.ts';

const LEASE_MS = 60_000;
const table = new SessionTable();
let client: DynamoDBClient;
let outbox: DynamoOutbox;

beforeAll(async () => {
  await table.start();
  client = table.client();
  outbox = new DynamoOutbox(client, { table: table.name, ttlSeconds: 86_400, now: () => table.nowMs });
});
beforeEach(() => table.sandbox.fail(false));
afterAll(async () => {
  client.destroy();
  await table.stop();
});

function partitionOf(sessionId: string): number {
  return Number(outboxPartition(sessionId).slice('OUTBOX#'.length));
}

function id(): string {
  return newSession().sessionId;
}

const at = (ms: number) => new Date(table.nowMs + ms).toISOString();

describe('the outbox', () => {
  it('gives the entries of a partition in the order of their times, each kind for itself', async () => {
    const sessionId = id();
    const entries: OutboxEntry[] = [
      { kind: 'due', sessionId, dueAt: at(1_000) },
      { kind: 'due', sessionId, dueAt: at(20_000) },
      { kind: 'watch', sessionId, dueAt: at(500) },
    ];
    for (const entry of entries.toReversed()) await outbox.add(entry);
    const mine = async (kind: 'due' | 'watch', until?: string) =>
      (await outbox.oldest(partitionOf(sessionId), kind, 100, until)).filter(
        (entry) => entry.sessionId === sessionId,
      );
    expect(await mine('due')).toEqual(entries.slice(0, 2));
    expect(await mine('due', at(1_000))).toEqual(entries.slice(0, 1));
    expect(await mine('due', at(999))).toEqual([]);
    expect(await mine('watch', at(500))).toEqual(entries.slice(2));
    for (const entry of entries) await outbox.remove(entry);
    expect(await mine('due')).toEqual([]);
  });

  it('holds an entry once, however often it is added, and removes it however often', async () => {
    const entry: OutboxEntry = { kind: 'due', sessionId: id(), dueAt: at(0) };
    await outbox.add(entry);
    await outbox.add(entry);
    const found = await outbox.oldest(partitionOf(entry.sessionId), 'due', 100);
    expect(found.filter(({ sessionId }) => sessionId === entry.sessionId)).toHaveLength(1);
    await outbox.remove(entry);
    await outbox.remove(entry);
  });

  it('spreads the calls over its partitions', () => {
    const counts = new Map<string, number>();
    for (let call = 0; call < 4_000; call += 1) {
      const partition = outboxPartition(id());
      counts.set(partition, (counts.get(partition) ?? 0) + 1);
    }
    expect(counts.size).toBe(OUTBOX_PARTITIONS);
    expect(Math.max(...counts.values())).toBeLessThan(1_000);
  });
});

describe('the lease of a delivery', () => {
  const fresh = { attempts: 0, firstAtMs: table.nowMs, results: {}, refusals: {} };

  it('goes to one of many who ask at the same moment', async () => {
    const sessionId = id();
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, index) => outbox.lease(sessionId, `lease-${index}`, LEASE_MS)),
    );
    expect(asked.filter(({ kind }) => kind === 'leased')).toHaveLength(1);
    expect(asked.filter(({ kind }) => kind === 'busy')).toHaveLength(7);
  });

  it('expires, and who had it can no longer end it', async () => {
    const sessionId = id();
    await outbox.lease(sessionId, 'a', LEASE_MS);
    expect(await outbox.lease(sessionId, 'b', LEASE_MS)).toEqual({
      kind: 'busy',
      untilMs: table.nowMs + LEASE_MS,
    });
    table.nowMs += LEASE_MS;
    expect(await outbox.lease(sessionId, 'b', LEASE_MS)).toMatchObject({ kind: 'leased' });
    await expect(outbox.release(sessionId, 'a', fresh, undefined)).rejects.toMatchObject({
      code: 'store_conflict',
    });
  });

  it('ends with what was reached, and with the time of the next try', async () => {
    const sessionId = id();
    await outbox.lease(sessionId, 'a', LEASE_MS);
    const state = {
      attempts: 1,
      firstAtMs: table.nowMs,
      results: { webhook: 'delivered' },
      refusals: { hubspot: 2 },
    } as const;
    await outbox.release(sessionId, 'a', state, table.nowMs + 30_000);
    expect(await outbox.lease(sessionId, 'b', LEASE_MS)).toEqual({
      kind: 'busy',
      untilMs: table.nowMs + 30_000,
    });
    table.nowMs += 30_000;
    expect(await outbox.lease(sessionId, 'b', LEASE_MS)).toEqual({ kind: 'leased', state });
    await outbox.release(sessionId, 'b', { ...state, attempts: 2 }, undefined);
    table.nowMs += 86_400_000;
    expect(await outbox.lease(sessionId, 'c', LEASE_MS)).toEqual({ kind: 'settled' });
  });

  it('is given again to the same try, whose answer was lost', async () => {
    const sessionId = id();
    table.sandbox.fail('lost_answer', 1);
    expect(await outbox.lease(sessionId, 'a', LEASE_MS)).toMatchObject({ kind: 'leased' });
  });

  it('fails with the table', async () => {
    table.sandbox.fail(true);
    await expect(outbox.lease(id(), 'a', LEASE_MS)).rejects.toMatchObject({ code: 'store_unavailable' });
    await expect(outbox.oldest(0, 'due', 1)).rejects.toMatchObject({ code: 'store_unavailable' });
  });
});

describe('the session store tells the outbox', () => {
  it('of each call that begins, and of its end, whoever writes it', async () => {
    const told: [string, SessionChange][] = [];
    const store = new DynamoSessionStore(client, {
      table: table.name,
      now: () => table.nowMs,
      onChange: (sessionId, change) => told.push([sessionId, change]),
    });
    const [byOwner, byWebhook, byDial] = [newSession(), newSession(), newSession()];
    const owner = { ownerInstance: 'instance-a', resumeCount: 0 };
    for (const session of [byOwner, byWebhook, byDial]) await store.openSession(session);
    await store.updateSession(byOwner.sessionId, owner, { messageCount: 1 });
    await store.updateSession(byOwner.sessionId, owner, { status: 'COMPLETED' });
    await store.transitionSession(byWebhook.sessionId, ['ACTIVE'], { status: 'ERROR' });
    await store.updateSession(byDial.sessionId, owner, { status: 'HANDING_OFF', dialPending: true });
    await store.settleDial(byDial.sessionId, { status: 'HANDED_OFF' });
    const repeat = store.transitionSession(byDial.sessionId, ['ACTIVE'], { status: 'COMPLETED' });
    await expect(repeat).rejects.toMatchObject({ code: 'store_conflict' });
    expect(told).toEqual([
      ...[byOwner, byWebhook, byDial].map(({ sessionId }) => [sessionId, 'opened']),
      ...[byOwner, byWebhook, byDial].map(({ sessionId }) => [sessionId, 'ended']),
    ]);
  });
});
