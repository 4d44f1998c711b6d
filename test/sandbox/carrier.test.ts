import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Carrier, type CarrierOptions } from '../../src/sandbox/carrier/carrier.ts';
import { StubGateway } from './carrier-gateway.ts';

const ACCOUNT = `AC${'0'.repeat(32)}`;
let gateway: StubGateway;
let carrier: Carrier;

function openCarrier(options: Partial<CarrierOptions> = {}): Carrier {
  carrier = new Carrier({
    accountSid: ACCOUNT,
    authToken: 'secret',
    publicUrl: 'https://voice.example.test',
    gatewayOrigin: gateway.origin,
    ...options,
  });
  return carrier;
}

beforeEach(async () => {
  gateway = await StubGateway.start();
  openCarrier();
});

afterEach(async () => {
  await carrier.stop();
  await gateway.stop();
});

const PEOPLE = { from: '+14155550100', to: '+14155550199' };

describe('smoke', () => {
  it('plays a call', async () => {
    gateway.on(
      '/twilio/voice',
      '<Say>Hi</Say><Connect action="/ended"><Stream url="wss://voice.example.test/twilio/stream"><Parameter name="token" value="abc"/></Stream></Connect>',
    );
    gateway.on('/ended', '<Hangup/>');
    const call = await carrier.call(PEOPLE);
    const stream = await gateway.stream();
    stream.plays(Buffer.alloc(1600, 0x10));
    stream.asksMark('one');
    await call.phone.hearsSpeech(1000);
    await call.phone.hearsSilence(100, 2000);
    stream.socket.close();
    const result = await call.done;
    expect(call.heard.length).toBeGreaterThan(1);
  });
});
