import { describe, expect, it } from 'vitest';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, TUESDAY, usePhones } from '../support/phones.ts';
import { TimedTool } from '../support/timed-tool.ts';

const SENT = 'I have sent it to you.';
const NOT_SENT = 'I could not send it.';
const status = new TimedTool('status', { result: { arrives: 'Tuesday' } });
const sms = { name: 'send_sms', arguments: { text: 'Your parcel arrives on Tuesday.' } };

const phones = usePhones({
  toolbox: [status],
  rules: [
    { when: /"arrives"/, answer: { text: TUESDAY } },
    { when: /"status":"sent"/, answer: { text: SENT } },
    { when: /"error":/, answer: { text: NOT_SENT } },
    { when: /where is my parcel/, answer: { toolCalls: [{ name: 'status', arguments: { ms: 200 } }] } },
    { when: /yes please/, answer: { toolCalls: [sms] } },
  ],
});

describe.each(PROVIDERS)('what the assistant of %s has done', (provider) => {
  it('is told to the person who takes the call over', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-parcel');
    await call.hears(TUESDAY);
    await call.says('caller-person');
    const contact = await phone.agent.sees(call.carrierCall.from);
    expect(contact.attributes.tried).toContain('Tools: status (ok)');
    phone.agent.hangsUp();
    await call.ends();
  });

  it('may be a text message to the caller', async () => {
    const env = { SEND_SMS: 'true', TWILIO_PHONE_NUMBER: SANDBOX.assistantNumber };
    // The REST API that the gateways of this network ask.
    const { carrier } = phones.network;
    carrier.account.clear();
    const before = carrier.textMessages.length;
    const phone = await phones.connect({ alone: true, provider, env });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-yes');
    await call.hears(NOT_SENT);
    carrier.account.add(SANDBOX.assistantNumber);
    await call.says('caller-yes');
    await call.hears(SENT);
    expect(carrier.textMessages.slice(before)).toEqual([
      { to: phone.caller, from: SANDBOX.assistantNumber, body: sms.arguments.text },
    ]);
    call.hangsUp();
    await call.ends();
  });
});
