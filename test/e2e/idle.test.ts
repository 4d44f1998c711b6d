import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { BYTES_PER_MS } from '../../src/audio/format.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import type { PhoneCall } from '../support/phone-call.ts';
import { PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();
const IDLE_SECONDS = 5;
const env = { IDLE_CALL_SECONDS: String(IDLE_SECONDS) };

/** Something loud that is no word. */
function noise(ms: number): Buffer {
  return Buffer.from(Array.from({ length: ms * BYTES_PER_MS }, (_, at) => (at % 8 < 4 ? 0x90 : 0x10)));
}

/** A sentence without a pause that would end it. */
function monologue(): Buffer {
  const parts = ['caller-return-policy', 'caller-open-tomorrow', 'caller-sunday'];
  return Buffer.concat(parts.map((id) => phones.network.library.utterance(id).mulaw));
}

const prompts = (call: PhoneCall, line: string) => (call.heard(line)?.heardMs ?? 0) > 0;

describe.concurrent('a call on which', () => {
  it.each(['server', 'gateway'])('there are only noises, with TURN_TAKING=%s, still ends', async (mode) => {
    const phone = await phones.connect({
      provider: 'openai',
      env: { ...env, TURN_TAKING: mode },
      alone: true,
    });
    // For all calls of this file, which are on at the same time.
    phones.network.openai.faults.wordlessNoise = true;
    const call = await phone.dials();
    await call.hears(GREETING);
    const startedMs = performance.now();
    while (!call.carrierCall.over && performance.now() - startedMs < 8 * IDLE_SECONDS * 1000) {
      await call.carrierCall.phone.says(noise(300));
      await delay(2_500);
    }
    const session = await call.hasStatus('COMPLETED');
    expect(session.endReason).toBe('idle');
  });

  it('another instance heard of the end stops without asking whether the caller is there', async () => {
    const phone = await phones.connect({ provider: 'openai', env, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    const over = { status: 'COMPLETED', endReason: 'call_over' } as const;
    await phone.gateway.services.store.transitionSession(call.sid, ['ACTIVE'], over);
    await eventually(() => phone.activeCalls === 0, IDLE_SECONDS * 1000);
    expect(await phone.metric('gateway_sessions_total', { outcome: 'caller_hung_up' })).toBe(1);
  });

  it('no mark comes back still ends', async () => {
    const phone = await phones.connect({ provider: 'openai', env });
    const call = await phone.dials();
    await call.hearsPart(GREETING);
    call.stream.losesMarks = true;
    await call.hears(phone.lines.idlePrompt);
    await call.hears(phone.lines.idleGoodbye);
    await call.ends(20_000);
    expect((await call.hasStatus('COMPLETED')).endReason).toBe('idle');
    expect(call.stream.counters.marksEchoed).toBeLessThan(call.stream.counters.marksReceived);
  });

  it.each(PROVIDERS)(
    'the caller of %s speaks on and on is not interrupted by the idle prompt',
    async (provider) => {
      const phone = await phones.connect({ provider, env });
      const call = await phone.dials();
      await call.hears(GREETING);
      await call.carrierCall.phone.says(monologue());
      expect(prompts(call, phone.lines.idlePrompt)).toBe(false);
      expect(call.carrierCall.over).toBe(false);
      call.hangsUp();
      await call.ends();
    },
  );
});
