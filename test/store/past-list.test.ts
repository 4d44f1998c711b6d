import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDayEntry } from '../../src/store/day-entry.ts';
import { PastList, type PastWish } from '../../src/store/past-list.ts';
import { listedSortKey, userPartition } from '../../src/store/session-index-keys.ts';
import { buildNewSession, parseSession } from '../../src/store/session-item.ts';
import { newSession, SessionTable } from '../support/session-table.ts';

const CALLS = 10_000;
const DAYS = 3;
const FIRST_MS = Date.parse('2026-11-17T00:00:00.000Z');
const NOW_MS = FIRST_MS + DAYS * 86_400_000;
const EVERY_MS = (DAYS * 86_400_000) / CALLS;
const NUMBER = '+4915112345678';
const table = new SessionTable();
let client: DynamoDBClient;
let list: PastList;

/** Ended calls, one every 26 seconds for three days; every hundredth of one number, every fiftieth handed off. */
function itemsOf(index: number) {
  const createdAtMs = Math.floor(FIRST_MS + index * EVERY_MS);
  const isHandedOff = index % 50 === 0;
  const userId = index % 100 === 0 ? NUMBER : `+1415555${String(index).padStart(4, '0')}`;
  const started = newSession({ sessionId: `CA${String(index).padStart(6, '0')}`, userId });
  const item = {
    ...buildNewSession(started, { nowMs: createdAtMs, expiresAt: NOW_MS / 1000 + 86_400 }),
    status: isHandedOff ? 'HANDED_OFF' : 'COMPLETED',
    ...(isHandedOff
      ? { handoff: { reason: index % 200 === 0 ? 'frustration' : 'explicit_request' } }
      : { endReason: 'caller_hung_up' }),
  };
  const session = parseSession(item);
  if (!session) throw new Error('not a session');
  const listed = {
    PK: userPartition('phone', userId),
    SK: listedSortKey(session.createdAt, session.sessionId),
    sessionId: session.sessionId,
    expiresAt: session.expiresAt,
  };
  return [item, buildDayEntry(session), ...(userId === NUMBER ? [listed] : [])];
}

beforeAll(async () => {
  await table.start();
  table.nowMs = NOW_MS;
  client = table.client();
  const documents = DynamoDBDocumentClient.from(client);
  const items = Array.from({ length: CALLS }, (_, index) => itemsOf(index)).flat();
  for (let first = 0; first < items.length; first += 25) {
    const puts = items.slice(first, first + 25).map((Item) => ({ PutRequest: { Item } }));
    await documents.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }));
  }
  list = new PastList(table.sessionIndex(), () => table.nowMs);
}, 180_000);
afterAll(async () => {
  client.destroy();
  await table.stop();
});

const SPAN = { from: new Date(FIRST_MS).toISOString(), to: new Date(NOW_MS).toISOString() };
const ids = (page: Awaited<ReturnType<PastList['page']>>) => page.sessions.map(({ sessionId }) => sessionId);

/** All pages of a wish, and the most requests that one of them took. */
async function allPages(wish: PastWish, limit: number) {
  const found: string[] = [];
  const requests: number[] = [];
  let after: string | undefined;
  do {
    const before = table.sandbox.requests;
    const page = await list.page({ ...wish, after }, limit);
    requests.push(table.sandbox.requests - before);
    found.push(...ids(page));
    after = page.next;
  } while (after !== undefined);
  return { found, pages: requests.length, most: Math.max(...requests) };
}

const expected = (wanted: (index: number) => boolean) =>
  Array.from({ length: CALLS }, (_, index) => index)
    .filter(wanted)
    .map((index) => `CA${String(index).padStart(6, '0')}`)
    .reverse();

describe('past calls of ten thousand', () => {
  it('come newest first, each once, for at most eight queries and one read for each call of a page', async () => {
    const before = table.sandbox.requests;
    const page = await list.page(SPAN, 25);
    expect(ids(page)).toEqual(expected(() => true).slice(0, 25));
    expect(table.sandbox.requests - before).toBe(8 + 25);
    const next = await list.page({ ...SPAN, after: page.next }, 500);
    expect(ids(next)).toEqual(expected(() => true).slice(25, 525));
  });

  it('of one number take one query and one read for each', async () => {
    const wish = { ...SPAN, of: { channel: 'phone', userId: NUMBER } } as const;
    const { found, most } = await allPages(wish, 25);
    expect(found).toEqual(expected((index) => index % 100 === 0));
    expect(most).toBeLessThanOrEqual(2 * 26);
    expect((await list.page({ ...wish, of: { channel: 'browser', userId: NUMBER } }, 25)).sessions).toEqual(
      [],
    );
  });

  it('by outcome or reason read no session that does not fit, and a bounded number of entries for a page', async () => {
    const handedOff = await allPages({ ...SPAN, outcome: 'handed_off' }, 25);
    expect(handedOff.found).toEqual(expected((index) => index % 50 === 0));
    const frustrated = await allPages({ ...SPAN, reason: 'frustration' }, 25);
    expect(frustrated.found).toEqual(expected((index) => index % 200 === 0));
    const none = await allPages({ ...SPAN, outcome: 'idle' }, 25);
    expect(none.found).toEqual([]);
    // Forty steps of eight queries.
    expect(Math.max(handedOff.most, frustrated.most, none.most)).toBeLessThanOrEqual(320 + 50);
  });

  it('of a span are those that began in it, to the millisecond', async () => {
    const day = {
      from: new Date(FIRST_MS + 86_400_000).toISOString(),
      to: new Date(FIRST_MS + 2 * 86_400_000).toISOString(),
    };
    const { found } = await allPages(day, 500);
    const inDay = (index: number) => {
      const at = Math.floor(FIRST_MS + index * EVERY_MS);
      return at >= Date.parse(day.from) && at < Date.parse(day.to);
    };
    expect(found).toEqual(expected(inDay));
  });

  it('that have expired are left out', async () => {
    table.nowMs = NOW_MS + 2 * 86_400_000;
    expect((await list.page(SPAN, 25)).sessions).toEqual([]);
    table.nowMs = NOW_MS;
  });

  it('before the first call are none, in a bounded number of requests', async () => {
    const before = table.sandbox.requests;
    const page = await list.page({ from: '2026-01-01T00:00:00.000Z', to: SPAN.from }, 25);
    expect(page.sessions).toEqual([]);
    expect(table.sandbox.requests - before).toBe(40 * 8);
    expect(page.next?.slice(0, 10)).toBe('2026-10-08');
  });
});
