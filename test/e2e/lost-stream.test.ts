import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const phones = usePhones();

describe.concurrent.each(PROVIDERS)('a call with %s', (provider) => {
  it.each([
    ['the same instance', 0],
    ['another instance', 1],
  ])('goes on where it was when its socket is lost, on %s', async (_where, instance) => {
    const phone = await phones.connect({ provider, instances: 2 });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    await call.storedTurn(HOURS);

    phone.useInstance(instance);
    call.stream.lose();
    await call.hears(phone.lines.interruption);
    const session = await call.hasStatus('ACTIVE');
    expect(session.resumeCount).toBe(1);
    const model = await call.model();
    const memory = model.memory.map(({ text }) => text);
    expect(memory).toEqual(expect.arrayContaining(['what time do you open tomorrow', HOURS]));
    // A history that begins with the assistant is refused by Nova.
    expect(memory.includes(GREETING)).toBe(provider === 'openai');

    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    const turn = await call.storedTurn(SUNDAY);
    expect(turn.number).toBeGreaterThan(4);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('goes on with another stream when its socket falls silent, within half a minute', async () => {
    const phone = await phones.connect({ provider, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    const vanishedMs = performance.now();
    call.stream.vanish();
    await eventually(() => phone.activeCalls === 0, 30_000);
    expect(performance.now() - vanishedMs).toBeGreaterThan(10_000);
    expect(await phone.metric('gateway_sessions_total', { outcome: 'stream_lost' })).toBe(1);
    call.stream.lose();
    await call.hears(phone.lines.interruption);
    expect((await call.hasStatus('ACTIVE')).resumeCount).toBe(1);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('is handed over by an instance that never had its stream', async () => {
    const phone = await phones.connect({ provider, instances: 2 });
    phone.agent.is('busy');
    const call = await phone.dials();
    await call.hearsPart(GREETING);
    await call.presses('0');
    await call.hearsPart(phone.lines.hold);
    phone.useInstance(1);
    await call.hears(phone.lines.nobodyFree);
    phone.agent.is('answers');
    await call.presses('0');
    const contact = await phone.agent.sees(call.carrierCall.from);
    expect(contact.attributes).toMatchObject({ found: 'true', reason: 'dtmf' });
    phone.useInstance(0);
    phone.agent.hangsUp();
    await call.ends();
    await call.hasStatus('HANDED_OFF');
    expect(call.errors).toEqual([]);
  });
});
