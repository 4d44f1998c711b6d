import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/errors.ts';
import { TwilioCalls } from '../../src/twilio/rest/twilio-calls.ts';

const ACCOUNT = 'AC00000000000000000000000000000001';
const CALL = 'CA00000000000000000000000000000001';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

interface Seen {
  path?: string | undefined;
  authorization?: string | undefined;
  form?: Record<string, string>;
}

/** A server that answers every request alike, and notes the last. */
async function twilioAnswers(status: number, body: object) {
  const seen: Seen = {};
  const calls = await callsTo(async (request, response) => {
    seen.path = request.url;
    seen.authorization = request.headers.authorization;
    let text = '';
    for await (const piece of request) text += String(piece);
    seen.form = Object.fromEntries(new URLSearchParams(text));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return { seen, calls };
}

async function callsTo(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  options: { readonly secondaryAuthToken?: string; readonly timeoutMs?: number } = {},
) {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}`;
  return new TwilioCalls({ accountSid: ACCOUNT, authToken: 'auth-secret', apiUrl, ...options });
}

function refusal(status: number, code: number) {
  return { status, code, message: 'about +14155550100', more_info: '' };
}

async function failureOf(attempt: Promise<void>): Promise<GatewayError> {
  const failure = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof GatewayError) return failure;
  throw new Error('expected a GatewayError', { cause: failure });
}

describe('a live call', () => {
  it('gets other TwiML', async () => {
    const { seen, calls } = await twilioAnswers(200, { sid: CALL, status: 'in-progress' });
    await calls.update(CALL, '<Response/>');
    expect(seen).toEqual({
      path: `/2010-04-01/Accounts/${ACCOUNT}/Calls/${CALL}.json`,
      authorization: `Basic ${Buffer.from(`${ACCOUNT}:auth-secret`).toString('base64')}`,
      form: { Twiml: '<Response/>' },
    });
  });

  it('is ended', async () => {
    const { seen, calls } = await twilioAnswers(200, { sid: CALL, status: 'completed' });
    await calls.hangUp(CALL);
    expect(seen.form).toEqual({ Status: 'completed' });
  });

  it('may be over already: ending it succeeds, changing it does not', async () => {
    const { calls } = await twilioAnswers(400, refusal(400, 21220));
    await calls.hangUp(CALL);
    expect(await failureOf(calls.update(CALL, '<Response/>'))).toMatchObject({ code: 'telephony_call_over' });
  });
});

describe("the account's tokens", () => {
  const basic = (token: string) => `Basic ${Buffer.from(`${ACCOUNT}:${token}`).toString('base64')}`;

  it('are both tried after a rotation at Twilio, and the good one is kept', async () => {
    const seen: (string | undefined)[] = [];
    const calls = await callsTo(
      (request, response) => {
        seen.push(request.headers.authorization);
        const good = request.headers.authorization === basic('promoted');
        const body = good ? { sid: CALL, status: 'completed' } : refusal(401, 20003);
        response
          .writeHead(good ? 200 : 401, { 'content-type': 'application/json' })
          .end(JSON.stringify(body));
      },
      { secondaryAuthToken: 'promoted' },
    );
    await calls.update(CALL, '<Response/>');
    await calls.hangUp(CALL);
    expect(seen).toEqual([basic('auth-secret'), basic('promoted'), basic('promoted')]);
  });

  it('are refused when neither is good', async () => {
    const { calls } = await twilioAnswers(401, refusal(401, 20003));
    expect((await failureOf(calls.hangUp(CALL))).message).toBe('Twilio answered 401, code 20003');
  });
});

describe('a failure', () => {
  it.each([
    [401, 20003, 'telephony_refused'],
    [400, 12100, 'telephony_refused'],
    [404, 20404, 'telephony_refused'],
    [429, 20429, 'telephony_unavailable'],
    [503, 20500, 'telephony_unavailable'],
  ])('%s has its own code, and its message names no telephone number', async (status, code, expected) => {
    const { calls } = await twilioAnswers(status, refusal(status, code));
    for (const attempt of [() => calls.update(CALL, '<Response/>'), () => calls.hangUp(CALL)]) {
      const failure = await failureOf(attempt());
      expect(failure.code).toBe(expected);
      expect(failure.message).toBe(`Twilio answered ${status}, code ${code}`);
    }
  });

  it('comes within the limit when Twilio does not answer, and holds no secret', async () => {
    const calls = await callsTo(() => undefined, { timeoutMs: 100 });
    const failure = await failureOf(calls.hangUp(CALL));
    expect(failure).toMatchObject({ code: 'telephony_unavailable', retryable: true });
    expect(JSON.stringify(failure.cause, Object.getOwnPropertyNames(failure.cause))).not.toContain('auth');
  });

  it('comes without a wait when nothing listens at the address', async () => {
    const calls = await callsTo(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    expect((await failureOf(calls.update(CALL, '<Response/>'))).code).toBe('telephony_unavailable');
  });
});
