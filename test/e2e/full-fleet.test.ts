import { afterEach, describe, expect, it } from 'vitest';
import { ProbingBalancer } from '../../sandbox/load-balancer.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();
const balancers: ProbingBalancer[] = [];
afterEach(() => {
  for (const balancer of balancers.splice(0)) balancer.stop();
});

describe.each(PROVIDERS)('behind a balancer that probes /ready, with %s', (provider) => {
  it('a full fleet keeps serving its calls and sends new callers to a person', async () => {
    let balancer: ProbingBalancer | undefined;
    const phone = await phones.connect({
      provider,
      alone: true,
      env: { MAX_CALLS: '1' },
      carrier: { gatewayOrigin: () => balancer?.origin() ?? '' },
    });
    balancer = new ProbingBalancer([phone.gateway.origin]);
    balancers.push(balancer);
    await balancer.start();
    const call = await phone.dials();
    await call.hears(GREETING);
    await eventually(async () => (await fetch(`${phone.gateway.origin}/accepting`)).status === 503);
    // Whatever the balancer makes of a full gateway, it has made it now.
    await balancer.probe();

    const newcomer = await phone.dials('+14155550102');
    await phone.agent.sees('+14155550102');
    expect(newcomer.errors).toEqual([]);
    newcomer.hangsUp();
    await newcomer.ends();

    await call.presses('0');
    expect((await phone.agent.sees(call.carrierCall.from)).attributes).toMatchObject({ found: 'true' });
    phone.agent.hangsUp();
    await call.ends();
    await call.hasStatus('HANDED_OFF');
    expect(call.errors).toEqual([]);
  });
});
