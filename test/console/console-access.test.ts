import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AddRoutes } from '../../src/console/console-routes.ts';
import { consoleUser } from '../../src/console/console-scope.ts';
import { ConsoleRig, INSTANCE, SUPERVISOR, VIEWER } from './console-rig.ts';

const WRONG = 'wrong-token-0123456789';
const rig = new ConsoleRig();

/** An action, as other parts of the console add theirs. */
const actions: AddRoutes = (scope) => {
  scope.post('/calls/:id/end', { config: { console: { action: 'end' } } }, async (request) => {
    return { by: consoleUser(request).name };
  });
};

beforeAll(() => rig.start({ parts: [actions] }));
beforeEach(() => rig.configure({ parts: [actions] }));
afterAll(() => rig.stop());

describe('the tokens of the console', () => {
  it('tell supervisors and viewers apart', async () => {
    const supervisor = await rig.get('/me');
    expect(supervisor.json()).toEqual({
      ...{ role: 'supervisor', instance: INSTANCE, gateway: '0.1.0', capture: true, recording: 'off' },
      ...{ softphone: false, sandbox: false, past: false },
    });
    expect(supervisor.headers['cache-control']).toBe('no-store');
    expect((await rig.get('/me', VIEWER)).json()).toMatchObject({ role: 'viewer' });
    const refused = await rig.post('/calls/CA1/end', {}, VIEWER);
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ error: 'supervisor_only' });
  });

  it.each(['', WRONG, `${SUPERVISOR}x`, SUPERVISOR.slice(0, -1)])('are needed: %s is none', async (token) => {
    for (const path of ['/me', '/calls', '/feed', '/numbers', '/calls/CA1/feed', '/nothing']) {
      const answer = await rig.get(path, token);
      expect([path, answer.statusCode, answer.json().error]).toEqual([path, 401, 'unauthorized']);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
    expect(rig.log.join('')).not.toContain(WRONG);
  });

  it('are changed by a new start: the old one is wrong then, and the answer says so', async () => {
    await rig.configure({ env: { CONSOLE_TOKEN: 'another-supervisor-token' } });
    const answer = await rig.get('/me');
    expect(answer.statusCode).toBe(401);
    expect(answer.json().message).toMatch(/may have been changed/);
    expect((await rig.get('/me', 'another-supervisor-token')).statusCode).toBe(200);
  });

  it.each(['token', 'Token', 'access_token'])(
    'do not belong into an address (%s), not even right ones',
    async (name) => {
      const answer = await rig.get(`/me?${name}=${SUPERVISOR}`);
      expect([answer.statusCode, answer.json().error]).toEqual([400, 'bad_request']);
      const page = await rig.app.inject(`/console?${name}=${SUPERVISOR}`);
      expect(page.statusCode).toBe(400);
      expect(rig.log.join('')).not.toContain(SUPERVISOR);
    },
  );

  it('may be guessed ten times a minute from an address, which does not keep the right one out', async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 12; guess += 1) statuses.push((await rig.get('/me', WRONG)).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    const limited = await rig.get('/me', WRONG);
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    expect((await rig.get('/me')).statusCode).toBe(200);
    expect(await rig.counted('requestsRefused')).toEqual({ console_token: 13 });
  });
});

describe('an action', () => {
  it('is logged and counted once, with who did it and how it ended', async () => {
    rig.log.length = 0;
    const name = encodeURIComponent('Zoë\nO’Neil');
    const answer = await rig.post('/calls/CA1/end', {}, SUPERVISOR, { 'x-console-user': name });
    expect(answer.json()).toEqual({ by: 'ZoëO’Neil' });
    await rig.post('/calls/CA1/end', {}, VIEWER);
    await rig.post(`/calls/${encodeURIComponent('CA1\n"script"')}/end`);
    const lines = rig.log
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => msg === 'An action in the console');
    expect(lines).toMatchObject([
      { role: 'supervisor', name: 'ZoëO’Neil', action: 'end', sessionId: 'CA1', result: 'done' },
      { role: 'viewer', action: 'end', sessionId: 'CA1', result: 'supervisor_only' },
      { role: 'supervisor', action: 'end', result: 'done' },
    ]);
    expect(lines[2]).not.toHaveProperty('sessionId');
    expect(lines[0].who).toMatch(/^[0-9a-f]{8}$/);
    expect(await rig.counted('consoleActions')).toEqual({ 'end done': 2, 'end supervisor_only': 1 });
    expect(rig.log.join('')).not.toContain(SUPERVISOR);
  });

  it('is done sixty times a minute with one token', async () => {
    for (let time = 0; time < 60; time += 1) expect((await rig.post('/calls/CA1/end')).statusCode).toBe(200);
    const limited = await rig.post('/calls/CA1/end');
    expect([limited.statusCode, limited.json().error]).toEqual([429, 'too_many_requests']);
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    expect((await rig.get('/me')).statusCode).toBe(200);
  });

  it.each([
    ['{', 400],
    ['[', 400],
    [`{"a":"${'x'.repeat(70_000)}"}`, 400],
  ])('with a body that cannot be read is answered in words', async (payload, status) => {
    const answer = await rig.app.inject({
      ...{ method: 'POST', url: '/console/api/calls/CA1/end', payload },
      headers: { authorization: `Bearer ${SUPERVISOR}`, 'content-type': 'application/json' },
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ error: 'bad_request', message: expect.stringMatching(/\.$/) });
  });
});

describe('the page of the console', () => {
  it('needs no token, and may load nothing from elsewhere', async () => {
    const page = await rig.app.inject('/console');
    expect([200, 503]).toContain(page.statusCode);
    if (page.statusCode === 200)
      expect(page.headers['content-security-policy']).toMatch(/default-src 'none'/);
    expect((await rig.app.inject('/console/assets/none.js')).statusCode).toBe(404);
    expect((await rig.app.inject('/console/assets/..%2f..%2fpackage.json')).statusCode).toBe(404);
  });
});
