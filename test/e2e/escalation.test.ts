import { describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, TELL_ME_MORE, usePhones } from '../support/phones.ts';

const phones = usePhones({
  rules: [
    {
      when: /parcel/,
      answer: { toolCalls: [{ name: 'escalate_to_human', arguments: { reason: 'lost parcel' } }] },
    },
    { when: /call me back/, answer: { toolCalls: [{ name: 'book_flight', arguments: { to: 'Rome' } }] } },
    { when: /"unknown_tool"/, answer: { text: 'Goodbye.' } },
  ],
});

describe.concurrent.each(PROVIDERS)('a caller of %s', (provider) => {
  it('asks for a person and reaches one who knows the conversation', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-person');
    await call.hears(phone.lines.hold);
    const closed = await call.happens('stream-closed');
    expect(closed.detail).toMatchObject({ how: 'closed', droppedMs: 0 });

    const contact = await phone.agent.sees(phone.caller);
    expect(contact.digits).toMatch(/^\d{10}$/);
    expect(contact.attributes).toMatchObject({ found: 'true', reason: 'explicit_request' });
    expect(contact.attributes.transcript).toContain('Caller: i want to speak to a person please');
    expect((await call.session())?.status).toBe('HANDING_OFF');

    await call.happens('dial-bridged');
    phone.agent.hangsUp();
    await call.ends();
    await call.hasStatus('HANDED_OFF');
    expect(call.saidByTwilio).toEqual([]);
    expect(call.errors).toEqual([]);
    expect(await phone.metric('gateway_escalations_total', { reason: 'explicit_request' })).toBe(1);
  });

  it('presses 0 during the greeting and reaches a person', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hearsPart(GREETING);
    await call.presses('0');
    await call.hears(phone.lines.hold);
    const contact = await phone.agent.sees(phone.caller);
    expect(contact.attributes).toMatchObject({ found: 'true', reason: 'dtmf' });
    call.hangsUp();
    await call.hasStatus('HANDED_OFF');
  });

  it('reaches a person when the model asks for one', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-parcel');
    await call.hears(phone.lines.hold);
    const contact = await phone.agent.sees(phone.caller);
    expect(contact.attributes).toMatchObject({ found: 'true', reason: 'model_tool' });
    call.hangsUp();
    await call.ends();
  });

  it('goes on talking when the model calls a tool that does not exist', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-call-back');
    await call.hears('Goodbye.');
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('who only mentions an agent stays with the assistant', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-agent-yesterday');
    await call.hears(TELL_ME_MORE);
    expect((await call.session())?.status).toBe('ACTIVE');
    expect(call.carrierCall.streams).toHaveLength(1);
    call.hangsUp();
    await call.ends();
  });

  it('is told that no person can be reached when no number is configured, and goes on talking', async () => {
    const phone = await phones.connect({ provider, env: { CONNECT_PHONE_NUMBER: '' } });
    const call = await phone.dials();
    await call.hearsPart(GREETING);
    await call.presses('0');
    await call.hears(phone.lines.noPersons);
    await call.says('caller-hello');
    await call.hears(TELL_ME_MORE);
    expect((await call.session())?.status).toBe('ACTIVE');
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});
