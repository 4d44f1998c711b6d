import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IdentitySandbox } from '../../sandbox/sts/identity.ts';
import { CredentialBook } from '../../sandbox/temporary-credentials.ts';
import { BrowserTokens } from '../../src/web/tokens.ts';
import { GatewayRig } from '../http/gateway-rig.ts';
import { WEB, WEB_ENV } from '../support/browser.ts';

const ROLE = 'arn:aws:iam::123456789012:role/browser-nova';
const PATH = '/api/aws-credentials/';
const CREDENTIALS = { accessKeyId: 'AKIDWEB', secretAccessKey: 'web-secret' };
const ENV = { ...WEB_ENV, OPENAI_API_KEY: 'sk-test', NOVA_REGION: 'eu-north-1' };

describe('GET /api/aws-credentials/', () => {
  const rig = new GatewayRig();
  const book = new CredentialBook();
  const sts = new IdentitySandbox(CREDENTIALS, book);
  const tokens = new BrowserTokens(WEB.tokenKey);
  const before = { ...process.env };
  let users = 0;
  let userId = '';

  beforeAll(async () => {
    process.env.AWS_ENDPOINT_URL_STS = (await sts.start()).url;
    process.env.AWS_ACCESS_KEY_ID = CREDENTIALS.accessKeyId;
    process.env.AWS_SECRET_ACCESS_KEY = CREDENTIALS.secretAccessKey;
    sts.register.roles.add(ROLE);
    await rig.start();
    await rig.configure({ ...ENV, BROWSER_NOVA_ROLE_ARN: ROLE });
  });
  afterAll(async () => {
    for (const name of ['AWS_ENDPOINT_URL_STS', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    await rig.stop();
    await sts.stop();
  });
  beforeEach(() => {
    userId = `user-${++users}@example.com`;
    rig.log.length = 0;
  });

  const newToken = (origin: string = WEB.origin) => tokens.issue({ userId, origin }).token;
  const ask = (headers: Readonly<Record<string, string>> = {}, url = PATH) =>
    rig.app.inject({
      method: 'GET',
      url,
      headers: { origin: WEB.origin, authorization: `Bearer ${newToken()}`, ...headers },
    });
  const counted = async (result: string) => {
    const { values } = await rig.metrics.browserCredentials.get();
    return values.find(({ labels }) => labels.result === result)?.value ?? 0;
  };

  it.each([PATH, PATH.slice(0, -1)])('gives credentials for one model for 15 minutes (%s)', async (url) => {
    const answer = await ask({}, url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      vary: 'Origin',
      'access-control-allow-origin': WEB.origin,
    });
    const body = answer.json();
    expect(Object.keys(body).sort()).toEqual(
      ['accessKeyId', 'expiration', 'modelId', 'region', 'secretAccessKey', 'sessionToken'].sort(),
    );
    expect(body).toMatchObject({ region: 'eu-north-1', modelId: 'amazon.nova-2-sonic-v1:0' });
    const livesMs = Date.parse(body.expiration) - Date.now();
    expect(livesMs).toBeGreaterThan(880_000);
    expect(livesMs).toBeLessThanOrEqual(900_000);
    expect(book.find(body.accessKeyId)).toMatchObject({
      actions: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithBidirectionalStream'],
      resources: ['arn:aws:bedrock:eu-north-1::foundation-model/amazon.nova-2-sonic-v1:0'],
    });
  });

  it('tells AWS a pseudonym of the user, always the same', async () => {
    await ask();
    await ask();
    const [first, second] = sts.register.assumed.slice(-2).map(({ sessionName }) => sessionName);
    expect(first).toMatch(/^browser-[0-9a-f]{32}$/);
    expect(second).toBe(first);
    expect(rig.log.join('')).not.toContain(userId);
  });

  it('takes a token once', async () => {
    const authorization = `Bearer ${newToken()}`;
    expect((await ask({ authorization })).statusCode).toBe(200);
    const again = await ask({ authorization });
    expect(again.statusCode).toBe(401);
    expect(again.json().error).toBe('token_used');
    expect(again.headers['www-authenticate']).toBe('Bearer');
  });

  it.each<[string, () => string, string]>([
    ['no token', () => '', 'token_missing'],
    ['the key of the server', () => `Bearer ${WEB.apiKey}`, 'token_malformed'],
    ['a forged token', () => `Bearer ${newToken().slice(0, -2)}xx`, 'token_forged'],
    [
      'an old token',
      () =>
        `Bearer ${new BrowserTokens(WEB.tokenKey, () => Date.now() - 61_000).issue({ userId, origin: WEB.origin }).token}`,
      'token_expired',
    ],
    ['a token of another page', () => `Bearer ${newToken('https://other.test')}`, 'token_wrong_origin'],
  ])('refuses %s', async (_what, authorization, error) => {
    const before = await counted('refused');
    const answer = await ask({ authorization: authorization() });
    expect(answer.statusCode).toBe(401);
    expect(answer.json().error).toBe(error);
    expect(await counted('refused')).toBe(before + 1);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['another origin', { origin: 'https://evil.test' }],
    ['an origin that only begins like one', { origin: `${WEB.origin}.evil.test` }],
    ['no origin', { origin: '' }],
  ])('refuses %s, and says nothing of it by CORS', async (_what, headers) => {
    const answer = await ask(headers);
    expect(answer.statusCode).toBe(403);
    expect(answer.json().error).toBe('origin_not_allowed');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('takes a page of its own host, whose browser sends no origin', async () => {
    const inject = (headers: Readonly<Record<string, string>>) =>
      rig.app.inject({
        method: 'GET',
        url: PATH,
        headers: { authorization: `Bearer ${newToken()}`, ...headers },
      });
    const host = new URL(WEB.origin).host;
    expect((await inject({ host, 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
    expect((await inject({ host })).statusCode).toBe(403);
    expect((await inject({ host: 'evil.test', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(403);
  });

  it('answers the preflight of a listed origin, for ten minutes', async () => {
    const preflight = (origin: string) =>
      rig.app.inject({
        method: 'OPTIONS',
        url: PATH,
        headers: {
          origin,
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'authorization',
        },
      });
    const answer = await preflight(WEB.origin);
    expect(answer.statusCode).toBe(204);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': WEB.origin,
      'access-control-allow-methods': 'GET',
      'access-control-allow-headers': 'authorization',
      'access-control-max-age': '600',
      vary: 'Origin',
    });
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    expect((await preflight('https://evil.test')).statusCode).toBe(403);
  });

  it('gives a user four in a minute, and does not use up the token of the fifth', async () => {
    for (let count = 0; count < 4; count += 1) expect((await ask()).statusCode).toBe(200);
    const uses = sts.register.assumed.length;
    const answer = await ask();
    expect(answer.statusCode).toBe(429);
    expect(answer.json().error).toBe('too_many_requests');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(sts.register.assumed.length).toBe(uses);
  });

  it('keeps what AWS says to itself, and tells the operator what to do', async () => {
    sts.refuseNext('AccessDenied');
    const answer = await ask();
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({ error: 'credentials_unavailable' });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(rig.log.join('')).toContain('BROWSER_NOVA_ROLE_ARN');
    expect(await counted('failed')).toBe(1);
  });

  it('is not there while no role is set', async () => {
    const other = new GatewayRig();
    await other.start();
    await other.configure(ENV);
    const answer = await other.app.inject({ method: 'GET', url: PATH, headers: { origin: WEB.origin } });
    expect(answer.statusCode).toBe(404);
    await other.stop();
  });
});
