import { describe, expect, it } from 'vitest';
import type { InstanceState } from '../../sandbox/connect/flow-instance.ts';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();

/** The availability check says that people are there, and then Connect's own flow says no. */
const REFUSALS: readonly (readonly [string, Partial<InstanceState>])[] = [
  ['full', { queue: 'full' }],
  ['closed', { hours: 'closed' }],
];

describe.concurrent.each(PROVIDERS)('a caller of %s whom Connect answers and turns away', (provider) => {
  it.each(REFUSALS)('returns to the assistant and hears the offer: %s', async (result, state) => {
    const phone = await phones.connect({ provider });
    phone.agent.isAt(state);
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-person');
    await call.hears(phone.lines.hold);
    await call.happens('dial-answered');
    await call.hears(phone.lines.nobodyFree);
    expect(await call.hasStatus('ACTIVE')).toMatchObject({ resumeCount: 1 });
    expect(phone.agent.contacts).toMatchObject([
      { state: 'ended', answeredAtMs: undefined, digits: expect.stringMatching(/^\d{10}$/) },
    ]);
    expect(phone.agent.contacts[0]?.path).toContain('say-returning');
    expect(await phone.metric('gateway_handoffs_total', { result })).toBeGreaterThan(0);

    const model = await call.model();
    expect(model.memory.map(({ text }) => text)).toContain('i want to speak to a person please');
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    expect(call.saidByTwilio).toEqual([]);
    expect(call.errors).toEqual([]);
  });

  it('reaches a person once a place is free', async () => {
    const phone = await phones.connect({ provider });
    phone.agent.isAt({ queue: 'full' });
    const call = await phone.dials();
    await call.hearsPart(GREETING);
    await call.presses('0');
    await call.hearsPart(phone.lines.nobodyFree);
    phone.agent.isAt({ queue: 'free' });
    await call.presses('0');
    const contact = await phone.agent.sees(call.carrierCall.from);
    expect(contact.attributes.found).toBe('true');
    await call.happens('dial-bridged', 2);
    phone.agent.hangsUp();
    await call.ends();
    await call.hasStatus('HANDED_OFF');
  });
});
