import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GatewayRig } from './gateway-rig.ts';

describe("the operators' paths", () => {
  const rig = new GatewayRig();
  beforeAll(() => rig.start());
  afterAll(() => rig.stop());
  const get = (url: string) => rig.app.inject({ method: 'GET', url });

  it('tell that the process lives, whatever the calls do', async () => {
    rig.desk.refused = 'full';
    expect((await get('/health')).statusCode).toBe(200);
    expect((await get('/health/')).statusCode).toBe(200);
    expect((await rig.app.inject({ method: 'HEAD', url: '/health' })).statusCode).toBe(200);
  });

  it('tell whether calls can be taken, and why not', async () => {
    rig.desk.refused = undefined;
    expect((await get('/ready')).json()).toEqual({ status: 'ready', activeCalls: 0 });
    for (const reason of ['starting', 'draining', 'full', 'provider_refused'] as const) {
      rig.desk.refused = reason;
      const answer = await get('/ready');
      expect(answer.statusCode).toBe(503);
      expect(answer.json()).toEqual({ status: 'unavailable', reason });
    }
  });

  it('expose the metrics', async () => {
    const answer = await get('/metrics');
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toContain('gateway_active_sessions');
  });

  it('answer JSON to what is not there, and to what breaks', async () => {
    expect((await get('/nothing')).json()).toEqual({ error: 'not_found' });
    rig.desk.failsWith = new Error('a bug');
    const answer = await get('/ready');
    expect([answer.statusCode, answer.json()]).toEqual([500, { error: 'internal' }]);
    expect(answer.body).not.toContain('bug');
  });
});
