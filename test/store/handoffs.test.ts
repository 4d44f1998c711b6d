import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import type { HandoffRecord } from '../../src/store/session-store.ts';
import { SessionTable } from '../support/session-table.ts';

const table = new SessionTable();
const startedAtMs = table.nowMs;
let store: DynamoSessionStore;
let other: DynamoSessionStore;
let issued = 0;

beforeAll(async () => {
  await table.start();
  store = table.store();
  other = table.store();
});

afterEach(() => {
  table.nowMs = startedAtMs;
  table.sandbox.fail(false);
});

afterAll(async () => {
  store.close();
  other.close();
  await table.stop();
});

function nextToken(): string {
  issued += 1;
  return String(issued).padStart(10, '0');
}

function handoff(changes: Partial<HandoffRecord> = {}): HandoffRecord {
  return {
    token: nextToken(),
    sessionId: 'CA1',
    reason: 'explicit_request',
    decidedBy: 'judge',
    summary: 'Wants to change a booking.',
    priority: 'medium',
    language: 'en',
    transcript: 'Caller: I want a person.',
    createdAt: new Date(table.nowMs).toISOString(),
    expiresAt: table.nowMs / 1000 + 600,
    ...changes,
  };
}

describe('a token', () => {
  test('is written once', async () => {
    const record = handoff();
    await store.putHandoff(record);
    await expect(other.putHandoff({ ...record, sessionId: 'CA2' })).rejects.toMatchObject({
      code: 'store_conflict',
    });
    const claim = await store.claimHandoff(record.token, 'contact-1');
    expect(claim).toEqual({ outcome: 'claimed', record: { ...record, claimedBy: 'contact-1' } });
  });

  test('is written once even if the first answer is lost', async () => {
    table.sandbox.fail('lost_answer', 1);
    await store.putHandoff(handoff());
  });

  test('is claimed by one contact, any number of times', async () => {
    const record = handoff();
    await store.putHandoff(record);
    table.sandbox.fail('lost_answer', 1);
    expect(await store.claimHandoff(record.token, 'contact-1')).toMatchObject({ outcome: 'claimed' });
    expect(await other.claimHandoff(record.token, 'contact-2')).toEqual({ outcome: 'taken' });
    expect(await other.claimHandoff(record.token, 'contact-1')).toMatchObject({ outcome: 'claimed' });
  });

  test('is unknown, or expired by our clock although the item still exists', async () => {
    const record = handoff();
    await store.putHandoff(record);
    table.nowMs += 600_000;
    expect(await store.claimHandoff(record.token, 'contact-1')).toEqual({ outcome: 'expired' });
    expect(await store.claimHandoff('9999999999', 'contact-1')).toEqual({ outcome: 'unknown' });
  });

  test('never has two owners, in any order of claims', async () => {
    const contact = fc.constantFrom('contact-1', 'contact-2', 'contact-3');
    const rounds = fc.array(fc.array(contact, { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(rounds, async (concurrentClaims) => {
        const record = handoff();
        await store.putHandoff(record);
        const owners = new Set<string>();
        for (const contacts of concurrentClaims) {
          const results = await Promise.all(
            contacts.map(async (contactId, index) => {
              const { outcome } = await (index % 2 ? store : other).claimHandoff(record.token, contactId);
              return { contactId, outcome };
            }),
          );
          for (const { contactId, outcome } of results) if (outcome === 'claimed') owners.add(contactId);
          for (const { contactId, outcome } of results) {
            expect(outcome).toBe(owners.has(contactId) ? 'claimed' : 'taken');
          }
        }
        expect(owners.size).toBe(1);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the caller pointer', () => {
  const caller = '+14155550123';

  test('names the newest token of the caller until it is claimed or expires', async () => {
    const older = handoff({ caller });
    await store.putHandoff(older);
    table.nowMs += 1000;
    const newer = handoff({ caller });
    await store.putHandoff(newer);
    expect(await other.findHandoffToken(caller)).toBe(newer.token);
    await other.claimHandoff(newer.token, 'contact-1');
    expect(await other.findHandoffToken(caller)).toBeUndefined();
    expect(await other.findHandoffToken(caller, 'contact-2')).toBeUndefined();
    expect(await other.findHandoffToken(caller, 'contact-1')).toBe(newer.token);
    table.nowMs += 600_000;
    expect(await other.findHandoffToken(caller, 'contact-1')).toBeUndefined();
    expect(await other.findHandoffToken('+14155550124')).toBeUndefined();
  });

  test('that cannot be written does not change the token', async () => {
    const record = handoff({ caller: '+14155550126' });
    table.sandbox.fail('server_error', undefined, ({ body }) => body.includes('CALLER#'));
    expect(await store.putHandoff(record)).toBe(false);
    table.sandbox.fail(false);
    expect(await other.claimHandoff(record.token, 'contact-1')).toMatchObject({ outcome: 'claimed' });
  });

  test('is not replaced by a late write of an older hand-off', async () => {
    const late = handoff({ caller: '+14155550125', createdAt: '2026-11-20T09:59:59.000Z' });
    const newer = handoff({ caller: '+14155550125' });
    await store.putHandoff(newer);
    await other.putHandoff(late);
    expect(await store.findHandoffToken('+14155550125')).toBe(newer.token);
    expect(await store.claimHandoff(late.token, 'contact-1')).toMatchObject({ outcome: 'claimed' });
  });
});

describe('a hand-off that was turned away', () => {
  test('gets the reason from the contact that claimed it, any number of times', async () => {
    const record = handoff();
    await store.putHandoff(record);
    await store.claimHandoff(record.token, 'contact-1');
    expect(await other.readHandoff(record.token)).toEqual({ ...record, claimedBy: 'contact-1' });
    table.sandbox.fail('lost_answer', 1);
    await store.noteHandoffOutcome(record.token, 'contact-1', 'full');
    expect(await other.readHandoff(record.token)).toMatchObject({ claimedBy: 'contact-1', outcome: 'full' });
    await store.noteHandoffOutcome(record.token, 'contact-1', 'closed');
    expect(await other.readHandoff(record.token)).toMatchObject({ outcome: 'closed' });
  });

  test('gets no reason from another contact, or too late', async () => {
    const record = handoff();
    const refused = { code: 'store_conflict' };
    await store.putHandoff(record);
    await expect(store.noteHandoffOutcome(record.token, 'contact-1', 'full')).rejects.toMatchObject(refused);
    await store.claimHandoff(record.token, 'contact-1');
    await expect(store.noteHandoffOutcome(record.token, 'contact-2', 'full')).rejects.toMatchObject(refused);
    await expect(store.noteHandoffOutcome('9999999999', 'contact-1', 'full')).rejects.toMatchObject(refused);
    expect(await store.readHandoff(record.token)).not.toHaveProperty('outcome');
    expect(await store.readHandoff('9999999999')).toBeUndefined();
    table.nowMs += 600_000;
    await expect(store.noteHandoffOutcome(record.token, 'contact-1', 'full')).rejects.toMatchObject(refused);
    expect(await store.readHandoff(record.token)).toBeUndefined();
  });
});
