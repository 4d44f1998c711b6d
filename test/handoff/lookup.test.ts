import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lookUp } from '../../src/lookup-lambda/lookup.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import type { HandoffRecord } from '../../src/store/session-store.ts';
import { SessionTable } from '../support/session-table.ts';

const table = new SessionTable();
let store: DynamoSessionStore;
let issued = 0;

beforeAll(async () => {
  await table.start();
  store = table.store({ deadlineMs: 1000 });
});

afterEach(() => table.sandbox.fail(false));

afterAll(async () => {
  store.close();
  await table.stop();
});

async function handOff(changes: Partial<HandoffRecord> = {}): Promise<HandoffRecord> {
  issued += 1;
  const record: HandoffRecord = {
    token: String(issued).padStart(10, '0'),
    sessionId: 'CA1',
    caller: `+1415555${String(1000 + issued)}`,
    reason: 'legal',
    summary: 'Wants to talk about a contract.',
    priority: 'high',
    language: 'de',
    transcript: 'Assistant: Guten Tag.\nCaller: Ich will einen Menschen.',
    createdAt: new Date(table.nowMs).toISOString(),
    expiresAt: table.nowMs / 1000 + 600,
    ...changes,
  };
  await store.putHandoff(record);
  return record;
}

describe('a contact', () => {
  test('with the digits gets the conversation, also a second time', async () => {
    const { token, caller } = await handOff();
    const expected = {
      found: 'true',
      outcome: 'claimed',
      reason: 'legal',
      summary: 'Wants to talk about a contract.',
      priority: 'high',
      language: 'de',
      sentiment: 'unknown',
      tried: 'nothing',
      transcript: 'Assistant: Guten Tag.\nCaller: Ich will einen Menschen.',
      sessionId: 'CA1',
      caller,
      createdAt: '2026-11-20T10:00:00.000Z',
    };
    expect(await lookUp({ token, contactId: 'contact-1' }, store)).toEqual(expected);
    expect(await lookUp({ token: `${token}#`, contactId: 'contact-1' }, store)).toEqual(expected);
    expect(await lookUp({ token, contactId: 'contact-2' }, store)).toEqual({
      found: 'false',
      outcome: 'taken',
    });
  });

  test("gets what the assistant's profile adds, which cannot replace what the gateway says", async () => {
    const attributes = { department: 'chairs', reason: 'none', found: 'false', long: 'x'.repeat(900) };
    const { token } = await handOff({ assistant: 'shop', attributes });
    const answer = await lookUp({ token, contactId: 'contact-1' }, store);
    expect(answer).toMatchObject({ found: 'true', reason: 'legal', assistant: 'shop', department: 'chairs' });
    expect(answer.long).toHaveLength(500);
  });

  test.each([undefined, '', 'Timeout'])(
    'without digits (%s) is found by its number, again too',
    async (token) => {
      const { caller, sessionId } = await handOff();
      expect(await lookUp({ token, caller, contactId: 'contact-1' }, store)).toMatchObject({ sessionId });
      expect(await lookUp({ token, caller, contactId: 'contact-1' }, store)).toMatchObject({ found: 'true' });
      expect(await lookUp({ token, caller, contactId: 'contact-2' }, store)).toMatchObject({
        found: 'false',
      });
    },
  );

  test('with wrong digits is not found by number', async () => {
    const { caller } = await handOff();
    for (const token of ['9999999999', '12345', 'abcdefghij']) {
      expect(await lookUp({ token, caller, contactId: 'contact-1' }, store)).toEqual({
        found: 'false',
        outcome: 'unknown',
      });
    }
  });

  test.each([undefined, '', 'anonymous', 'Anonymous', '+266696687', 'sip:x@y', '14155550100'])(
    'without digits or a number (%s) is not found',
    async (caller) => {
      await handOff(caller === undefined ? {} : { caller });
      expect(await lookUp({ caller, contactId: 'contact-1' }, store)).toMatchObject({ found: 'false' });
    },
  );

  test('that is too late gets the outcome expired', async () => {
    const { token } = await handOff({ expiresAt: table.nowMs / 1000 });
    expect(await lookUp({ token, contactId: 'contact-1' }, store)).toMatchObject({ outcome: 'expired' });
  });

  test('continues when the table fails', async () => {
    const { token } = await handOff();
    table.sandbox.fail(true);
    expect(await lookUp({ token, contactId: 'contact-1' }, store)).toEqual({
      found: 'false',
      outcome: 'unavailable',
    });
  });
});

describe('the answer', () => {
  test('drops the oldest turns when it is too long', async () => {
    const turns = Array.from({ length: 200 }, (_, index) => `Caller: ${index} ${'größe '.repeat(60)}`);
    const { token } = await handOff({ transcript: turns.join('\n') });
    const answer = await lookUp({ token, contactId: 'contact-1' }, store);
    const kept = answer.transcript?.split('\n') ?? [];
    expect(kept.length).toBeGreaterThan(50);
    expect(kept).toEqual(turns.slice(-kept.length));
  });

  test('keeps the end of one very long turn', async () => {
    const { token } = await handOff({ transcript: `Caller: ${'🙂'.repeat(20_000)} end` });
    const answer = await lookUp({ token, contactId: 'contact-1' }, store);
    expect(answer.transcript).toMatch(/^🙂+ end$/u);
  });

  test('is flat text below 32 KB, whatever was said', async () => {
    const long = fc
      .string({ unit: 'binary', maxLength: 60 })
      .chain((text) => fc.nat(2000).map((times) => text.repeat(times)));
    await fc.assert(
      fc.asyncProperty(long, long, async (summary, transcript) => {
        const { token } = await handOff({ summary, transcript });
        const answer = await lookUp({ token, contactId: 'contact-1' }, store);
        expect(answer.found).toBe('true');
        expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(32_000);
        for (const [key, value] of Object.entries(answer)) {
          expect(key).toMatch(/^[\w-]+$/);
          expect(typeof value).toBe('string');
        }
      }),
      { numRuns: 30 },
    );
  });
});
