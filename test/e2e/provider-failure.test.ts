import { afterEach, describe, expect, it } from 'vitest';
import type { ProviderErrorCode } from '../../src/errors.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import type { PhoneCall } from '../support/phone-call.ts';
import { LONG_ANSWER, PROVIDERS, TUESDAY, usePhones } from '../support/phones.ts';

/** An answer of seven seconds is being sent for two. */
const SPEED = 4;
const WHILE_SENDING_MS = 700;

const phones = usePhones({
  openai: { speed: SPEED },
  bedrock: { speed: SPEED },
  rules: [{ when: /line broke/, answer: { text: TUESDAY } }],
});

afterEach(() => {
  phones.network.openai.faults.silentResponses = false;
  phones.network.bedrock.silentResponses = false;
});

interface RefusalCase {
  readonly status: number;
  /** AWS's name of it. */
  readonly errorType: string;
  readonly code: ProviderErrorCode;
}

const REFUSALS: readonly RefusalCase[] = [
  { status: 401, errorType: 'UnrecognizedClientException', code: 'provider_unauthorized' },
  { status: 403, errorType: 'AccessDeniedException', code: 'provider_access_denied' },
  { status: 404, errorType: 'ResourceNotFoundException', code: 'provider_model_not_found' },
  { status: 429, errorType: 'ThrottlingException', code: 'provider_throttled' },
];

function refuseNext({ network, provider }: Phone, { status, errorType }: RefusalCase): void {
  if (provider === 'openai') network.openai.faults.refuseNext(status);
  else network.bedrock.refuseNext({ status, errorType, message: 'Refused for a test.' });
}

function loseStream({ network, provider }: Phone): void {
  if (provider === 'openai') network.openai.dropAll();
  else network.bedrock.resetStream();
}

/** Told by Twilio, dialled, and with what was said so far on the agent's screen. */
async function expectPerson(phone: Phone, call: PhoneCall): Promise<void> {
  const contact = await phone.agent.sees(call.carrierCall.from);
  expect(contact.attributes).toMatchObject({ found: 'true', reason: 'provider_failure' });
  expect(call.saidByTwilio).toEqual([phone.lines.modelGone]);
  expect(phone.activeCalls).toBe(0);
  phone.agent.hangsUp();
  await call.ends();
  await call.hasStatus('HANDED_OFF');
  expect(call.errors).toEqual([]);
}

describe.each(PROVIDERS)('a caller, when %s', (provider) => {
  it.each(REFUSALS)('refuses with $status, is told so and goes to a person', async (refusal) => {
    const phone = await phones.connect({ alone: true, provider });
    refuseNext(phone, refusal);
    const call = await phone.dials();
    await expectPerson(phone, call);
    expect(await phone.metric('voice_provider_connection_failures_total', { provider })).toBe(1);
    expect(phone.logged('"level":50', 'advice', refusal.code)).toHaveLength(1);
  });

  it('refuses for good, goes to a person, and the next caller goes there without waiting', async () => {
    const phone = await phones.connect({ alone: true, provider });
    refuseNext(phone, { status: 403, errorType: 'AccessDeniedException', code: 'provider_access_denied' });
    const first = await phone.dials();
    await phone.agent.sees(first.carrierCall.from);
    const second = await phone.dials('+14155550102');
    const contact = await phone.agent.sees('+14155550102');
    expect(contact.attributes.found).toBe('false');
    expect(second.carrierCall.streams).toEqual([]);
    expect(second.saidByTwilio).toEqual([phone.lines.modelGone]);
  });

  it('never answers, goes to a person within six seconds', async () => {
    const phone = await phones.connect({ alone: true, provider });
    if (provider === 'openai') phone.network.openai.faults.hangNext();
    else phone.network.bedrock.hangNext();
    const call = await phone.dials();
    const dialled = await call.happens('dial-ringing', 1, 8_000);
    expect(dialled.atMs).toBeLessThan(6_500);
    await expectPerson(phone, call);
    expect(phone.logged('provider_timeout').length).toBeGreaterThan(0);
  });

  it('is lost in the middle of an answer, goes on talking over a new stream', async () => {
    const phone = await phones.connect({ alone: true, provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, WHILE_SENDING_MS);
    loseStream(phone);
    await call.hears(TUESDAY);
    expect(call.carrierCall.streams).toHaveLength(1);
    expect(call.saidByTwilio).toEqual([]);
    expect(await phone.metric('voice_provider_renewals_total', { provider, result: 'recovered' })).toBe(1);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('is lost for good in the middle of an answer, is told so and goes to a person', async () => {
    const phone = await phones.connect({ alone: true, provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, WHILE_SENDING_MS);
    refuseNext(phone, { status: 403, errorType: 'AccessDeniedException', code: 'provider_access_denied' });
    loseStream(phone);
    await expectPerson(phone, call);
    const [, question, answer] = await call.turns();
    expect(question?.text).toBe('what is your return policy');
    expect(answer).toMatchObject({ role: 'assistant', interrupted: true });
  });

  it('cannot speak the hold line, hears it from Twilio and still gets a person', async () => {
    const phone = await phones.connect({ alone: true, provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    phone.network.openai.faults.silentResponses = true;
    phone.network.bedrock.silentResponses = true;
    await call.presses('0');
    const contact = await phone.agent.sees(call.carrierCall.from);
    expect(contact.attributes).toMatchObject({ found: 'true', reason: 'dtmf' });
    expect(call.saidByTwilio).toEqual([phone.lines.hold]);
  });

  it('is gone and no person is configured, hears an apology', async () => {
    const phone = await phones.connect({ alone: true, provider, env: { CONNECT_PHONE_NUMBER: '' } });
    refuseNext(phone, { status: 403, errorType: 'AccessDeniedException', code: 'provider_access_denied' });
    const call = await phone.dials();
    await call.ends();
    expect(call.saidByTwilio).toEqual([phone.lines.apology]);
    await eventually(async () => ['ERROR', 'COMPLETED'].includes((await call.session())?.status ?? ''));
    expect(call.errors).toEqual([]);
  });
});
