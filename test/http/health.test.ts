import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GatewayRig } from './gateway-rig.ts';

describe("the operators' paths", () => {
  const rig = new GatewayRig();
  beforeAll(() => rig.start());
  afterAll(() => rig.stop());
  const get = (url: string) => rig.app.inject({ method: 'GET', url });

  it('tell that the process lives, whatever the calls do', async () => {
    rig.callControl.refused = 'full';
    expect((await get('/health')).statusCode).toBe(200);
    expect((await get('/health/')).statusCode).toBe(200);
    expect((await rig.app.inject({ method: 'HEAD', url: '/health' })).statusCode).toBe(200);
  });

  it.each(['full', 'overloaded', 'provider_refused'] as const)(
    'keep an instance that is %s behind its balancer, which steers new calls by another path',
    async (reason) => {
      rig.callControl.refused = reason;
      const ready = await get('/ready');
      expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready' }]);
      const accepting = await get('/accepting');
      expect([accepting.statusCode, accepting.json()]).toEqual([503, { status: 'unavailable', reason }]);
      expect((await get('/metrics')).body).toMatch(/^gateway_accepting_calls 0$/m);
    },
  );

  it.each(['starting', 'draining'] as const)('take one that is %s out', async (reason) => {
    rig.callControl.refused = reason;
    for (const path of ['/ready', '/accepting']) {
      const answer = await get(path);
      expect([answer.statusCode, answer.json()]).toEqual([503, { status: 'unavailable', reason }]);
    }
  });

  it('tell that calls are taken, and not how many there are', async () => {
    rig.callControl.refused = undefined;
    expect((await get('/ready')).json()).toEqual({ status: 'ready' });
    expect((await get('/accepting')).json()).toEqual({ status: 'accepting' });
    expect((await rig.app.inject({ method: 'HEAD', url: '/accepting' })).statusCode).toBe(200);
    expect((await get('/metrics')).body).toMatch(/^gateway_accepting_calls 1$/m);
  });

  it('expose the metrics', async () => {
    const answer = await get('/metrics');
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toContain('gateway_active_sessions');
  });

  it('answer JSON to what is not there, and to what breaks', async () => {
    expect((await get('/nothing')).json()).toEqual({ error: 'not_found' });
    rig.callControl.failsWith = new Error('a bug');
    const answer = await get('/ready');
    expect([answer.statusCode, answer.json()]).toEqual([500, { error: 'internal' }]);
    expect(answer.body).not.toContain('bug');
  });
});
