import { beforeAll, describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, TELL_ME_MORE, usePhones } from '../support/phones.ts';

/** What the caller says is nothing to the rules and the classifier; the text model alone takes it for a wish. */
const WISH = /Caller: my order has not arrived yet\n<\/call>$/;
const phones = usePhones({});
const TRANSFER = '{"action":"transfer","reason":"explicit_request","confidence":0.95}';
const NONE = '{"action":"none","reason":"explicit_request","confidence":0.9}';
const SUMMARY = 'The caller misses an order.';

function answer(system: string | null | undefined, prompt: string): string {
  if (system?.includes('the note that a service agent reads')) return SUMMARY;
  return WISH.test(prompt) ? TRANSFER : NONE;
}

beforeAll(() => {
  const { openai, bedrock } = phones.network;
  openai.text.answer = ({ instructions, input }) => answer(instructions, input);
  bedrock.text.answer = ({ system, prompt }) => answer(system, prompt);
});

describe.concurrent.each(PROVIDERS)('a caller of %s', (provider) => {
  const env =
    provider === 'nova'
      ? { ESCALATION_MODEL_ID: 'amazon.nova-lite-v1:0' }
      : { ESCALATION_OPENAI_MODEL: 'gpt-6-luna' };

  it('reaches a person when only a text model understands the wish, and the record names the judge', async () => {
    const phone = await phones.connect({ provider, env, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-order-missing');
    await call.hears(phone.lines.hold);
    const contact = await phone.agent.sees(phone.caller);
    expect(contact.attributes).toMatchObject({ found: 'true', reason: 'explicit_request', summary: SUMMARY });
    const session = await call.session();
    expect(session?.handoff).toMatchObject({ reason: 'explicit_request', decidedBy: 'judge' });
    expect(session?.usage?.textModelInputTokens).toBeGreaterThan(0);
    call.hangsUp();
    await call.hasStatus('HANDED_OFF');
    expect(
      await phone.metric('gateway_text_model_requests_total', { task: 'judge', result: 'transfer' }),
    ).toBe(1);
    expect(phone.log.join('')).toContain('"decidedBy":"judge"');
  });

  it('stays with the assistant when they want no person', async () => {
    const phone = await phones.connect({ provider, env });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-parcel');
    await call.hears(TELL_ME_MORE);
    expect((await call.session())?.status).toBe('ACTIVE');
    call.hangsUp();
    await call.ends();
  });
});
