import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RECORDINGS_BUCKET, S3Sandbox } from '../../sandbox/s3.ts';
import { findCallerItems, removeCallerItems } from '../../src/store/caller-items.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { DynamoOutbox } from '../../src/store/dynamodb-outbox.ts';
import { OperatorTable } from '../../src/store/operator-table.ts';
import type { HandoffRecord, NewSession } from '../../src/store/session-store.ts';
import { OUTBOX_PARTITIONS } from '../../src/store/table.ts';
import { Child } from '../support/child.ts';
import { newSession, SessionTable } from '../support/session-table.ts';

const CALLER = '+14155550123';
const OTHER = '+14155550199';
const THIRD = '+14155550124';

const table = new SessionTable();
let store: DynamoSessionStore;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'table-tools-'));
  await table.start();
  store = table.store();
});
afterAll(async () => {
  store.close();
  await table.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  table.nowMs = Date.now() - 3 * 3_600_000;
});

const run = (file: string, ...args: string[]) => runAt(table.url, file, ...args);
const runAt = (endpoint: string, file: string, ...args: string[]) =>
  runWith({ AWS_ENDPOINT_URL_DYNAMODB: endpoint }, file, ...args);

async function runWith(more: Readonly<Record<string, string>>, file: string, ...args: string[]) {
  const env = {
    AWS_REGION: 'ap-southeast-2',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: table.url,
    SESSIONS_TABLE: table.name,
    ...more,
  };
  const child = new Child(`src/cli/${file}`, { args, env, cwd: folder });
  const code = await child.exit;
  return { code, out: child.stdout, err: child.stderr };
}

/** A finished call of 20 turns, 90 seconds and 12 cents. */
async function talked(changes: Partial<NewSession> = {}): Promise<string> {
  const session = newSession({ userId: CALLER, ...changes });
  const owner = { ownerInstance: session.ownerInstance, resumeCount: 0 };
  await store.openSession(session);
  for (let number = 1; number <= 20; number += 1) {
    const turn = { number, role: 'caller', text: 'x'.repeat(200), interrupted: false } as const;
    await store.putTurn(session.sessionId, owner, {
      ...turn,
      startedAt: new Date(table.nowMs).toISOString(),
    });
  }
  const end = { status: 'COMPLETED', endReason: 'idle', totalDuration: 90, costUsd: 0.12 } as const;
  await store.updateSession(session.sessionId, owner, end);
  return session.sessionId;
}

function handoff(sessionId: string, token: string, caller = CALLER): HandoffRecord {
  return {
    token,
    sessionId,
    caller,
    reason: 'dtmf',
    summary: 's',
    priority: 'low',
    language: 'en',
    transcript: 't',
    createdAt: new Date(table.nowMs).toISOString(),
    expiresAt: Math.floor(Date.now() / 1000) + 600,
  };
}

describe('npm run cost', () => {
  it('adds up the costs in the table', async () => {
    table.nowMs = Date.parse('2026-11-05T10:00:00Z');
    await talked({ provider: 'nova' });
    await talked({ provider: 'openai' });
    table.nowMs = Date.parse('2026-11-06T00:00:00Z');
    await talked();
    const { code, out, err } = await run(
      'cost.ts',
      '--since',
      '2026-11-05',
      '--until',
      '2026-11-06',
      '--json',
    );
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      total: { calls: 2, minutes: 3, costUsd: 0.24, unknown: 0 },
      byProvider: { nova: { calls: 1 }, openai: { calls: 1 } },
      byOutcome: { idle: { calls: 2 } },
    });
  });

  it.each([
    [['--since', 'november'], /--since must be a day/],
    [['--since', '2026-11-02', '--until', '2026-11-01'], /must be before/],
    [['--nonsense'], /nonsense/],
  ])('explains wrong use in one sentence: %s', async (args, sentence) => {
    const { code, err } = await run('cost.ts', ...args);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
    expect(err).not.toContain('    at ');
  });

  it('prints its help, and compares the models without a table', async () => {
    expect(await run('cost.ts', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('--since'),
    });
    const { out } = await run('cost.ts', '--compare');
    expect(out).toMatch(/gpt-realtime-2\.1 +0\.0650 US\$\/min/);
    expect(out).toMatch(/amazon\.nova-2-sonic-v1:0 +0\.0082 US\$\/min +\(prices not verified\)/);
  });
});

describe('npm run forget', () => {
  it('deletes the recordings of the caller, and no item while it cannot', async () => {
    const s3 = new S3Sandbox({ accessKeyId: 'local', secretAccessKey: 'local' });
    const { AWS_ENDPOINT_URL_S3 = '' } = await s3.start();
    const key = 'calls/2026/11/29/CA1.wav';
    await s3.put(key, Buffer.alloc(100));
    const sessionId = await talked();
    await store.addRecording(sessionId, `s3://${RECORDINGS_BUCKET}/${key}`);
    s3.isDown = true;
    const failed = await runWith(
      { AWS_ENDPOINT_URL_S3, AWS_MAX_ATTEMPTS: '1' },
      'forget.ts',
      CALLER,
      '--yes',
    );
    expect(failed.code).toBe(1);
    expect(failed.err).toContain('S3 answered');
    expect(await store.readTurns(sessionId)).toHaveLength(20);
    s3.isDown = false;
    const { code, out } = await runWith({ AWS_ENDPOINT_URL_S3 }, 'forget.ts', CALLER, '--yes');
    expect(out).toContain('Recordings of these calls: 1.');
    expect(out).toContain('Deleted 1 recordings.');
    expect(code).toBe(0);
    expect(await s3.object(key)).toBeUndefined();
    expect(await store.readSession(sessionId)).toBeUndefined();
    // One that still waits on a disk is not stored.
    expect(await store.addRecording(sessionId, 's3://b/2.wav')).toBe('forgotten');
    await s3.stop();
  });

  it('shows the items and deletes nothing in a pipe', async () => {
    const sessionId = await talked();
    const { code, out } = await run('forget.ts', CALLER);
    expect(code).toBe(0);
    expect(out).toContain('Nothing was deleted');
    expect(out).not.toContain(CALLER);
    expect(await store.readTurns(sessionId)).toHaveLength(20);
    await run('forget.ts', CALLER, '--yes');
  });

  it('deletes every item of the caller, and of no other caller', async () => {
    const mine = [await talked(), await talked(), await talked()];
    const others = await talked({ userId: OTHER });
    await store.putHandoff(handoff(mine[0] ?? '', '1234567890'));
    await store.putCallback({
      requestId: 'r1',
      sessionId: mine[1] ?? '',
      number: OTHER,
      summary: 's',
      language: 'en',
      createdAt: new Date(table.nowMs).toISOString(),
      expiresAt: Math.floor(Date.now() / 1000) + 600,
    });
    const { code, out } = await run('forget.ts', CALLER, '--yes');
    expect(out).toContain(
      '3 sessions, 60 turns, 0 timelines, 0 verdicts, 1 handoffs, 1 callbacks, 1 pointers',
    );
    expect(out).toContain('Deleted 66 items.');
    expect(code).toBe(0);
    for (const sessionId of mine) {
      expect(await store.readSession(sessionId)).toBeUndefined();
      expect(await store.readTurns(sessionId)).toEqual([]);
    }
    expect(await store.findHandoffToken(CALLER)).toBeUndefined();
    expect(await store.readTurns(others)).toHaveLength(20);
    expect((await run('forget.ts', CALLER, '--yes')).out).toContain('none');
  });

  it('deletes the waiting reports of the caller, and of no other caller', async () => {
    const client = table.client();
    const outbox = new DynamoOutbox(client, { table: table.name, ttlSeconds: 86_400 });
    const [mine, others] = [await talked({ userId: THIRD }), await talked({ userId: OTHER })];
    for (const sessionId of [mine, others]) {
      await outbox.add({ kind: 'due', sessionId, dueAt: new Date().toISOString() });
      await outbox.lease(sessionId, 'a', 600_000);
    }
    await outbox.add({ kind: 'watch', sessionId: mine, dueAt: new Date().toISOString() });
    const { out } = await run('forget.ts', THIRD, '--yes');
    expect(out).toContain(
      '1 sessions, 20 turns, 0 timelines, 0 verdicts, 0 handoffs, 0 callbacks, 0 pointers, 3 reports',
    );
    const partitions = Array.from({ length: OUTBOX_PARTITIONS }, (_, index) => index);
    const left = await Promise.all(partitions.map((index) => outbox.oldest(index, 'due', 100)));
    expect(left.flat().map(({ sessionId }) => sessionId)).toEqual([others]);
    expect(await outbox.lease(others, 'b', 1_000)).toMatchObject({ kind: 'busy' });
    client.destroy();
  });

  it('deletes the sessions of a user of the browser, with a hand-off that names no number', async () => {
    const sessionId = await talked({ userId: 'u-1742', channel: 'browser' });
    const { caller: _caller, ...withoutNumber } = handoff(sessionId, '9876543210');
    await store.putHandoff(withoutNumber);
    await store.transitionSession(sessionId, ['COMPLETED'], {
      handoff: { reason: 'explicit_request', token: '9876543210' },
    });
    const { out } = await run('forget.ts', '--user', 'u-1742', '--yes');
    expect(out).toContain(
      '1 sessions, 20 turns, 0 timelines, 0 verdicts, 1 handoffs, 0 callbacks, 0 pointers',
    );
    expect(out).not.toContain('u-1742');
    expect(await store.readHandoff('9876543210')).toBeUndefined();
    expect((await run('forget.ts', '--user', 'u-1742', CALLER)).code).toBe(2);
  });

  it('skips a call in progress, and says so', async () => {
    table.nowMs = Date.now();
    const live = newSession({ userId: CALLER });
    await store.openSession(live);
    const { code, out } = await run('forget.ts', CALLER, '--yes');
    expect(code).toBe(1);
    expect(out).toContain('Skipped calls in progress: 1');
    expect(await store.readSession(live.sessionId)).toBeDefined();
  });

  it.each([
    ['ACTIVE', '1'],
    ['HANDING_OFF', '2'],
  ] as const)(
    'keeps what a call in progress (%s) needs: its hand-off, by digits and by number, and its call-back',
    async (status, digit) => {
      const caller = `+1415555013${digit}`;
      const [old, newer] = [`1111111${digit}11`, `2222222${digit}22`];
      const before = await talked({ userId: caller });
      await store.putHandoff(handoff(before, old, caller));
      table.nowMs = Date.now() - (status === 'ACTIVE' ? 60_000 : 2 * 3_600_000);
      const live = newSession({ userId: caller });
      await store.openSession(live);
      await store.updateSession(
        live.sessionId,
        { ownerInstance: live.ownerInstance, resumeCount: 0 },
        { status },
      );
      await store.putHandoff(handoff(live.sessionId, newer, caller));
      const callback = {
        requestId: 'r2',
        sessionId: live.sessionId,
        number: caller,
        summary: 's',
        language: 'en',
      };
      const { createdAt, expiresAt } = handoff(live.sessionId, '');
      await store.putCallback({ ...callback, createdAt, expiresAt });
      const { code, out } = await run('forget.ts', caller, '--yes');
      expect(code).toBe(1);
      expect(out).toContain('Skipped calls in progress: 1');
      expect(out).toContain(
        '1 sessions, 20 turns, 0 timelines, 0 verdicts, 1 handoffs, 0 callbacks, 0 pointers',
      );
      expect(await store.readHandoff(old)).toBeUndefined();
      expect(await store.findHandoffToken(caller)).toBe(newer);
      await store.updateSession(
        live.sessionId,
        { ownerInstance: live.ownerInstance, resumeCount: 0 },
        { status: 'COMPLETED' },
      );
      const after = await run('forget.ts', caller, '--yes');
      expect(after.out).toContain(
        '1 sessions, 0 turns, 0 timelines, 0 verdicts, 1 handoffs, 1 callbacks, 1 pointers',
      );
      expect(after.code).toBe(0);
    },
  );

  it('keeps a hand-off that waits for an agent although its session could not be written', async () => {
    table.nowMs = Date.now();
    await store.putHandoff(handoff('CA-unwritten', '3333333333', OTHER));
    expect((await run('forget.ts', OTHER, '--yes')).code).toBe(1);
    expect(await store.findHandoffToken(OTHER)).toBe('3333333333');
    await store.claimHandoff('3333333333', 'contact');
    expect((await run('forget.ts', OTHER, '--yes')).out).toContain('1 handoffs, 0 callbacks, 1 pointers');
  });

  it('keeps the pointer to a call that began after the scan', async () => {
    await store.putHandoff(handoff(await talked({ userId: THIRD }), '4444444444', THIRD));
    const client = table.client();
    const operator = new OperatorTable(client, table.name);
    const found = await findCallerItems(operator, { caller: THIRD, nowMs: Date.now() }, () => undefined);
    table.nowMs = Date.now();
    await store.putHandoff(handoff('CA-next', '5555555555', THIRD));
    expect(await removeCallerItems(operator, found)).toBe(found.keys.length - 1);
    expect(await store.findHandoffToken(THIRD)).toBe('5555555555');
    client.destroy();
  });

  it.each([[[]], [['4155550123']], [[CALLER, OTHER]]])('needs one number in E.164 form: %s', async (args) => {
    const { code, err } = await run('forget.ts', ...args);
    expect(code).toBe(2);
    expect(err).toContain('E.164');
  });

  it('names the missing settings', async () => {
    const child = new Child('src/cli/forget.ts', { args: [CALLER], cwd: folder });
    expect(await child.exit).toBe(78);
    expect(child.stderr).toContain('AWS_REGION');
  });
});

describe('a table that cannot be used', () => {
  it.each([
    ['cost.ts', []],
    ['forget.ts', [CALLER]],
  ])('is named with its place and what to do: %s', async (file, args) => {
    const { code, err } = await runAt('http://127.0.0.1:9', file, ...args);
    expect(code).toBe(1);
    expect(err).toBe(
      `Table ${table.name} at http://127.0.0.1:9: no connection (ECONNREFUSED). Start the local table, or correct or remove AWS_ENDPOINT_URL_DYNAMODB.\n`,
    );
  });
});
