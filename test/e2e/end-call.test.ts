import { describe, expect, it } from 'vitest';
import { ENGLISH_LINES } from '../../src/spoken/en.ts';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const { goodbye } = ENGLISH_LINES;
const OWN_GOODBYE = 'You are welcome. Have a nice day, and goodbye.';
const endCall = { name: 'end_call', arguments: {} };

const phones = usePhones({
  rules: [
    { when: /goodbye/, answer: { toolCalls: [endCall] } },
    { when: /no thank you/, answer: { text: OWN_GOODBYE, toolCalls: [endCall] } },
  ],
});

describe.concurrent.each(PROVIDERS)('a caller of %s who has said goodbye', (provider) => {
  it('hears goodbye to its end before the call ends', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-goodbye');
    await call.hears(goodbye);
    await call.ends();
    expect((await call.hasStatus('COMPLETED')).endReason).toBe('said_goodbye');
    expect(call.saidByTwilio).toEqual([]);
  });

  it('goes on when they speak again', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-goodbye');
    await call.hearsPart(goodbye, 500);
    await call.interrupts('caller-sunday');
    await call.hears(SUNDAY);
    expect((await call.session())?.status).toBe('ACTIVE');
    call.hangsUp();
    await call.ends();
  });
});

describe('a model that says goodbye itself', () => {
  it('is heard to its end, and nothing is added', async () => {
    const phone = await phones.connect({ provider: 'openai' });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-no');
    await call.hears(OWN_GOODBYE);
    await call.ends();
    expect((await call.hasStatus('COMPLETED')).endReason).toBe('said_goodbye');
    expect((await call.turns()).at(-1)?.text).toBe(OWN_GOODBYE);
  });
});

describe('a process that stops while a caller is bidden goodbye', () => {
  it.each(PROVIDERS)('lets the call end in order, with %s', async (provider) => {
    const phone = await phones.connect({ provider, instances: 2, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-goodbye');
    await call.hearsPart(goodbye, 300);
    const old = phone.gateway.services;
    phone.useInstance(1);
    await old.drain(0);
    const moving = old.move(new AbortController().signal);
    await call.ends();
    await moving;
    expect((await call.hasStatus('COMPLETED')).endReason).toBe('said_goodbye');
    expect(call.carrierCall.streams).toHaveLength(1);
    expect(call.heard(goodbye)?.heardMs).toBe(call.heard(goodbye)?.wholeMs);
  });
});
