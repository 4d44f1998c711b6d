import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { twilioSignature } from '../../sandbox/carrier/signer.ts';
import {
  ACCOUNT_SID,
  AUTH_TOKEN,
  CONNECT,
  PEOPLE,
  PUBLIC_URL,
  STREAM_URL,
  useTown,
} from './carrier-fixture.ts';
import type { ReceivedWebhook } from './carrier-gateway.ts';
import { response, StubGateway } from './carrier-gateway.ts';

const town = useTown();

function isSigned({ method, url, params, headers }: ReceivedWebhook): boolean {
  const signature = String(headers['x-twilio-signature']);
  return twilio.validateRequest(AUTH_TOKEN, signature, PUBLIC_URL + url, method === 'GET' ? {} : params);
}

describe('the signature', () => {
  it("is the one of Twilio's own documentation", () => {
    const params = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    };
    expect(twilioSignature('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', params)).toBe(
      twilio.getExpectedTwilioSignature('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', params),
    );
  });

  it('is accepted by the twilio package on POST, GET and upgrade', async () => {
    town.gateway.on('/twilio/voice', '<Redirect method="GET">/next?step=2&amp;x=a%20b</Redirect>');
    town.gateway.on('/next', CONNECT);
    town.gateway.on('/ended', '<Hangup/>');
    const call = await town.carrier.call(PEOPLE);
    const stream = await town.gateway.stream();
    stream.socket.close();
    await call.done;
    expect(town.gateway.webhooks.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /twilio/voice',
      'GET /next',
      'POST /ended',
    ]);
    expect(town.gateway.webhooks.map(isSigned)).toEqual([true, true, true]);
    const signature = String(stream.headers['x-twilio-signature']);
    expect(twilio.validateRequest(AUTH_TOKEN, signature, STREAM_URL, {})).toBe(true);
    expect(stream.headers.host).toBe('voice.example.test');
  });
});

describe('a webhook', () => {
  it('is a form with the parameters of the call', async () => {
    town.gateway.on('/twilio/voice', '<Hangup/>');
    const call = await town.carrier.call(PEOPLE);
    await call.done;
    const [webhook] = town.gateway.webhooks;
    expect(webhook?.headers['content-type']).toBe('application/x-www-form-urlencoded; charset=UTF-8');
    expect(webhook?.headers['i-twilio-idempotency-token']).toMatch(/^[\w-]{36}$/);
    expect(webhook?.params).toMatchObject({
      AccountSid: ACCOUNT_SID,
      ApiVersion: '2010-04-01',
      CallSid: call.sid,
      CallStatus: 'ringing',
      Direction: 'inbound',
      From: PEOPLE.from,
      To: PEOPLE.to,
      FromCity: '',
    });
    expect(call.errors).toEqual([]);
  });

  it('goes to the next instance when one does not accept the connection', async () => {
    const dead = await StubGateway.start();
    const deadOrigin = dead.origin;
    await dead.stop();
    town.configure({ gatewayOrigin: [deadOrigin, town.gateway.origin] });
    town.gateway.on('/twilio/voice', '<Hangup/>');
    const call = await town.carrier.call(PEOPLE);
    await expect(call.done).resolves.toMatchObject({ status: 'completed' });
    expect(call.errors).toEqual([]);
  });

  it('gives up after one more attempt', async () => {
    const dead = await StubGateway.start();
    const deadOrigin = dead.origin;
    await dead.stop();
    let connections = 0;
    const gatewayOrigin = () => {
      connections += 1;
      return deadOrigin;
    };
    town.configure({ gatewayOrigin });
    const call = await town.carrier.call(PEOPLE);
    await expect(call.done).resolves.toEqual({ status: 'failed', durationMs: 0 });
    expect(call.errors.map(({ code }) => code)).toEqual([11200]);
    expect(connections).toBe(2);
  });

  it.each([
    { action: '/after', asked: 1, errors: [11200] },
    { action: '/after#rc=2', asked: 1, errors: [11200] },
    { action: '/after#rc=2&amp;rp=all', asked: 3, errors: [] },
    { action: '/after#rc=1&amp;rp=all', asked: 2, errors: [11200] },
  ])('that breaks in the middle twice is repeated as $action says', async ({ action, asked, errors }) => {
    town.gateway.on('/twilio/voice', `<Redirect>${action}</Redirect>`);
    town.gateway.on('/after', () => {
      const breaks = town.gateway.to('/after').length <= 2;
      return { body: response('<Hangup/>'), breaks };
    });
    const call = await town.carrier.call(PEOPLE);
    await call.done;
    expect(call.errors.map(({ code }) => code)).toEqual(errors);
    const tries = town.gateway.to('/after');
    expect(tries).toHaveLength(asked);
    expect(new Set(tries.map(({ headers }) => headers['i-twilio-idempotency-token'])).size).toBe(1);
    expect(tries.map(({ url }) => url)).toEqual(tries.map(() => '/after'));
    expect(tries.map(isSigned)).toEqual(tries.map(() => true));
  });

  it.each([
    ['an error status', { status: 500, body: '<Response/>' }, 11200],
    ['an answer that is no XML by its type', { contentType: 'application/json', body: '{}' }, 12300],
    ['broken XML', { body: '<Response><Say>' }, 12100],
    ['an unknown verb', { body: '<Response><Shout/></Response>' }, 12200],
  ])('ends the call with an application error for %s', async (_, reply, code) => {
    town.gateway.on('/twilio/voice', () => reply);
    const call = await town.carrier.call(PEOPLE);
    await expect(call.done).resolves.toEqual({ status: 'failed', durationMs: 0 });
    expect(call.errors.map((error) => error.code)).toEqual([code]);
  });

  it('is given up after a time limit', async () => {
    town.configure({ requestTimeoutMs: 100 });
    town.gateway.on('/twilio/voice', () => ({ delayMs: 60_000, body: '<Response/>' }));
    const call = await town.carrier.call(PEOPLE);
    await call.done;
    expect(call.errors.map(({ code }) => code)).toEqual([11200]);
  });

  it('never leaves this machine', async () => {
    town.gateway.on('/twilio/voice', '<Redirect>https://elsewhere.example.test/x</Redirect>');
    const call = await town.carrier.call(PEOPLE);
    await call.done;
    expect(call.errors.map(({ code }) => code)).toEqual([11200]);
  });

  it('can go to another instance than the stream', async () => {
    const second = await StubGateway.start();
    let turn = 0;
    const gatewayOrigin = () => {
      turn += 1;
      return turn === 2 ? second.origin : town.gateway.origin;
    };
    town.configure({ gatewayOrigin });
    town.gateway.on('/twilio/voice', CONNECT);
    town.gateway.on('/ended', '<Hangup/>');
    const call = await town.carrier.call(PEOPLE);
    const stream = await second.stream();
    stream.socket.close();
    await call.done;
    expect(town.gateway.streams).toHaveLength(0);
    await second.stop();
  });
});
