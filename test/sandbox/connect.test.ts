import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DialLeg } from '../../sandbox/carrier/dial-leg.ts';
import { ConnectPhoneNumber, type ConnectPhoneNumberOptions } from '../../sandbox/connect/phone-number.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { eventually } from '../support/eventually.ts';
import { SessionTable } from '../support/session-table.ts';

const table = new SessionTable();
const token = '0123456789';
const caller = '+14155550100';
const played: Buffer[] = [];
let store: DynamoSessionStore;
let lastToken = Number(token);
let connect: ConnectPhoneNumber;

beforeAll(async () => {
  await table.start();
  store = table.store();
});

beforeEach(() => {
  connect = newNumber();
});

afterAll(async () => {
  store.close();
  await table.stop();
});

function newNumber(options: ConnectPhoneNumberOptions = {}): ConnectPhoneNumber {
  return new ConnectPhoneNumber(store, options);
}

async function handOff(from = caller): Promise<string> {
  lastToken += 1;
  const written = String(lastToken).padStart(10, '0');
  await store.putHandoff({
    ...{ token: written, sessionId: 'CA1', caller: from, reason: 'safety', priority: 'high', language: 'en' },
    ...{ summary: 'Smells gas.', transcript: 'Caller: I smell gas.' },
    createdAt: new Date(table.nowMs).toISOString(),
    expiresAt: table.nowMs / 1000 + 600,
  });
  return written;
}

function dial(sendDigits: string, from = caller, digitScale = 0.01): DialLeg {
  played.length = 0;
  const leg = new DialLeg({
    ...{ from, to: '+14155550188', sendDigits, digitScale, clock: () => performance.now() },
    ...{ ringTimeoutMs: 200, timeLimitMs: 60_000 },
    ...{ onAnswered: () => undefined, onBridged: () => undefined, play: (mulaw) => played.push(mulaw) },
  });
  leg.ring();
  connect.incoming(leg);
  return leg;
}

describe('a Connect number', () => {
  test('takes the keys and shows the agent the conversation', async () => {
    const written = await handOff();
    const leg = dial(`wwww${written}#`, '+14155550999');
    await eventually(() => connect.contacts[0]?.answeredAtMs !== undefined);
    expect(connect.contacts).toMatchObject([
      {
        from: '+14155550999',
        digits: written,
        attributes: { found: 'true', summary: 'Smells gas.', priority: 'high', reason: 'safety' },
      },
    ]);
    connect.hangUpAll();
    expect(await leg.ended).toMatchObject({ status: 'completed', bridged: true });
    expect(await store.claimHandoff(written, 'another')).toEqual({ outcome: 'taken' });
  });

  test('finds a caller without keys by the number, after its wait for them', async () => {
    const from = '+14155550101';
    await handOff(from);
    connect = newNumber({ inputTimeoutMs: 20 });
    const leg = dial('', from);
    await eventually(() => connect.contacts[0]?.answeredAtMs !== undefined);
    expect(connect.contacts[0]).toMatchObject({ digits: '', attributes: { found: 'true' } });
    leg.cancel();
  });

  test('also connects a caller it does not know', async () => {
    const agents: string[] = [];
    connect = newNumber({ onAgent: ({ from }) => agents.push(from) });
    const leg = dial('wwww9999999999#', 'anonymous');
    await eventually(() => agents.length === 1);
    expect(agents).toEqual(['anonymous']);
    expect(connect.contacts[0]?.attributes).toEqual({ found: 'false', outcome: 'unknown' });
    leg.cancel();
  });

  test('loses keys that come before it listens', async () => {
    connect = newNumber({ deafMs: 60_000 });
    const leg = dial(`${token}#`);
    expect(await leg.bridged).toBe(true);
    expect(connect.contacts).toMatchObject([{ digits: '', attributes: {} }]);
    connect.hangUpAll();
    expect((await leg.ended).status).toBe('completed');
  });

  test.each([
    ['busy', 'busy'],
    ['fails', 'failed'],
    ['rings', 'no-answer'],
  ] as const)('%s: the dial ends as %s', async (behaviour, status) => {
    connect.behave(behaviour);
    expect(await dial(`wwww${token}#`).ended).toMatchObject({ status, bridged: false });
    expect(connect.contacts).toEqual([]);
  });

  test.each([{ hours: 'closed' }, { queue: 'full' }] as const)(
    'tells the caller that nobody comes, and hangs up: %j',
    async (state) => {
      connect = newNumber({ inputTimeoutMs: 20, voice: (text) => Buffer.from(text) });
      connect.setInstance(state);
      const leg = dial('', 'anonymous');
      expect(await leg.ended).toMatchObject({ status: 'completed', bridged: true });
      expect(String(played.at(-1))).toMatch(/^I am sorry/);
      expect(connect.contacts).toMatchObject([{ state: 'ended', answeredAtMs: undefined }]);
      expect(connect.contacts[0]?.path.at(-1)).toBe('hang-up');
    },
  );

  test('claims nothing for a caller who hangs up before the keys', async () => {
    const written = await handOff('+14155550103');
    const leg = dial(`wwww${written}#`, caller, 1);
    await eventually(() => connect.contacts.length === 1);
    leg.cancel();
    expect((await leg.ended).bridged).toBe(false);
    expect(await store.claimHandoff(written, 'another')).toMatchObject({ outcome: 'claimed' });
    expect(connect.contacts[0]?.answeredAtMs).toBeUndefined();
  });

  test('does not answer a caller who gave up while it rang', async () => {
    connect = newNumber({ ringMs: 20 });
    const gone = dial(`wwww${token}#`);
    gone.cancel();
    expect((await gone.ended).status).toBe('canceled');
    const leg = dial('#', 'anonymous');
    await eventually(() => connect.contacts.length === 1);
    leg.cancel();
  });
});
