import { describe, expect, it } from 'vitest';
import type { ConnectBehaviour } from '../../sandbox/connect/phone-number.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();

const FAILURES: readonly (readonly [ConnectBehaviour, string])[] = [
  ['busy', 'busy'],
  ['rings', 'no_answer'],
  ['fails', 'failed'],
];

describe.concurrent.each(PROVIDERS)('a caller of %s whom no person takes', (provider) => {
  it.each(FAILURES)('returns to the same conversation: %s', async (behaviour, result) => {
    const phone = await phones.connect({ provider, env: { HANDOFF_DIAL_TIMEOUT_SECONDS: '5' } });
    phone.agent.is(behaviour);
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-person');
    await call.hears(phone.lines.hold);
    await call.hears(phone.lines.nobodyFree);
    const session = await call.hasStatus('ACTIVE');
    expect(session.resumeCount).toBe(1);
    expect(await phone.metric('gateway_handoffs_total', { result })).toBeGreaterThan(0);

    const model = await call.model();
    expect(model.memory.map(({ text }) => text)).toContain('i want to speak to a person please');
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    expect((await call.turns()).map(({ text }) => text)).toContain(GREETING);
    expect(call.errors).toEqual([]);
  });

  it('reaches a person at the second attempt', async () => {
    const phone = await phones.connect({ provider, env: { HANDOFF_DIAL_TIMEOUT_SECONDS: '5' } });
    phone.agent.is('busy');
    const call = await phone.dials();
    await call.hearsPart(GREETING);
    await call.presses('0');
    await call.hearsPart(phone.lines.nobodyFree);
    phone.agent.is('answers');
    await call.presses('0');
    await call.hears(phone.lines.hold);
    const contact = await phone.agent.sees(call.carrierCall.from);
    expect(contact.attributes.found).toBe('true');
    call.hangsUp();
    await call.hasStatus('HANDED_OFF');
  });
});
