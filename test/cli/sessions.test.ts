import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCallerItems, removeCallerItems } from '../../src/store/caller-items.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import type { DynamoSessionIndex } from '../../src/store/dynamodb-session-index.ts';
import { OperatorTable } from '../../src/store/operator-table.ts';
import type { NewSession, SessionPatch } from '../../src/store/session-store.ts';
import { Child } from '../support/child.ts';
import { newSession, SessionTable } from '../support/session-table.ts';

const table = new SessionTable();
let index: DynamoSessionIndex;
let store: DynamoSessionStore;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sessions-'));
  await table.start();
  table.nowMs = Date.now();
  index = table.sessionIndex();
  store = table.store({ index });
});
afterAll(async () => {
  store.close();
  await table.stop();
  await rm(folder, { recursive: true });
});

async function run(...args: string[]) {
  const env = {
    AWS_REGION: 'ap-southeast-2',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: table.url,
    SESSIONS_TABLE: table.name,
  };
  const child = new Child('src/cli/sessions.ts', { args, env, cwd: folder });
  const code = await child.exit;
  return { code, out: child.stdout, err: child.stderr };
}

async function ended(changes: Partial<NewSession>, patch: SessionPatch): Promise<string> {
  const session = newSession(changes);
  await store.openSession(session);
  const owner = { ownerInstance: session.ownerInstance, resumeCount: 0 };
  await store.updateSession(session.sessionId, owner, { messageCount: 2, ...patch });
  const stored = await store.readSession(session.sessionId);
  if (stored) await index.enter(stored);
  return session.sessionId;
}

describe('npm run sessions', () => {
  it('shows the days with their outcomes, durations and costs, and the sessions of a user', async () => {
    const user = { userId: 'u-1742', channel: 'browser' } as const;
    await ended({}, { status: 'COMPLETED', endReason: 'idle', totalDuration: 100, costUsd: 0.5 });
    await ended({}, { status: 'ERROR', endReason: 'provider_failure', totalDuration: 10 });
    const mine = await ended(user, { status: 'HANDED_OFF', totalDuration: 40, costUsd: 0.1 });
    const json = await run('--days', '3', '--json');
    expect(json.err).toBe('');
    const { days, total, channel } = JSON.parse(json.out);
    expect(channel).toBe('all');
    expect(days).toHaveLength(3);
    expect(total).toMatchObject({
      sessions: 3,
      succeeded: 2,
      errors: 1,
      messages: 6,
      costUsd: 0.6,
      withoutCost: 1,
      byOutcome: { idle: 1, provider_failure: 1, handed_off: 1 },
    });
    expect(Math.abs(total.durationSeconds.p50 - 40)).toBeLessThan(1.1);
    expect(Math.abs(total.durationSeconds.p99 - 100)).toBeLessThan(2.6);
    const { out } = await run('--channel', 'browser');
    expect(out).toMatch(/^Sessions by the day .* browser$/m);
    expect(out).toMatch(/^total +1 +100\.0 % +0 +4\d /m);
    expect(out).toContain('Outcomes: handed_off 1');
    const list = await run('--user', 'u-1742', '--json');
    expect(JSON.parse(list.out)).toMatchObject({
      sessions: [{ sessionId: mine, channel: 'browser', costUsd: 0.1 }],
    });
    expect((await run('--user', 'u-1742')).out).toMatch(new RegExp(`${mine} +browser +HANDED_OFF`));
    expect((await run('--user', 'nobody')).out).toBe('No sessions of this user are listed.\n');
  });

  it.each([
    [['--days', '0'], /--days must be a whole number from 1 to 400/],
    [['--channel', 'fax'], /--channel must be phone or browser/],
    [['--user', ' '], /--user needs a name or a number/],
    [['--user', 'u', '--days', '2'], /--days does not go with --user/],
    [['--limit', '5'], /--limit belongs to --user/],
  ])('explains wrong use in one sentence: %s', async (args, sentence) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
  });

  it('explains itself', async () => {
    const { code, out } = await run('--help');
    expect([code, out]).toEqual([0, expect.stringContaining('npm run sessions --')]);
  });
});

describe('npm run forget', () => {
  it('deletes what lists the sessions of a caller, and nothing of a session that is open', async () => {
    const user = { userId: 'u-forget', channel: 'browser' } as const;
    await ended(user, { status: 'COMPLETED', endReason: 'idle' });
    const open = newSession(user);
    await store.openSession(open);
    const other = await ended({ ...user, userId: 'u-other' }, { status: 'COMPLETED', endReason: 'idle' });
    const client = table.client();
    const operator = new OperatorTable(client, table.name);
    const found = await findCallerItems(
      operator,
      { caller: 'u-forget', nowMs: table.nowMs },
      () => undefined,
    );
    expect(found).toMatchObject({ live: 1, counts: { sessions: 1, listings: 3 } });
    await removeCallerItems(operator, found);
    const keys: string[] = [];
    for await (const { items } of operator.scan({})) keys.push(...items.map((item) => JSON.stringify(item)));
    const listings = keys.filter((key) => /"(USER|OPEN|DAY)#/.test(key));
    expect(listings.filter((key) => key.includes(open.sessionId))).toHaveLength(2);
    expect(listings.filter((key) => key.includes(other))).toHaveLength(3);
    expect(keys.filter((key) => key.includes('u-forget')).every((key) => key.includes(open.sessionId))).toBe(
      true,
    );
    client.destroy();
  });
});
