import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../src/logging.ts';
import { createLookupHandler, type LookupHandler } from '../../src/lookup-lambda/handler.ts';
import { LookupLock } from '../../src/lookup-lambda/lock.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { DynamoMisses } from '../../src/store/dynamodb-misses.ts';
import type { HandoffRecord } from '../../src/store/session-store.ts';
import { SessionTable } from '../support/session-table.ts';
import { connectEvent } from './connect-event.ts';

const LIMIT = 5;
const SPAN_MS = 600_000;
const ATTACKER = '+14155550666';
const table = new SessionTable();
const client = () => table.client();
const log: string[] = [];
const logger = createLogger('info', { write: (line) => log.push(line) });
const counting: { destroy(): void }[] = [];
let store: DynamoSessionStore;
let issued = 0;

beforeAll(async () => {
  await table.start();
  store = table.store({ deadlineMs: 1000 });
});

beforeEach(() => {
  log.length = 0;
  table.sandbox.fail(false);
  // Far enough from every earlier test's wrong tokens.
  table.nowMs += 10 * SPAN_MS;
});

afterAll(async () => {
  store.close();
  for (const each of counting) each.destroy();
  await table.stop();
});

/** A function of its own, as every warm process of the Lambda is. */
function lambda(deadlineMs = 5000): LookupHandler {
  const connection = client();
  counting.push(connection);
  const misses = new DynamoMisses(connection, { table: table.name, deadlineMs: 1000 });
  return createLookupHandler({
    store,
    logger,
    lock: new LookupLock({ misses, logger, limit: LIMIT, now: () => table.nowMs }),
    deadlineMs,
  });
}

async function handOff(changes: Partial<HandoffRecord> = {}) {
  issued += 1;
  const record: HandoffRecord = {
    token: `7${String(issued).padStart(9, '0')}`,
    sessionId: 'CA1',
    caller: `+1415555${String(1000 + issued)}`,
    ...{ reason: 'legal', priority: 'high', language: 'en', summary: 'A contract.', transcript: '' },
    createdAt: new Date(table.nowMs).toISOString(),
    expiresAt: table.nowMs / 1000 + 86_400,
    ...changes,
  };
  await store.putHandoff(record);
  return { ...record, caller: record.caller ?? '' };
}

async function guess(handler: LookupHandler, times: number): Promise<(string | undefined)[]> {
  const outcomes: (string | undefined)[] = [];
  for (let number = 0; number < times; number += 1) {
    const token = `9${String(number).padStart(9, '0')}`;
    const answer = await handler(connectEvent({ token, caller: ATTACKER, contactId: `guess-${number}` }));
    outcomes.push(answer.outcome);
  }
  return outcomes;
}

describe('guessing tokens', () => {
  it('locks the look-up by digits for all contacts and processes, for right and wrong guesses', async () => {
    const { token } = await handOff();
    const outcomes = await guess(lambda(), LIMIT + 2);
    expect(outcomes).toEqual([...Array<string>(LIMIT).fill('unknown'), 'locked', 'locked']);
    const lucky = connectEvent({ token, caller: ATTACKER, contactId: 'lucky' });
    expect(await lambda()(lucky)).toEqual({ found: 'false', outcome: 'locked' });
    expect(await store.readHandoff(token)).not.toHaveProperty('claimedBy');
  });

  it('does not lock out a caller from the number of the conversation', async () => {
    const { token, caller } = await handOff();
    const other = await handOff();
    await guess(lambda(), LIMIT);
    expect(await lambda()(connectEvent({ token, caller }))).toMatchObject({ found: 'true' });
    // The same contact may ask again, and a caller whose keys never came is found by the number.
    expect(await lambda()(connectEvent({ token, caller: 'anonymous' }))).toMatchObject({ found: 'true' });
    const byNumber = connectEvent({ token: 'Timeout', caller: other.caller, contactId: 'contact-2' });
    expect(await lambda()(byNumber)).toMatchObject({ found: 'true' });
  });

  it('stays locked for a withheld number and for the number of another hand-off', async () => {
    const withheld = await handOff({ caller: '+266696687' });
    const mine = await handOff();
    await guess(lambda(), LIMIT);
    const answers = [
      await lambda()(connectEvent({ token: withheld.token, caller: '+266696687' })),
      await lambda()(connectEvent({ token: withheld.token, caller: mine.caller })),
      await lambda()(connectEvent({ token: mine.token })),
    ];
    expect(answers.map(({ outcome }) => outcome)).toEqual(['locked', 'locked', 'locked']);
  });

  it('is locked for this span and the next, and longer only while guessing continues', async () => {
    const { token } = await handOff();
    await guess(lambda(), LIMIT);
    table.nowMs += SPAN_MS;
    expect((await lambda()(connectEvent({ token }))).outcome).toBe('locked');
    table.nowMs += SPAN_MS;
    expect((await lambda()(connectEvent({ token }))).outcome).toBe('claimed');
  });

  it('counts tokens of other contacts and expired ones, but no right token and no invalid input', async () => {
    const { token } = await handOff();
    const handler = lambda();
    for (let number = 0; number < LIMIT; number += 1) {
      await handler(connectEvent({ token, contactId: 'contact-1' }));
      await handler(connectEvent({ token: '12345', contactId: 'contact-1' }));
      await handler(connectEvent({ token: 'Timeout', caller: ATTACKER }));
    }
    expect(await guess(handler, 1)).toEqual(['unknown']);
    for (let number = 1; number < LIMIT; number += 1) {
      await handler(connectEvent({ token, contactId: `other-${number}` }));
    }
    expect(await guess(handler, 1)).toEqual(['locked']);
  });

  it('logs one alarm, without a token or a number', async () => {
    await guess(lambda(), LIMIT + 5);
    const alarms = log.filter((line) => line.includes('"lookupsLocked":true'));
    expect(alarms).toHaveLength(1);
    expect(JSON.parse(alarms[0] ?? '')).toMatchObject({ level: 50, misses: LIMIT });
    expect(log.join('')).not.toMatch(/900000000\d|4155550666/);
  });

  it('stays open when the count cannot be used', async () => {
    const misses = {
      add: () => Promise.reject(new Error('out')),
      read: () => Promise.reject(new Error('out')),
    };
    const lock = new LookupLock({ misses, logger });
    const handler = createLookupHandler({ store, logger, lock });
    const { token } = await handOff();
    expect((await guess(handler, 1))[0]).toBe('unknown');
    expect((await handler(connectEvent({ token }))).outcome).toBe('claimed');
    expect(log.filter((line) => line.includes('guessing is not limited'))).toHaveLength(3);
  });
});
