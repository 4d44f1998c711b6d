import { describe, expect, it } from 'vitest';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, usePhones } from '../support/phones.ts';

const ASKS = 'Under which number may we call you?';
const CONFIRMED = 'A colleague will call you back.';
const callback = (number?: string) => ({
  toolCalls: [{ name: 'request_callback', arguments: number === undefined ? {} : { phone_number: number } }],
});

const phones = usePhones({
  rules: [
    { when: /yes please/, answer: callback() },
    { when: /parcel/, answer: callback('(415) 555-0188') },
    { when: /number_missing/, answer: { text: ASKS } },
    { when: /confirm that a colleague/i, answer: { text: CONFIRMED } },
  ],
});

describe.concurrent.each(PROVIDERS)('a caller of %s', (provider) => {
  it.each(['client:alice', '+266696687'])('who calls as %s reaches a person', async (from) => {
    const phone = await phones.connect({ provider, alone: true });
    const call = await phone.dials(from);
    await call.hears(GREETING);
    await call.presses('0');
    const contact = await phone.agent.sees(SANDBOX.assistantNumber);
    expect(JSON.stringify(contact)).not.toContain(from);
    expect(call.carrierCall.errors).toEqual([]);
    phone.agent.hangsUp();
    await call.ends();
  });

  it('without a number is asked for one, and may say it in national form', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials('sip:alice@example.com');
    await call.hears(GREETING);
    await call.says('caller-yes');
    await call.hears(ASKS);
    await call.says('caller-parcel');
    await call.hears(CONFIRMED);
    const tasks = phones.network.contactCentre.tasks.filter(({ name }) => name.endsWith('+14155550188'));
    expect(tasks).not.toEqual([]);
    call.hangsUp();
  });
});
