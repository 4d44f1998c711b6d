import { describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { HOURS, LONG_ANSWER, PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const SPEED = 4;
const PLAIN = { WIRE: 'plain' };

const phones = usePhones({ openai: { speed: SPEED }, bedrock: { speed: SPEED, turnEndSilenceMs: 400 } });

describe.concurrent.each(PROVIDERS)('a call with %s on a plain wire', (provider) => {
  it('has a question answered', async () => {
    const phone = await phones.connect({ provider, env: PLAIN });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    await call.storedTurn(HOURS);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    expect(call.errors).toEqual([]);
    expect(await phone.metric('gateway_plain_path_total')).toBe(0);
  });

  it('is interrupted by the caller', async () => {
    const phone = await phones.connect({ provider, env: PLAIN });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 700);
    const clear = await call.interrupts('caller-sunday');
    expect(Number(clear.detail.droppedMs)).toBeGreaterThan(0);
    await call.hears(SUNDAY);
    call.hangsUp();
    await call.ends();
    expect(call.errors).toEqual([]);
  });

  it('is handed off to a person who knows the conversation', async () => {
    const phone = await phones.connect({ provider, env: PLAIN });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-person');
    await call.hears(phone.lines.hold);
    const contact = await phone.agent.sees(phone.caller);
    expect(contact.attributes).toMatchObject({ found: 'true', reason: 'explicit_request' });
    expect(contact.attributes.transcript).toContain('Caller: i want to speak to a person please');
    phone.agent.hangsUp();
    await call.ends();
  });
});

describe.concurrent.each(PROVIDERS)('a call with %s on a fast wire', (provider) => {
  it('seldom falls back to the plain readers', async () => {
    const phone = await phones.connect({ provider, alone: true, env: { WIRE: 'fast' } });
    const call = await phone.dials();
    await call.hears(GREETING);
    const fallen = await phone.metric('gateway_plain_path_total');
    expect(fallen).toBeLessThan(
      (await phone.metric('gateway_media_frames_total', { direction: 'inbound' })) / 10,
    );
    call.hangsUp();
    await call.ends();
  });
});
