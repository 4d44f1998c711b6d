import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CredentialKeeper } from '../../web/nova-client/credential-keeper.ts';
import {
  CredentialsRefused,
  gatewayCredentials,
  type NovaCredentials,
} from '../../web/nova-client/credentials.ts';

const GIVEN = {
  accessKeyId: 'ASIA1',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  expiration: '2026-11-30T01:00:00.000Z',
  region: 'us-east-1',
  modelId: 'amazon.nova-2-sonic-v1:0',
};

describe('credentials of the gateway', () => {
  let server: Server;
  let gateway = '';
  let answer: { status: number; body: string } = { status: 200, body: '' };
  const asked: (string | undefined)[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    gateway = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const fetchThem = (at = gateway) => gatewayCredentials({ gateway: at, token: async () => 'w1.a.b' })();

  it('are asked for with a voice token', async () => {
    answer = { status: 200, body: JSON.stringify(GIVEN) };
    expect(await fetchThem()).toEqual({ ...GIVEN, expiration: new Date(GIVEN.expiration) });
    expect(asked.at(-1)).toBe('GET /api/aws-credentials/ Bearer w1.a.b');
  });

  it.each([
    [401, '{"error":"token_used","message":"Get a new one."}', 'token_used', 'Get a new one.'],
    [
      500,
      '{"error":"credentials_unavailable"}',
      'credentials_unavailable',
      'The gateway gave no credentials.',
    ],
    [502, '<html>', 'http_502', 'The gateway gave no credentials.'],
    [200, '{}', 'malformed', 'The answer of the gateway holds no credentials.'],
    [
      200,
      JSON.stringify({ ...GIVEN, expiration: 'soon' }),
      'malformed',
      'The answer of the gateway holds no credentials.',
    ],
  ])('are refused with %i %s', async (status, body, code, message) => {
    answer = { status, body };
    const error: unknown = await fetchThem().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CredentialsRefused);
    expect(error).toMatchObject({ code, message });
  });

  it('do not come from a gateway that is away', async () => {
    await expect(fetchThem('http://127.0.0.1:9')).rejects.toMatchObject({ code: 'unreachable' });
  });
});

describe('CredentialKeeper', () => {
  const MINUTE = 60_000;
  const expiringIn = (ms: number): NovaCredentials => ({ ...GIVEN, expiration: new Date(Date.now() + ms) });

  it('keeps them while they outlive a stream', async () => {
    let fetched = 0;
    const keeper = new CredentialKeeper(async () => {
      fetched += 1;
      return expiringIn(15 * MINUTE);
    });
    const [first, second] = await Promise.all([keeper.fresh(), keeper.fresh()]);
    expect(second).toBe(first);
    expect(await keeper.fresh()).toBe(first);
    expect(fetched).toBe(1);
    keeper.discard();
    await keeper.fresh();
    expect(fetched).toBe(2);
  });

  it('fetches others when they would expire before the end of a stream', async () => {
    let fetched = 0;
    const keeper = new CredentialKeeper(async () => {
      fetched += 1;
      return expiringIn(8 * MINUTE);
    });
    await keeper.fresh();
    await keeper.fresh();
    expect(fetched).toBe(2);
  });

  it('tries again after a failure', async () => {
    let fetched = 0;
    const keeper = new CredentialKeeper(async () => {
      fetched += 1;
      if (fetched === 1) throw new CredentialsRefused('unreachable', 'away');
      return expiringIn(15 * MINUTE);
    });
    await expect(keeper.fresh()).rejects.toThrow('away');
    await keeper.fresh();
    expect(fetched).toBe(2);
  });
});
