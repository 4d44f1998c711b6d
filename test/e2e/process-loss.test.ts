import { afterAll, describe, expect, it } from 'vitest';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { eventually } from '../support/eventually.ts';
import { Fleet } from '../support/fleet.ts';
import { GREETING } from '../support/phone.ts';
import { LONG_ANSWER, PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const phones = usePhones();
const fleets: Fleet[] = [];
afterAll(() => Promise.all(fleets.map((fleet) => fleet.stop())));

/** Two gateways as processes, and a phone whose calls begin on the first. */
async function twoProcesses(provider: VoiceProvider) {
  const fleet = new Fleet();
  fleets.push(fleet);
  const [first, second] = await Promise.all([
    fleet.start(phones.network, provider),
    fleet.start(phones.network, provider),
  ]);
  fleet.use(first);
  const phone = await phones.connect({ provider, carrier: { gatewayOrigin: fleet.balancer.origin } });
  return { fleet, first, second, phone };
}

describe.concurrent.each(PROVIDERS)('a call with %s', (provider) => {
  it('goes on in another process, with what was heard, when its process is killed in mid-sentence', async () => {
    const { fleet, first, second, phone } = await twoProcesses(provider);
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 3_500);
    const killedMs = call.carrierCall.durationMs;
    fleet.use(second);
    first.kill();
    const { startMs } = await call.hears(phone.lines.interruption);
    expect(startMs - killedMs).toBeLessThan(5_000);

    const session = await call.hasStatus('ACTIVE');
    expect(session).toMatchObject({ resumeCount: 1, messageCount: expect.any(Number) });
    const memory = (await call.model()).memory.map(({ text }) => text);
    expect(memory).toContainEqual(expect.stringContaining('return policy'));
    // What was being said is remembered as far as it had been stored: at most two seconds are missing.
    expect(memory).toContainEqual(expect.stringContaining('We open at nine'));
    expect(memory).not.toContain(LONG_ANSWER);

    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    expect(call.errors).toEqual([31921]);
  });

  it('is not disturbed by a frozen process that wakes up after another one has taken the call', async () => {
    const { fleet, first, second, phone } = await twoProcesses(provider);
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 2_500);
    fleet.use(second);
    first.freeze();
    call.stream.lose();
    await call.hears(phone.lines.interruption);
    const owner = (await call.session())?.ownerInstance;
    first.thaw();
    await eventually(() => fleet.log.some((line) => line.includes('Another stream owns the session now')));
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    await call.storedTurn(SUNDAY);
    const session = await call.hasStatus('ACTIVE');
    expect(session).toMatchObject({ ownerInstance: owner, resumeCount: 1 });
    expect((await call.turns()).filter(({ text }) => text === SUNDAY)).toHaveLength(1);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});

describe.concurrent.each(PROVIDERS)('a call with %s whose stream is lost', (provider) => {
  it('again and again brings the caller to a person', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hearsPart(GREETING);
    for (const streams of [2, 3, 4]) {
      call.stream.lose();
      await call.happens('stream-opened', streams);
      await call.hearsPart(phone.lines.interruption);
    }
    call.stream.lose();
    const contact = await phone.agent.sees(call.carrierCall.from);
    // The agent sees what was heard, though no stream was there to write it for the agent.
    expect(contact.attributes).toMatchObject({ found: 'true', reason: 'provider_failure' });
    expect(contact.attributes.transcript).toContain(`Assistant: ${GREETING.split(' ')[0]}`);
    expect(call.saidByTwilio).toEqual([phone.lines.modelGone]);
    expect(call.carrierCall.streams).toHaveLength(4);
    phone.agent.hangsUp();
    await call.ends();
    await call.hasStatus('HANDED_OFF');
  });

  it('is resumed over REST when Twilio does not ask, even if Twilio refuses twice', async () => {
    const phone = await phones.connect({
      provider,
      instances: 2,
      alone: true,
      env: { TWILIO_API_URL: phones.network.carrier.restUrl },
      carrier: { asksActionAfterLoss: false },
    });
    const call = await phone.dials();
    // The REST API of the network knows the calls of its own carrier only.
    phones.network.carrier.calls.set(call.sid, call.carrierCall);
    await call.hears(GREETING);
    phone.useInstance(1);
    phones.network.carrier.refuseRest('unauthorized', 'busy');
    call.stream.lose();
    await call.hears(phone.lines.interruption, 20_000);
    const session = await call.hasStatus('ACTIVE');
    // Each try takes the session over once more, under the next number.
    expect(session.resumeCount).toBe(4);
    expect(call.moments('updated')).toHaveLength(1);
    expect(await phone.metric('gateway_call_resumes_total', { way: 'update' })).toBe(1);
    expect(await phone.metric('gateway_call_resumes_total', { way: 'action' })).toBe(0);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('is not resumed over REST when Twilio has asked', async () => {
    const phone = await phones.connect({
      provider,
      env: { TWILIO_API_URL: phones.network.carrier.restUrl },
    });
    const call = await phone.dials();
    phones.network.carrier.calls.set(call.sid, call.carrierCall);
    await call.hears(GREETING);
    call.stream.lose();
    await call.hears(phone.lines.interruption);
    const asked = call.carrierCall.nowMs;
    await eventually(() => call.carrierCall.nowMs > asked + 3_000);
    expect(call.moments('updated')).toEqual([]);
    expect((await call.hasStatus('ACTIVE')).resumeCount).toBe(1);
    call.hangsUp();
  });
});
