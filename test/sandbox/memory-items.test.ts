import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryItems } from '../../sandbox/memory-items.ts';
import { StoreError } from '../../src/errors.ts';
import { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import type { SessionStatus, SessionStore } from '../../src/store/session-store.ts';
import { newSession, SessionTable } from '../support/session-table.ts';

const table = new SessionTable();
let dynamo: SessionStore;

beforeAll(async () => {
  await table.start();
  dynamo = table.store();
});

afterAll(async () => {
  dynamo.close();
  await table.stop();
});

const owners = fc.record({
  ownerInstance: fc.constantFrom('a', 'b'),
  resumeCount: fc.integer({ min: 0, max: 2 }),
});
const statuses = fc.constantFrom<SessionStatus>('ACTIVE', 'HANDING_OFF', 'HANDED_OFF', 'COMPLETED', 'ERROR');

type Step = (store: SessionStore, sessionId: string) => Promise<unknown>;

const turn = {
  role: 'caller',
  text: 'hello',
  startedAt: '2026-11-20T10:00:01.000Z',
  interrupted: false,
} as const;

function handoff(sessionId: string, place: number, createdAt: string) {
  const token = `${sessionId.slice(-8)}0${place}`;
  return {
    ...({ token, sessionId, caller: `+1415${sessionId.slice(-8)}`, reason: 'dtmf', summary: '' } as const),
    ...({ priority: 'low', language: 'en', transcript: '', createdAt } as const),
    expiresAt: Math.floor(table.nowMs / 1000) + 600,
  };
}

/** One request to a table, as the gateway, the Lambda or a webhook makes it. */
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc
    .constantFrom('a', 'b')
    .map<Step>(
      (ownerInstance) => (store, sessionId) => store.openSession(newSession({ sessionId, ownerInstance })),
    ),
  owners.map<Step>(
    (owner) => (store, sessionId) => store.resumeSession(sessionId, { ...owner, connectionId: 'MZ2' }),
  ),
  fc.tuple(owners, statuses).map<Step>(
    ([owner, status]) =>
      (store, sessionId) =>
        store.updateSession(sessionId, owner, { status, returnNote: null, language: undefined }),
  ),
  fc.tuple(fc.array(statuses, { maxLength: 3 }), statuses).map<Step>(
    ([from, status]) =>
      (store, sessionId) =>
        store.transitionSession(sessionId, from, { status, returnNote: 'busy' }),
  ),
  fc.tuple(owners, fc.integer({ min: 1, max: 3 })).map<Step>(
    ([owner, number]) =>
      (store, sessionId) =>
        store.putTurn(sessionId, owner, { ...turn, number }),
  ),
  fc
    .tuple(fc.integer({ min: 0, max: 1 }), fc.constantFrom('2026-11-20T10:00:01Z', '2026-11-20T10:00:02Z'))
    .map<Step>(
      ([place, createdAt]) =>
        (store, sessionId) =>
          store.putHandoff(handoff(sessionId, place, createdAt)),
    ),
  fc.tuple(fc.integer({ min: 0, max: 1 }), fc.constantFrom('c1', 'c2')).map<Step>(
    ([place, contact]) =>
      (store, sessionId) =>
        store.claimHandoff(handoff(sessionId, place, '').token, contact),
  ),
  fc.constant<Step>((store, sessionId) => store.findHandoffToken(handoff(sessionId, 0, '').caller)),
  fc.constant<Step>((store, sessionId) => store.readSession(sessionId)),
  fc.constant<Step>((store, sessionId) => store.readTurns(sessionId)),
);

async function outcomeOf(step: Step, store: SessionStore, sessionId: string): Promise<unknown> {
  try {
    return { result: await step(store, sessionId) };
  } catch (error) {
    return { code: error instanceof StoreError ? error.code : String(error) };
  }
}

describe('the table in memory', () => {
  it('answers as DynamoDB does, whatever is asked in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 4, maxLength: 14 }), async (asked) => {
        const { sessionId } = newSession();
        const memory = new DynamoSessionStore(new MemoryItems(), { table: 'memory', now: () => table.nowMs });
        for (const step of asked) {
          const [expected, found] = await Promise.all(
            [dynamo, memory].map((store) => outcomeOf(step, store, sessionId)),
          );
          expect(found).toEqual(expected);
        }
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it('fails before or after a request is carried out, as it is set to', async () => {
    const fates = ['failed', 'lost', 'done'] as const;
    let request = 0;
    const items = new MemoryItems(async () => fates[request++] ?? 'done');
    const store = new DynamoSessionStore(items, { table: 'memory', now: () => table.nowMs });
    const session = newSession();
    await expect(store.openSession(session)).rejects.toMatchObject({ code: 'store_unavailable' });
    await expect(store.openSession(session)).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(await store.readSession(session.sessionId)).toMatchObject({ status: 'ACTIVE' });
  });
});
