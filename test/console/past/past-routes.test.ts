import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingName } from '../../../src/recording/recording-name.ts';
import { findCallerItems, markForgotten, removeCallerItems } from '../../../src/store/caller-items.ts';
import { OperatorTable } from '../../../src/store/operator-table.ts';
import { eventually } from '../../support/eventually.ts';
import { turnAt, WHOLE_CALL } from './call-of-the-past.ts';
import { PastRig, SUPERVISOR, VIEWER } from './past-rig.ts';

const rig = new PastRig();
const HANDED_OFF = {
  status: 'HANDED_OFF',
  handoff: { reason: 'explicit_request', decidedBy: 'person_request' },
  costUsd: 0.0213,
  costParts: { 'openai.audio_out': 0.02, 'openai.transcription': 0.001 },
  tools: { order_status: { ok: 1, failed: 0 } },
  language: 'en',
} as const;

beforeAll(() => rig.start());
afterAll(() => rig.stop());

/** A call that is over and in the table with everything. */
async function wholeCall(userId = '+4915112345678'): Promise<string> {
  const id = await rig.open({ userId });
  await rig.tell(id, WHOLE_CALL);
  await rig.end(id, HANDED_OFF);
  return id;
}

const idsOf = (body: string) =>
  JSON.parse(body).calls.map(({ sessionId }: { sessionId: string }) => sessionId);

describe('GET /past', () => {
  it('finds calls by number, user, outcome, reason and time, with masked numbers', async () => {
    const number = '+4915112340001';
    const mine = await wholeCall(number);
    const plain = await rig.open({ userId: number });
    await rig.end(plain, { costUsd: 0.1 });
    const page = await rig.open({ userId: 'u-past', channel: 'browser' });
    await rig.end(page);
    const query = `number=${encodeURIComponent(number)}`;
    const found = await rig.get(`/past?${query}`, VIEWER);
    expect(idsOf(found.body)).toEqual([plain, mine]);
    expect(found.body).not.toContain('15112340001');
    expect(JSON.parse(found.body).calls[1]).toMatchObject({
      caller: '+49••••••••001',
      outcome: 'handed_off',
      reason: 'explicit_request',
      decidedBy: 'person_request',
      costUsd: 0.0213,
      isSuccess: true,
    });
    // A plus that a form did not encode.
    expect(idsOf((await rig.get(`/past?number=${number}`)).body)).toEqual([plain, mine]);
    expect(idsOf((await rig.get('/past?user=u-past')).body)).toEqual([page]);
    expect(idsOf((await rig.get(`/past?${query}&outcome=handed_off`)).body)).toEqual([mine]);
    const all = idsOf((await rig.get('/past?reason=explicit_request')).body);
    expect(all).toContain(mine);
    expect(all).not.toContain(plain);
    expect(idsOf((await rig.get('/past?to=2026-01-01')).body)).toEqual([]);
    expect(idsOf((await rig.get('/past')).body).slice(0, 3)).toEqual([page, plain, mine]);
  });

  it('has a call that has just ended here, before any list has it', async () => {
    const id = await rig.open();
    await rig.tell(id, WHOLE_CALL);
    const owner = { ownerInstance: 'instance-a', resumeCount: 0 };
    await rig.store.updateSession(id, owner, { status: 'HANDING_OFF', handoff: HANDED_OFF.handoff });
    const { calls } = JSON.parse((await rig.get('/past')).body);
    expect(calls[0]).toMatchObject({ sessionId: id, outcome: 'handing_off' });
    expect(calls[0].endedAtMs).toBeUndefined();
  });

  it.each([
    [HANDED_OFF, 'reached'],
    [{ ...HANDED_OFF, status: 'COMPLETED', endReason: 'dial_busy' }, 'busy'],
    [{ ...HANDED_OFF, status: 'COMPLETED', endReason: 'dial_canceled' }, 'abandoned'],
  ] as const)('says what came of the dial to a person', async (end, handoff) => {
    const id = await rig.open();
    await rig.tell(id, WHOLE_CALL);
    await rig.end(id, end);
    expect(JSON.parse((await rig.get(`/past/${id}`)).body).view).toMatchObject({ handoff });
  });

  it('goes on page by page', async () => {
    const number = '+4915112340002';
    const made: string[] = [];
    for (let count = 0; count < 27; count += 1) {
      const id = await rig.open({ userId: number });
      await rig.end(id);
      made.unshift(id);
    }
    const first = JSON.parse((await rig.get(`/past?number=${encodeURIComponent(number)}`)).body);
    expect(first.calls).toHaveLength(25);
    const rest = await rig.get(
      `/past?number=${encodeURIComponent(number)}&cursor=${encodeURIComponent(first.cursor)}`,
    );
    expect(idsOf(rest.body)).toEqual(made.slice(25));
    expect(JSON.parse(rest.body).cursor).toBeUndefined();
  });

  it.each([
    ['number=123', /international form/],
    ['number=%2B14155550100&user=u', /one of them/],
    ['from=yesterday', /a day or a time/],
    ['from=2026-11-02&to=2026-11-01', /before to/],
    ['reason=bored', /one of explicit_request/],
    ['outcome=<script>', /one word/],
    ['cursor=x', /last answer/],
    ['user=a&user=b', /once/],
  ])('explains a wrong query: %s', async (query, sentence) => {
    const answer = await rig.get(`/past?${query}`);
    expect([answer.statusCode, JSON.parse(answer.body).error]).toEqual([400, 'bad_request']);
    expect(JSON.parse(answer.body).message).toMatch(sentence);
  });

  it('shows whole numbers to supervisors who ask, and notes it', async () => {
    const number = '+4915112340003';
    const id = await wholeCall(number);
    const path = `/past/${id}?reveal=1`;
    expect((await rig.get(path, VIEWER)).statusCode).toBe(403);
    expect(JSON.parse((await rig.get(path)).body).caller).toBe(number);
    const line = rig.log.map((each) => JSON.parse(each)).findLast(({ action }) => action === 'reveal');
    expect(line).toMatchObject({ role: 'supervisor', sessionId: id, result: 'done' });
    expect(rig.log.join('')).not.toContain(number.slice(1));
  });

  it('says so while the table does not answer', async () => {
    rig.table.sandbox.fail(true);
    const answer = await rig.get('/past');
    rig.table.sandbox.fail(false);
    expect([answer.statusCode, JSON.parse(answer.body).error]).toEqual([503, 'store_unavailable']);
  });
});

describe('GET /past/:id', () => {
  it('has the page of the call, its costs by part, its hand-off without token, and its tools', async () => {
    const id = await rig.open();
    await rig.tell(id, WHOLE_CALL);
    const record = {
      token: '0123456789',
      sessionId: id,
      reason: 'explicit_request',
      summary: 'The caller asks about an order.',
      priority: 'medium',
      language: 'en',
      transcript: '',
      createdAt: new Date(rig.table.nowMs).toISOString(),
      expiresAt: Math.floor(rig.table.nowMs / 1000) + 600,
    } as const;
    await rig.store.putHandoff(record);
    await rig.end(id, { ...HANDED_OFF, handoff: { ...HANDED_OFF.handoff, token: record.token } });
    const answer = await rig.get(`/past/${id}`, VIEWER);
    const call = JSON.parse(answer.body);
    expect(call.view.turns).toHaveLength(4);
    expect(call.view.turns[2]).toMatchObject({ heardText: 'It will', interrupted: true });
    expect(call.timeline).toEqual({ isStored: true, cutEvents: 0 });
    expect(call.tools).toEqual([{ name: 'order_status', ok: 1, failed: 0 }]);
    expect(call.handoff).toMatchObject({ record: { summary: record.summary, isClaimed: false } });
    expect(call.cost.totalUsd).toBe(0.0213);
    expect(call.cost.parts.map(({ part }: { part: string }) => part)).toEqual([
      'audio_out',
      'transcription',
      'other',
    ]);
    const sum = call.cost.parts.reduce((usd: number, part: { usd: number }) => usd + part.usd, 0);
    expect(sum).toBeCloseTo(0.0213, 8);
    expect(answer.body).not.toContain(record.token);
    // The record expires long before the call.
    rig.table.nowMs += 700_000;
    const later = JSON.parse((await rig.get(`/past/${id}`)).body);
    expect(later.handoff).toEqual({ reason: 'explicit_request', decidedBy: 'person_request' });
  });

  it.each(['CAunknown', 'x'.repeat(65), '%2e%2e', 'a%20b'])('is 404 in words for %s', async (id) => {
    const answer = await rig.get(`/past/${id}`);
    expect([answer.statusCode, JSON.parse(answer.body).error]).toEqual([404, 'not_found']);
  });

  it('shows its turns when its events could not be stored, and the log says so', async () => {
    const id = await rig.open();
    rig.table.sandbox.fail('invalid', 3, ({ body }) => body.includes('EVENTS#') && body.includes(id));
    await rig.tell(id, WHOLE_CALL);
    await rig.end(id);
    await eventually(
      () => rig.log.some((line) => line.includes('could not be stored') && line.includes(id)),
      20_000,
    );
    await eventually(async () => {
      const { timeline, view } = JSON.parse((await rig.get(`/past/${id}`)).body);
      return timeline.isStored === false && view.turns.length === 4;
    });
  });
});

describe('the export', () => {
  it('follows its schema, with masked texts, and is for supervisors', async () => {
    const id = await wholeCall('+4915112340009');
    const owner = { ownerInstance: 'instance-a', resumeCount: 0 };
    const startedAt = new Date(rig.table.nowMs).toISOString();
    const text = 'Call me at +49 151 12340009 or write to me@example.com';
    await rig.store.putTurn(id, owner, { number: 6, role: 'caller', text, startedAt, interrupted: false });
    expect((await rig.get(`/past/${id}/export`, VIEWER)).statusCode).toBe(403);
    const answer = await rig.get(`/past/${id}/export?audio=1`);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="call-${id}.json"`);
    const schema: unknown = JSON.parse(await readFile('docs/call-export.schema.json', 'utf8'));
    const ajv = new Ajv2020.Ajv2020({ strict: true, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schema as object);
    validate(JSON.parse(answer.body));
    expect(validate.errors).toBeNull();
    expect(answer.body).not.toMatch(/12340009|me@example/);
    const file = JSON.parse(answer.body);
    expect(file.events.length).toBeGreaterThan(20);
    expect(JSON.stringify(file.events)).not.toContain('Tuesday');
    expect(file.turns.at(-1).text).toMatch(/\[phone\].*\[email\]/);
    const done = await rig.metrics.consoleActions.get();
    expect(done.values.some(({ labels }) => labels.action === 'export' && labels.result === 'done')).toBe(
      true,
    );
    // A call of an earlier version: nothing but its session.
    const bare = await rig.open();
    await rig.end(bare);
    validate(JSON.parse((await rig.get(`/past/${bare}/export`)).body));
    expect(validate.errors).toBeNull();
  });
});

describe('the recording', () => {
  const WAV = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 251));

  async function recorded(inBucket: boolean): Promise<string> {
    const id = await rig.open();
    const session = await rig.store.readSession(id);
    const startedAt = new Date(session?.createdAt ?? 0);
    const name = recordingName({ callSid: id, resumeCount: 0, startedAt }) ?? '';
    if (inBucket) {
      await rig.s3.put(`calls/${name}`, WAV);
      await rig.store.addRecording(id, `s3://recordings/calls/${name}`);
    } else {
      const path = join(rig.folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, WAV);
    }
    await rig.end(id);
    return id;
  }

  it.each([true, false])('comes whole and in ranges, from the bucket: %s', async (inBucket) => {
    const id = await recorded(inBucket);
    const call = JSON.parse((await rig.get(`/past/${id}`)).body);
    expect(call.recordings).toEqual([{ part: 1, path: `/console/api/past/${id}/audio?part=1` }]);
    const whole = await rig.get(`/past/${id}/audio`);
    expect([whole.statusCode, whole.headers['content-type'], whole.headers['accept-ranges']]).toEqual([
      200,
      'audio/wav',
      'bytes',
    ]);
    expect(whole.rawPayload.equals(WAV)).toBe(true);
    const part = await rig.get(`/past/${id}/audio`, SUPERVISOR, { range: 'bytes=100-199' });
    expect([part.statusCode, part.headers['content-range']]).toEqual([206, 'bytes 100-199/1000']);
    expect(part.rawPayload.equals(WAV.subarray(100, 200))).toBe(true);
    const beyond = await rig.get(`/past/${id}/audio`, SUPERVISOR, { range: 'bytes=5000-' });
    expect(beyond.statusCode).toBe(416);
    expect((await rig.get(`/past/${id}/audio?part=2`)).statusCode).toBe(404);
    expect((await rig.get(`/past/${id}/audio?part=../1`)).statusCode).toBe(400);
    expect((await rig.get(`/past/${id}/audio`, VIEWER)).statusCode).toBe(403);
    // The sandbox takes a range of the last bytes for one of the first.
    if (inBucket) return;
    const tail = await rig.get(`/past/${id}/audio`, SUPERVISOR, { range: 'bytes=-10' });
    expect(tail.rawPayload.equals(WAV.subarray(990))).toBe(true);
  });

  it('of another session is not served, whatever the item names', async () => {
    const other = await recorded(true);
    const stored = await rig.store.readSession(other);
    const id = await rig.open();
    await rig.store.addRecording(id, stored?.recording?.[0] ?? '');
    await rig.end(id);
    expect((await rig.get(`/past/${id}/audio`)).statusCode).toBe(404);
  });

  it('is 503 in words while the bucket is away, and 404 once it has deleted it', async () => {
    const id = await recorded(true);
    rig.s3.isDown = true;
    const answer = await rig.get(`/past/${id}/audio`);
    rig.s3.isDown = false;
    expect([answer.statusCode, JSON.parse(answer.body).error]).toEqual([503, 'unavailable']);
    const gone = await rig.open();
    await rig.store.addRecording(gone, `s3://recordings/calls/2026/01/01/${gone}.wav`);
    await rig.end(gone);
    expect((await rig.get(`/past/${gone}/audio`)).statusCode).toBe(404);
  });
});

describe('verdicts', () => {
  it('are kept with their history; the last of a turn counts', async () => {
    const id = await wholeCall();
    const mark = (verdict: string, name: string, note?: string) =>
      rig.post(`/past/${id}/verdicts`, { turn: 4, verdict, note }, { 'x-console-user': name });
    expect((await mark('right', 'Ada', 'call +49 151 1234567')).statusCode).toBe(200);
    const both = await Promise.all([mark('should_not', 'Ben'), mark('right', 'Ada')]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    await mark('should_not', 'Ben');
    const { verdicts } = JSON.parse((await rig.get(`/past/${id}`)).body);
    expect(verdicts).toHaveLength(4);
    expect(verdicts.filter(({ isReplaced }: { isReplaced: boolean }) => !isReplaced)).toMatchObject([
      { turn: 4, verdict: 'should_not', rule: 'person_request', by: 'Ben' },
    ]);
    const rules = JSON.parse((await rig.get('/verdicts/rules')).body);
    expect(rules.rules).toContainEqual({ rule: 'person_request', right: 0, should_not: 1, missed: 0 });
    const counted = await rig.metrics.escalationVerdicts.get();
    expect(counted.values.map(({ labels, value }) => [labels.verdict, value])).toEqual([
      ['right', 2],
      ['should_not', 2],
      ['missed', 0],
    ]);
  });

  it('on an answer count for the words before it; a missed one has no rule', async () => {
    const id = await wholeCall();
    await rig.post(`/calls/${id}/verdicts`, { turn: 3, verdict: 'missed' });
    const { verdicts } = JSON.parse((await rig.get(`/past/${id}`)).body);
    expect(verdicts).toMatchObject([{ turn: 2, verdict: 'missed' }]);
    expect(verdicts[0].rule).toBeUndefined();
  });

  it('can be given while the call goes on', async () => {
    const id = await rig.open();
    const observer = rig.observer(id);
    const owner = { ownerInstance: 'instance-a', resumeCount: 0 };
    const turn = turnAt(1, 'caller', { atMs: 0, text: 'I have had it with you' });
    for (const event of [{ type: 'started', resumed: false } as const, turn]) observer.onCallEvent(event);
    const startedAt = new Date().toISOString();
    await rig.store.putTurn(id, owner, {
      number: 1,
      role: 'caller',
      text: 'I have had it',
      startedAt,
      interrupted: false,
    });
    observer.onCallEvent({
      type: 'escalation',
      action: 'offer',
      reason: 'frustration',
      decidedBy: 'classifier',
      score: 0.7,
    });
    const answer = await rig.post(`/calls/${id}/verdicts`, { turn: 1, verdict: 'right' });
    expect(JSON.parse(answer.body).verdicts).toMatchObject([{ turn: 1, rule: 'classifier' }]);
  });

  it.each([
    [{ turn: 99, verdict: 'right' }, 404, /no such turn/],
    [{ turn: 2, verdict: 'should_not' }, 400, /Nothing asked for a person/],
    [{ turn: 0, verdict: 'right' }, 400, /Send/],
    [{ turn: 1, verdict: 'maybe' }, 400, /Send/],
    [{ turn: 1, verdict: 'right', note: 'x'.repeat(501) }, 400, /Send/],
    [{ turn: 1, verdict: 'right', extra: 1 }, 400, /Send/],
  ])('explain what is wrong: %o', async (body, status, sentence) => {
    const id = await wholeCall();
    const answer = await rig.post(`/past/${id}/verdicts`, body);
    expect(answer.statusCode).toBe(status);
    expect(JSON.parse(answer.body).message).toMatch(sentence);
  });

  it('are rows that npm run eval:escalation reads, masked', async () => {
    const id = await wholeCall();
    await rig.post(`/past/${id}/verdicts`, { turn: 4, verdict: 'right' });
    await rig.post(`/past/${id}/verdicts`, { turn: 2, verdict: 'right' });
    const answer = await rig.get('/verdicts');
    expect([answer.headers['content-type'], answer.headers['x-rows-left-out']]).toEqual([
      'application/x-ndjson; charset=utf-8',
      '0',
    ]);
    const rows = answer.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((row) => row.id.startsWith(id));
    expect(rows).toMatchObject([
      { id: `${id}:2`, label: 'continue', verdict: 'right', rule: 'none', text: 'Where is my order?' },
      {
        id: `${id}:4`,
        lang: 'en',
        label: 'escalate',
        rule: 'person_request',
        context: [{ role: 'assistant' }, { role: 'caller' }, { role: 'assistant', text: 'It will' }],
      },
    ]);
    expect((await rig.get('/verdicts', VIEWER)).statusCode).toBe(403);
    expect((await rig.get('/verdicts?from=2025-01-01')).statusCode).toBe(400);
  });
});

describe('npm run forget', () => {
  it('leaves nothing of the calls of a caller', async () => {
    const number = '+4915112340042';
    const id = await wholeCall(number);
    await rig.post(`/past/${id}/verdicts`, { turn: 4, verdict: 'right', note: 'fine' });
    const client = rig.table.client();
    const operator = new OperatorTable(client, rig.table.name);
    const find = () => findCallerItems(operator, { caller: number, nowMs: rig.table.nowMs }, () => undefined);
    // The events are written a moment after the end.
    const items = await eventually(async () => {
      const found = await find();
      return found.counts.timelines === 1 && found;
    }, 20_000);
    expect(items.counts).toMatchObject({ sessions: 1, turns: 4, timelines: 1, verdicts: 2, listings: 2 });
    await removeCallerItems(operator, items);
    for await (const { items: left } of operator.scan({})) expect(JSON.stringify(left)).not.toContain(id);
    client.destroy();
    expect((await rig.get(`/past/${id}`)).statusCode).toBe(404);
    expect(idsOf((await rig.get(`/past?number=${encodeURIComponent(number)}`)).body)).toEqual([]);
  });
});

describe.each(['before', 'after'] as const)(
  'npm run forget, %s the events of a call are written',
  (moment) => {
    it('leaves no event', async () => {
      const number = moment === 'before' ? '+4915112340043' : '+4915112340044';
      const client = rig.table.client();
      const operator = new OperatorTable(client, rig.table.name);
      const id = await wholeCall(number);
      const items = await findCallerItems(
        operator,
        { caller: number, nowMs: rig.table.nowMs },
        () => undefined,
      );
      expect(items.counts).toMatchObject({ sessions: 1, timelines: 0 });
      const isKept = async () =>
        (await operator.keysUnder(`VOICE#${id}`)).some(({ SK }) => /EVENTS/.test(SK));
      if (moment === 'after') await eventually(isKept, 20_000);
      await markForgotten(operator, items, rig.table.nowMs);
      await removeCallerItems(operator, items);
      if (moment === 'before')
        await eventually(
          () => rig.log.some((line) => line.includes(id) && line.includes('were not kept')),
          20_000,
        );
      expect(await operator.keysUnder(`VOICE#${id}`)).toEqual([{ PK: `VOICE#${id}`, SK: 'FORGOTTEN' }]);
      client.destroy();
    });
  },
);

describe('with CONSOLE_INCLUDE_TEXT=false', () => {
  it('no words are shown anywhere', async () => {
    const id = await wholeCall();
    await rig.configure({ CONSOLE_INCLUDE_TEXT: 'false' });
    for (const path of [`/past/${id}`, `/past/${id}/export`]) {
      const { body, statusCode } = await rig.get(path);
      expect(statusCode).toBe(200);
      expect(body).not.toMatch(/order\?|person!|How can I/);
    }
    expect((await rig.get('/verdicts')).statusCode).toBe(503);
  });
});
