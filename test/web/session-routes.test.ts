import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import type { NewSession } from '../../src/store/session-store.ts';
import { GatewayRig } from '../http/gateway-rig.ts';
import { fetchToken, WEB, WEB_ENV } from '../support/browser.ts';
import { newSession } from '../support/session-table.ts';

const rig = new GatewayRig();
let gateway = '';
let store: DynamoSessionStore;

beforeAll(async () => {
  await rig.start();
  await rig.configure({ OPENAI_API_KEY: 'sk-test', ...WEB_ENV });
  gateway = await rig.app.listen({ host: '127.0.0.1', port: 0 });
  rig.table.nowMs = Date.now();
  store = rig.table.store({ index: rig.table.sessionIndex() });
});
beforeEach(() => rig.table.sandbox.fail(false));
afterAll(async () => {
  store.close();
  await rig.stop();
});

async function opened(userId: string, changes: Partial<NewSession> = {}): Promise<string> {
  rig.table.nowMs += 1_000;
  const session = newSession({ userId, channel: 'browser', language: 'de', ...changes });
  await store.openSession(session);
  return session.sessionId;
}

async function asks(
  bearer: string | undefined,
  query = '',
  headers: Record<string, string> = { origin: WEB.origin },
) {
  const authorization = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  const answer = await fetch(`${gateway}/voice/sessions${query}`, {
    headers: { ...headers, ...authorization },
  });
  const text = await answer.text();
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
  const body: any = text === '' ? undefined : JSON.parse(text);
  return { status: answer.status, headers: answer.headers, body };
}

describe('GET /voice/sessions', () => {
  it('gives a user their own sessions, newest first, and nothing of what was said', async () => {
    const userId = randomUUID();
    const first = await opened(userId);
    const owner = { ownerInstance: 'instance-a', resumeCount: 0 };
    await store.putTurn(first, owner, {
      number: 1,
      role: 'caller',
      text: 'a secret',
      startedAt: new Date(rig.table.nowMs).toISOString(),
      interrupted: false,
    });
    await store.updateSession(first, owner, {
      status: 'COMPLETED',
      endReason: 'handoff_shown',
      totalDuration: 12,
      messageCount: 3,
      handoff: { reason: 'explicit_request', token: '1234567890' },
    });
    const second = await opened(userId);
    await opened(randomUUID());
    const { status, body, headers } = await asks(await fetchToken(gateway, userId));
    expect(status).toBe(200);
    expect(body).toEqual({
      sessions: [
        {
          sessionId: second,
          status: 'ACTIVE',
          endReason: null,
          createdAt: new Date(rig.table.nowMs - 1_000).toISOString(),
          endedAt: null,
          durationSeconds: 0,
          messageCount: 0,
          model: 'openai',
          language: 'de',
          handoff: false,
        },
        expect.objectContaining({
          sessionId: first,
          status: 'COMPLETED',
          endReason: 'handoff_shown',
          endedAt: expect.stringMatching(/Z$/),
          durationSeconds: 12,
          messageCount: 3,
          handoff: true,
        }),
      ],
      cursor: null,
    });
    expect(JSON.stringify(body)).not.toMatch(/secret|1234567890/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBe(WEB.origin);
  });

  it('takes a token once', async () => {
    const token = await fetchToken(gateway, randomUUID());
    expect((await asks(token)).status).toBe(200);
    expect(await asks(token)).toMatchObject({ status: 401, body: { error: 'token_used' } });
  });

  it.each([
    ['no bearer', async () => undefined, 'token_missing'],
    ['a bearer that is no token', async () => 'something', 'token_malformed'],
    ['a forged token', async () => `${await fetchToken(gateway, 'u')}x`, 'token_forged'],
  ])('refuses %s', async (_what, bearer, error) => {
    expect(await asks(await bearer())).toMatchObject({ status: 401, body: { error } });
  });

  it('refuses the token from another page, which cannot read the answer either', async () => {
    const token = await fetchToken(gateway, randomUUID());
    const { status, body, headers } = await asks(token, '', { origin: 'https://other.example.test' });
    expect([status, body.error]).toEqual([401, 'token_wrong_origin']);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('never lists the sessions of a user that the token does not name', async () => {
    const other = randomUUID();
    await opened(other);
    const answer = await asks(await fetchToken(gateway, randomUUID()), `?userId=${other}`);
    expect(answer).toMatchObject({ status: 401, body: { error: 'token_wrong_user' } });
    expect(answer.body.sessions).toBeUndefined();
  });

  it('gives the operator’s server the sessions of any user of a browser, page by page', async () => {
    const userId = randomUUID();
    const ids = [await opened(userId), await opened(userId), await opened(userId)];
    await store.openSession(newSession({ userId }));
    const first = await asks(WEB.apiKey, `?userId=${userId}&limit=2`, {});
    const second = await asks(
      WEB.apiKey,
      `?userId=${userId}&limit=2&cursor=${encodeURIComponent(first.body.cursor)}`,
      {},
    );
    const all = [...first.body.sessions, ...second.body.sessions].map(({ sessionId }) => sessionId);
    expect(all).toEqual(ids.toReversed());
    expect(second.body.cursor).toBeNull();
  });

  it.each([['limit=0'], ['limit=51'], ['limit=x'], ['cursor=..%2F'], ['userId='], ['limit=1&limit=2']])(
    'explains a wrong query: %s',
    async (query) => {
      const answer = await asks(WEB.apiKey, `?userId=u&${query}`);
      expect(answer).toMatchObject({ status: 400, body: { error: 'bad_request' } });
    },
  );

  it('needs a userId with the key', async () => {
    expect(await asks(WEB.apiKey)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('userId') },
    });
  });

  it('answers 503 while the table cannot be read', async () => {
    rig.table.sandbox.fail('server_error');
    const answer = await asks(WEB.apiKey, '?userId=u');
    expect(answer).toMatchObject({ status: 503, body: { error: 'store_unavailable' } });
    rig.table.sandbox.fail(false);
    const token = await fetchToken(gateway, 'u');
    rig.table.sandbox.fail('server_error');
    expect(await asks(token)).toMatchObject({ status: 503, body: { error: 'store_unavailable' } });
  });

  it('answers the question of a browser before the request', async () => {
    const answer = await fetch(`${gateway}/voice/sessions`, {
      method: 'OPTIONS',
      headers: { origin: WEB.origin, 'access-control-request-method': 'GET' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(WEB.origin);
    expect(answer.headers.get('access-control-allow-headers')).toBe('Authorization, Last-Event-ID');
    const other = await fetch(`${gateway}/voice/sessions`, {
      method: 'OPTIONS',
      headers: { origin: 'https://x.test' },
    });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});
