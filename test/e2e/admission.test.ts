import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { usePhones } from '../support/phones.ts';

const phones = usePhones();

describe('a caller who phones while MAX_CALLS are being served', () => {
  it('goes to a person, also when all phone at the same moment', async () => {
    const phone = await phones.connect({ provider: 'openai', alone: true, env: { MAX_CALLS: '2' } });
    const callers = [0, 1, 2, 3, 4].map((last) => `+1415555031${last}`);
    const calls = await Promise.all(callers.map((caller) => phone.dials(caller)));
    const refused = calls.filter((call) => call.saidByTwilio.length > 0);
    expect(refused).toHaveLength(3);
    await Promise.all(refused.map((call) => phone.agent.sees(call.carrierCall.from)));
    const taken = calls.filter((call) => !refused.includes(call));
    await Promise.all(taken.map((call) => call.hearsPart(GREETING)));
    expect(phone.activeCalls).toBe(2);
    for (const call of refused) expect(call.carrierCall.streams).toEqual([]);
    for (const call of calls) call.hangsUp();
  });

  it('is counted by the instance that gets the stream, whichever instance answered the webhook', async () => {
    const route: number[] = [];
    const phone = await phones.connect({
      ...{ provider: 'openai', alone: true, instances: 2, env: { MAX_CALLS: '1' } },
      carrier: {
        gatewayOrigin: () => {
          const next = route.shift();
          if (next !== undefined) phone.useInstance(next);
          return phone.gateway.origin;
        },
      },
    });
    const full = 1;
    phone.useInstance(full);
    const first = await phone.dials();
    await first.hears(GREETING);
    // The webhook comes to the instance that has room, the stream to the full one.
    route.push(0, full, 0);
    const second = await phone.dials('+14155550321');
    await phone.agent.sees('+14155550321');
    expect(second.saidByTwilio).toEqual([phone.lines.modelGone]);
    expect(second.errors).toEqual([]);
    await eventually(
      async () => (await phone.metric('gateway_requests_refused_total', { reason: 'stream_full' })) === 1,
    );
    expect(phone.activeCalls).toBe(1);
    second.hangsUp();
    first.hangsUp();
    await first.hasStatus('COMPLETED');
  });
});
