import { describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();

describe.concurrent.each(PROVIDERS)('a call with %s', (provider) => {
  it('in which the caller stays silent ends with a question and a goodbye', async () => {
    const phone = await phones.connect({ provider, env: { IDLE_CALL_SECONDS: '5' } });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.hears(phone.lines.idlePrompt);
    await call.hears(phone.lines.idleGoodbye);
    await call.ends();
    const session = await call.hasStatus('COMPLETED');
    expect(session.endReason).toBe('idle');
    expect(call.carrierCall.durationMs).toBeGreaterThan(5_000);
    expect(call.saidByTwilio).toEqual([]);
    expect(await phone.metric('gateway_sessions_total', { provider, outcome: 'idle' })).toBe(1);
  });

  it('that lasts too long ends, with a warning before', async () => {
    const phone = await phones.connect({ provider, env: { MAX_CALL_SECONDS: '10' } });
    const call = await phone.dials();
    await call.hears(GREETING);
    const warning = await call.hears(phone.lines.durationWarning);
    expect(warning.startMs).toBeLessThan(10_000);
    await call.hears(phone.lines.durationGoodbye);
    await call.ends();
    const session = await call.hasStatus('COMPLETED');
    expect(session.endReason).toBe('max_duration');
    expect(call.errors).toEqual([]);
  });

  it('goes to a person when the gateway is full', async () => {
    const phone = await phones.connect({ provider, env: { MAX_CALLS: '1' } });
    const first = await phone.dials();
    await first.hearsPart(GREETING);
    const second = await phone.dials('+14155550102');
    const contact = await phone.agent.sees('+14155550102');
    expect(contact.digits).toBe('');
    expect(second.saidByTwilio).toEqual([phone.lines.modelGone]);
    expect(second.carrierCall.streams).toEqual([]);
    await first.hears(GREETING);
    first.hangsUp();
    await first.ends();
    const third = await phone.dials('+14155550103');
    await third.hearsPart(GREETING);
    third.hangsUp();
  });
});
