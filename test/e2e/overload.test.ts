import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { GatewayProcess } from '../../sandbox/gateway-process.ts';
import { eventually } from '../support/eventually.ts';
import { Fleet } from '../support/fleet.ts';
import { GREETING } from '../support/phone.ts';
import { SUNDAY, usePhones } from '../support/phones.ts';

const phones = usePhones();
const fleet = new Fleet();
afterAll(() => fleet.stop());

/** Takes the processor away from it now and then, as too much work does, until the condition holds. */
async function strain(gateway: GatewayProcess, until: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 120; round += 1) {
    gateway.freeze();
    await sleep(120);
    gateway.thaw();
    await sleep(60);
    if (round % 10 === 9 && (await until())) return;
  }
  throw new Error('the gateway did not notice the strain');
}

describe('an overloaded gateway', () => {
  it('sends new callers to a person, keeps its calls, and takes new calls again once it has recovered', async () => {
    const gateway = await fleet.start(phones.network, 'openai', { MAX_LOOP_LAG_MS: '50' });
    fleet.use(gateway);
    const phone = await phones.connect({
      provider: 'openai',
      carrier: { gatewayOrigin: fleet.balancer.origin },
    });
    const live = await phone.dials();
    await live.hears(GREETING);
    await strain(gateway, async () => (await gateway.acceptance()).status === 503);
    expect((await gateway.acceptance()).body).toContain('overloaded');
    expect((await gateway.readiness()).status).toBe(200);
    const refused = await phone.dials('+14155550102');
    await phone.agent.sees('+14155550102');
    expect(refused.carrierCall.streams).toEqual([]);
    refused.hangsUp();
    await live.says('caller-sunday');
    await live.hears(SUNDAY);

    await eventually(async () => (await gateway.acceptance()).status === 200, 20_000, 200);
    const taken = await phone.dials('+14155550103');
    await taken.hearsPart(GREETING);
    taken.hangsUp();
    live.hangsUp();
  });
});
