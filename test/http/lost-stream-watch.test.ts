import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SingleAssistant } from '../../src/assistants/single-assistant.ts';
import { createAssistant } from '../../src/call/assistant.ts';
import { readConfig } from '../../src/config/config.ts';
import { HandoffService } from '../../src/handoff/service.ts';
import { CallAnswers } from '../../src/http/call-answers.ts';
import { LostCallHandoff } from '../../src/http/lost-call-handoff.ts';
import { LostStreamWatch } from '../../src/http/lost-stream-watch.ts';
import { offerOf } from '../../src/http/next-step/resume-rules.ts';
import { WebhookSessions } from '../../src/http/webhook-sessions.ts';
import { createLogger } from '../../src/logging.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import type { SessionPatch } from '../../src/store/session-store.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { TwilioCalls } from '../../src/twilio/rest/twilio-calls.ts';
import { StreamTokens } from '../../src/twilio/stream-token.ts';
import { eventually } from '../support/eventually.ts';
import { newSession, SessionTable } from '../support/session-table.ts';
import { NO_WRITER, tokenIn } from './gateway-rig.ts';

const owner = { ownerInstance: 'instance-a', resumeCount: 0 };
const { config } = readConfig({
  VOICE_PROVIDER: 'nova',
  AWS_REGION: 'ap-southeast-2',
  PUBLIC_URL: 'https://voice.example.com',
  TWILIO_AUTH_TOKEN: 'auth-token',
  CONNECT_PHONE_NUMBER: '+14155550111',
});
const table = new SessionTable();
const tokens = new StreamTokens({ secret: 'auth-token' });
/** TwiML of each update that Twilio's REST API was sent. */
const updates: string[] = [];
/** What Twilio answers now, and from its next answer on. */
let answer = { status: 200, body: {} };
let answers: { status: number; body: object }[] = [];
let server: Server;
let apiUrl = '';
let store: DynamoSessionStore;
let watches: LostStreamWatch[] = [];
let metrics = new Metrics();
let callSid = '';

beforeAll(async () => {
  table.nowMs = Date.now();
  await table.start();
  store = table.store();
  server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) text += String(piece);
    updates.push(new URLSearchParams(text).get('Twiml') ?? '');
    const { status, body } = answers.shift() ?? answer;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(async () => {
  answer = { status: 200, body: { sid: 'CA1', status: 'in-progress' } };
  updates.length = 0;
  answers = [];
  metrics = new Metrics();
  const session = newSession({ connectionId: 'MZ-first' });
  callSid = session.sessionId;
  underWay = new Set();
  await store.openSession(session);
  // The watch's own time: sockets go on in real time.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
  table.sandbox.fail(false);
  for (const watch of watches) watch.close();
  watches = [];
});

afterAll(async () => {
  store.close();
  await table.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function refusal(status: number, code: number) {
  return { status, body: { status, code, message: 'no', more_info: '' } };
}

/** The watch of one instance. */
function watch(): LostStreamWatch {
  const logger = createLogger('fatal', { write: () => undefined });
  const assistants = new SingleAssistant(createAssistant({}));
  const handoff = new HandoffService({
    ...{ store, writer: NO_WRITER, metrics, logger, connectNumber: '+14155550111', tokenTtlSeconds: 600 },
    now: () => table.nowMs,
  });
  const answers = new CallAnswers({ config, assistants, tokens, handoff });
  const sessions = new WebhookSessions({ store: counted(store), logger, metrics });
  const created = new LostStreamWatch({
    ...{ logger, metrics, answers, sessions },
    lostCalls: new LostCallHandoff({ logger, metrics, answers, sessions, store, handoff }),
    calls: counted(new TwilioCalls({ accountSid: 'AC1', authToken: 'auth-token', apiUrl })),
  });
  watches.push(created);
  return created;
}

const session = async () => {
  const stored = await store.readSession(callSid);
  if (!stored) throw new Error('the session was not stored');
  return stored;
};
const patch = (change: SessionPatch) => store.updateSession(callSid, owner, change);
const rescued = async (way: string) => {
  const { values } = await metrics.resumes.get();
  return values.find(({ labels }) => labels.way === way)?.value ?? 0;
};

/** Requests to the table and to Twilio that have no answer yet. */
let underWay = new Set<symbol>();

function counted<T extends object>(service: T): T {
  return new Proxy(service, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        const [request, ofThisTest] = [Symbol(), underWay];
        ofThisTest.add(request);
        try {
          return await member.apply(target, args);
        } finally {
          ofThisTest.delete(request);
        }
      };
    },
  });
}

/** Lets the watches' time pass: quickly while they wait, and as it is while the table or Twilio works. */
function tick(): void {
  vi.advanceTimersByTime(underWay.size === 0 ? 100 : 5);
}

/** Waits, in the watches' time, until a condition holds. */
function inTime(condition: () => boolean | Promise<boolean>): Promise<true> {
  return eventually(() => {
    tick();
    return condition();
  }, 20_000);
}

/** Time in which the watches would have acted: they have looked twice, and nothing is under way. */
async function later(): Promise<void> {
  const untilMs = Date.now() + 5_000;
  await inTime(() => underWay.size === 0 && Date.now() >= untilMs);
}

describe('a stream that Twilio reports as ended', () => {
  it('is replaced over REST when no instance has answered, by one instance of several', async () => {
    await Promise.all([watch(), watch(), watch()].map((each) => each.notice(callSid, 'MZ-first')));
    await inTime(() => updates.length > 0);
    await later();
    expect(updates).toHaveLength(1);
    const redeemed = tokens.redeem(tokenIn(updates[0] ?? ''), callSid);
    expect(redeemed).toMatchObject({ ok: true, claims: { resumeCount: 2 } });
    expect(await session()).toMatchObject({ resumeCount: 1, offeredBy: 'update' });
    expect(await rescued('update')).toBe(1);
  });

  it('is left alone when the action was answered, the call handed over, or it was not the last', async () => {
    const here = watch();
    await here.notice(callSid, 'MZ-first');
    await store.offerResume(await session(), offerOf(await session(), 'action', Date.now()));
    await here.notice(callSid, 'MZ-first');
    await later();
    expect(updates).toEqual([]);
    await store.resumeSession(callSid, { ownerInstance: 'b', resumeCount: 1, connectionId: 'MZ-second' });
    await here.notice(callSid, 'MZ-first');
    await store.transitionSession(callSid, ['ACTIVE'], { status: 'HANDING_OFF' });
    await here.notice(callSid, 'MZ-second');
    await later();
    expect(updates).toEqual([]);
  });

  it('is replaced when the stream that was offered after it never began', async () => {
    await store.offerResume(await session(), offerOf(await session(), 'action', Date.now()));
    await watch().notice(callSid, 'MZ-never-seen');
    await inTime(() => updates.length > 0);
    expect((await session()).resumedAt).toHaveLength(2);
  });

  it('leaves the action free to answer immediately when Twilio could not be asked', async () => {
    answer = refusal(503, 20503);
    await watch().notice(callSid, 'MZ-first');
    await inTime(async () => (await session()).resumeCount === 1);
    await inTime(async () => (await session()).offeredAt === undefined);
    expect(await session()).toMatchObject({ status: 'ACTIVE' });
    expect((await session()).resumedAt ?? []).toEqual([]);
  });

  it.each([
    ['does not answer well', 503, 20503],
    ['has too many requests', 429, 20429],
    ['does not know the token', 401, 20003],
    ['does not know the account', 404, 20404],
    ['finds fault with the TwiML', 400, 12100],
  ])('is replaced later when Twilio %s at first: the call has not ended', async (_how, status, code) => {
    answers = [refusal(status, code), refusal(status, code)];
    await watch().notice(callSid, 'MZ-first');
    await inTime(() => updates.length === 3);
    await later();
    expect(updates).toHaveLength(3);
    const { resumeCount, status: stored } = await session();
    expect(stored).toBe('ACTIVE');
    // The stream of the last answer is the one that may take the session over.
    const redeemed = tokens.redeem(tokenIn(updates[2] ?? ''), callSid);
    expect(redeemed).toMatchObject({ ok: true, claims: { resumeCount: resumeCount + 1 } });
    expect(await rescued('update')).toBe(1);
  });

  it('is given up after some tries, and counted, but the session stays as it is', async () => {
    answer = refusal(401, 20003);
    await watch().notice(callSid, 'MZ-first');
    await inTime(async () => (await rescued('failed')) === 1);
    expect(updates).toHaveLength(6);
    expect((await session()).status).toBe('ACTIVE');
  });

  it('is replaced though the table could not be read when it was told', async () => {
    table.sandbox.fail('server_error');
    let noticed = false;
    void watch()
      .notice(callSid, 'MZ-first')
      .then(() => {
        noticed = true;
      });
    await inTime(() => noticed);
    table.sandbox.fail(false);
    await inTime(() => updates.length > 0);
    expect(await session()).toMatchObject({ resumeCount: 1, offeredBy: 'update' });
  });

  it('is replaced though the answer to taking it over was lost', async () => {
    await watch().notice(callSid, 'MZ-first');
    table.sandbox.fail('lost_answer', undefined, ({ operation }) => operation === 'UpdateItem');
    await inTime(async () => (await session()).resumeCount === 1);
    expect(updates).toEqual([]);
    table.sandbox.fail(false);
    await inTime(() => updates.length > 0);
    const redeemed = tokens.redeem(tokenIn(updates[0] ?? ''), callSid);
    expect(redeemed).toMatchObject({ ok: true, claims: { resumeCount: (await session()).resumeCount + 1 } });
  });

  it('closes the session when Twilio says that the call is over', async () => {
    answer = refusal(400, 21220);
    await watch().notice(callSid, 'MZ-first');
    await inTime(async () => (await session()).status === 'COMPLETED');
  });

  it('leads to a person when too many were lost', async () => {
    const at = new Date().toISOString();
    await patch({ resumedAt: [at, at, at] });
    const said = { number: 1, text: 'My order 4711 is late.', startedAt: at, interrupted: false };
    await store.putTurn(callSid, owner, { ...said, role: 'caller' });
    await Promise.all([watch(), watch(), watch()].map((each) => each.notice(callSid, 'MZ-first')));
    await inTime(() => updates.length > 0);
    await later();
    expect(updates).toHaveLength(1);
    expect(updates[0]).toMatch(/<Say[^>]*>[^<]+<\/Say><Dial/);
    const { status, handoff } = await session();
    expect({ status, reason: handoff?.reason }).toEqual({
      status: 'HANDING_OFF',
      reason: 'provider_failure',
    });
    expect(updates[0]).toContain(`w${handoff?.token}#"`);
    expect(await store.readHandoff(handoff?.token ?? '')).toMatchObject({
      sessionId: callSid,
      transcript: 'Caller: My order 4711 is late.',
    });
    expect(await rescued('gave_up')).toBe(1);
  });

  it('leads to that person though Twilio refuses at first', async () => {
    const at = new Date().toISOString();
    await patch({ resumedAt: [at, at, at] });
    answers = [refusal(429, 20429)];
    await watch().notice(callSid, 'MZ-first');
    await inTime(() => updates.length === 2);
    expect(updates[1]).toContain(`w${(await session()).handoff?.token}#"`);
  });

  it('is forgotten when the watch is closed', async () => {
    const here = watch();
    await here.notice(callSid, 'MZ-first');
    here.close();
    await later();
    expect(updates).toEqual([]);
  });
});
