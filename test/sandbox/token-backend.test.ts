import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TokenBackend } from '../../sandbox/demo/token-backend.ts';
import { LoopbackServer } from '../../sandbox/loopback-server.ts';

const ORIGIN = 'http://localhost:3000';

describe('the server that gives the demo its voice tokens', () => {
  const asked: unknown[] = [];
  const gateway = new LoopbackServer(async (http, response) => {
    let body = '';
    for await (const piece of http) body += piece;
    asked.push({ path: http.url, key: http.headers.authorization, body: JSON.parse(body) });
    response.end('{"token":"t"}');
  });
  let gatewayUrl = '';
  let url = '';
  const backend = new TokenBackend({ gateway: () => gatewayUrl, apiKey: 'key', origins: [ORIGIN] });

  beforeAll(async () => {
    gatewayUrl = (await gateway.start()).url;
    url = (await backend.start()).url;
  });
  afterAll(() => Promise.all([gateway.stop(), backend.stop()]));

  const ask = (headers: Readonly<Record<string, string>>, method = 'POST') => fetch(url, { method, headers });

  it('asks the gateway with its key, and keeps the user by a cookie', async () => {
    const first = await ask({ origin: ORIGIN });
    expect(await first.json()).toEqual({ token: 't', userId: 'visitor-1' });
    expect(first.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const again = await ask({ origin: ORIGIN, cookie });
    expect(await again.json()).toEqual({ token: 't', userId: 'visitor-1' });
    expect(asked).toEqual([1, 2].map(() => expect.objectContaining({ path: '/voice/token' })));
    expect(asked[0]).toMatchObject({ key: 'Bearer key', body: { userId: 'visitor-1', origin: ORIGIN } });
  });

  it('answers no other page', async () => {
    for (const [origin, method] of [
      ['http://evil.test', 'POST'],
      [ORIGIN, 'GET'],
    ] as const) {
      const { status, headers } = await ask({ origin }, method);
      expect(status).toBe(403);
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});
