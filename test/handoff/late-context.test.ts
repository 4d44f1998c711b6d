import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LateContext } from '../../src/handoff/late-context.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import type { HandoffRecord, Ownership } from '../../src/store/session-store.ts';
import { ConnectInstance } from '../support/connect-instance.ts';
import { newSession, SessionTable } from '../support/session-table.ts';

const table = new SessionTable();
const connect = new ConnectInstance();
let store: DynamoSessionStore;
let contactId: string;
let token = 0;

beforeAll(async () => {
  await Promise.all([table.start(), connect.start()]);
  store = table.store();
});

beforeEach(() => {
  contactId = randomUUID();
  connect.sandbox.fail(false);
  connect.sandbox.addContact(contactId, { reason: 'dtmf', transcript: 'Assistant: Hello.' });
});

afterAll(async () => {
  store.close();
  await Promise.all([table.stop(), connect.stop()]);
});

/** A call whose hand-off was written with this transcript, and whose last words came after it. */
async function handedOff({ transcript = 'Assistant: Hello.', claimed = true } = {}) {
  const session = newSession();
  const owner: Ownership = { ownerInstance: session.ownerInstance, resumeCount: 0 };
  await store.openSession(session);
  const spoken = [
    ['assistant', 'Hello.'],
    ['caller', 'a person please'],
  ] as const;
  for (const [index, [role, text]] of spoken.entries()) {
    const startedAt = new Date(table.nowMs).toISOString();
    await store.putTurn(session.sessionId, owner, {
      number: index + 1,
      role,
      text,
      startedAt,
      interrupted: false,
    });
  }
  token += 1;
  const record: HandoffRecord = {
    ...{ token: String(token).padStart(10, '0'), sessionId: session.sessionId, reason: 'dtmf' },
    ...{ summary: '', priority: 'low', language: 'en', transcript },
    createdAt: new Date(table.nowMs - 20_000).toISOString(),
    expiresAt: Math.floor(table.nowMs / 1000) + 600,
  };
  await store.putHandoff(record);
  if (claimed) await store.claimHandoff(record.token, contactId);
  return { sessionId: session.sessionId, handoff: { reason: 'dtmf', token: record.token } as const };
}

function late(): LateContext {
  return new LateContext({
    ...{ store, connect: connect.service(), logger: connect.logger() },
    now: () => table.nowMs,
  });
}

describe('after the dial', () => {
  test('the contact gets the result, the times and the late words', async () => {
    await late().add(await handedOff(), { outcome: 'reached', joinedSeconds: 14 });
    expect(connect.sandbox.attributes(contactId)).toEqual({
      reason: 'dtmf',
      dialResult: 'reached',
      joinedSeconds: '14',
      secondsToJoin: '6',
      transcript: 'Assistant: Hello.\nCaller: a person please',
    });
  });

  test('a complete transcript is not changed', async () => {
    const transcript = 'Assistant: Hello.\nCaller: a person please';
    await late().add(await handedOff({ transcript }), { outcome: 'reached', joinedSeconds: 14 });
    expect(connect.sandbox.attributes(contactId)?.transcript).toBe('Assistant: Hello.');
  });

  test('nothing is sent for a hand-off without a claim or a token', async () => {
    const before = connect.count('UpdateContactAttributes');
    const { sessionId, handoff } = await handedOff({ claimed: false });
    await late().add({ sessionId, handoff }, { outcome: 'busy', joinedSeconds: undefined });
    await late().add(
      { sessionId, handoff: { reason: 'dtmf' } },
      { outcome: 'busy', joinedSeconds: undefined },
    );
    await late().add({ sessionId }, { outcome: 'busy', joinedSeconds: undefined });
    expect(connect.count('UpdateContactAttributes')).toBe(before);
  });

  test('a failure of Connect or of the table does not disturb the call', async () => {
    const session = await handedOff();
    connect.sandbox.fail('InternalServiceException');
    await late().add(session, { outcome: 'reached', joinedSeconds: 1 });
    table.sandbox.fail('disconnect');
    await late().add(session, { outcome: 'reached', joinedSeconds: 1 });
    table.sandbox.fail(false);
    expect(connect.log).toContain('Late context could not be sent');
    expect(connect.log).not.toContain('a person please');
  });
});
