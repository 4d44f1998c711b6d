import { afterAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { Fleet } from '../support/fleet.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, LONG_ANSWER, PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const phones = usePhones();
const fleets: Fleet[] = [];
afterAll(() => Promise.all(fleets.map((fleet) => fleet.stop())));

const CALLS = 20;
const IN_TIME = new AbortController().signal;

describe.concurrent.each(PROVIDERS)('a call with %s', (provider) => {
  it('moves to another process at a quiet moment, and the caller hears nothing of it', async () => {
    const phone = await phones.connect({ provider, instances: 2, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hearsPart(HOURS);
    const old = phone.gateway.services;
    phone.useInstance(1);
    await old.drain(0);
    const moving = old.move(IN_TIME);
    // What is being said is said to its end first.
    await call.hears(HOURS);
    await moving;
    await call.happens('stream-opened', 2);
    expect(old.callControl.activeCalls).toBe(0);
    await eventually(async () => (await call.session())?.resumeCount === 1);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    expect(call.heard(phone.lines.interruption)).toBeUndefined();
    const memory = (await call.model()).memory.map(({ text }) => text);
    expect(memory).toEqual(expect.arrayContaining(['what time do you open tomorrow', HOURS]));
    expect((await call.turns()).map(({ role }) => role)).toEqual([
      'assistant',
      'caller',
      'assistant',
      'caller',
      'assistant',
    ]);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    expect(call.errors).toEqual([]);
  });

  it('moves in the middle of a sentence when time is short, and the caller is told', async () => {
    const phone = await phones.connect({ provider, instances: 2, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 1_500);
    const old = phone.gateway.services;
    phone.useInstance(1);
    await old.move(AbortSignal.abort());
    await call.hears(phone.lines.moved);
    const cut = (await call.turns()).find(({ interrupted }) => interrupted);
    expect(LONG_ANSWER.startsWith(cut?.text ?? '-')).toBe(true);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('goes to a person when no process can take it over', async () => {
    const phone = await phones.connect({ provider, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await phone.gateway.services.move(IN_TIME);
    const contact = await phone.agent.sees(call.carrierCall.from);
    expect(contact.contactId).not.toBe('');
    expect(call.carrierCall.streams).toHaveLength(4);
    phone.agent.hangsUp();
    await call.ends();
    expect(call.errors).toEqual([]);
  });
});

// Last, and one after the other: this many callers leave one machine no time for anything else.
describe.each(PROVIDERS)('a call with %s', (provider) => {
  it(`survives a stopping process, together with ${CALLS - 1} others`, async () => {
    const fleet = new Fleet();
    fleets.push(fleet);
    const [old, next] = await Promise.all([
      fleet.start(phones.network, provider, { DRAIN_SECONDS: '1' }),
      fleet.start(phones.network, provider),
    ]);
    fleet.use(old);
    const phone = await phones.connect({ provider, carrier: { gatewayOrigin: fleet.balancer.origin } });
    const callers = Array.from({ length: CALLS }, (_, index) => `+141555502${10 + index}`);
    const calls = await Promise.all(callers.map((caller) => phone.dials(caller)));
    await Promise.all(calls.map((call) => call.hears(GREETING)));
    await Promise.all(calls.slice(0, CALLS / 2).map((call) => call.says('caller-return-policy')));

    fleet.use(old, next);
    old.drain();
    // The signal is on its way.
    await eventually(async () => (await old.readiness()).status === 503);
    const newcomer = await phone.dials('+14155550299');
    await newcomer.hearsPart(GREETING);
    expect(await old.exit).toBe(0);
    await Promise.all(calls.map((call) => call.happens('stream-opened', 2)));
    expect(await next.metric('gateway_active_sessions')).toBe(CALLS + 1);
    await Promise.all(
      calls.slice(0, 4).map(async (call) => {
        await call.says('caller-sunday');
        await call.hears(SUNDAY);
      }),
    );
    for (const call of [...calls, newcomer]) {
      expect(call.carrierCall.over).toBe(false);
      expect(call.errors).toEqual([]);
      call.hangsUp();
    }
  });
});
