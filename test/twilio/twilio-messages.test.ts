import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account } from '../../sandbox/carrier/account.ts';
import { RestApi } from '../../sandbox/carrier/rest-api.ts';
import { GatewayError } from '../../src/errors.ts';
import { TwilioMessages } from '../../src/twilio/rest/twilio-messages.ts';

const FROM = '+14155550199';
const TO = '+14155550100';
const account = new Account();
account.add(FROM);
const api = new RestApi({ accountSid: 'AC1', authToken: () => 'key', account, findCall: () => undefined });
let apiUrl = '';

beforeAll(async () => {
  apiUrl = await api.start();
});
afterAll(() => api.stop());

function messages({ from = FROM, authToken = 'key' } = {}): TwilioMessages {
  return new TwilioMessages({ accountSid: 'AC1', authToken, apiUrl, from });
}

async function codeOf(sending: Promise<void>): Promise<unknown> {
  const error = await sending.catch((caught: unknown) => caught);
  return error instanceof GatewayError ? error.code : error;
}

describe('a text message over Twilio', () => {
  it('is taken', async () => {
    await messages().send({ to: TO, text: 'Hello.' });
    expect(api.messages.sent).toEqual([{ to: TO, from: FROM, body: 'Hello.' }]);
  });

  it.each([
    ['to no number', { to: 'tom', text: 'Hello.' }, {}],
    ['without words', { to: TO, text: '' }, {}],
    ['that is too long', { to: TO, text: 'x'.repeat(1601) }, {}],
    ['from the number it goes to', { to: FROM, text: 'Hello.' }, {}],
    ['from a number of another account', { to: TO, text: 'Hello.' }, { from: '+14155550177' }],
    ['with a wrong token', { to: TO, text: 'Hello.' }, { authToken: 'other' }],
  ])('%s is refused', async (_what, message, settings) => {
    expect(await codeOf(messages(settings).send(message))).toBe('telephony_refused');
  });

  it('is not sent while Twilio is overloaded', async () => {
    api.refuseNext('busy');
    expect(await codeOf(messages().send({ to: TO, text: 'Hello.' }))).toBe('telephony_unavailable');
  });
});
