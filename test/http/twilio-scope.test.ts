import twilio from 'twilio';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GatewayRig } from './gateway-rig.ts';

const ENDED = { CallSid: 'CA1', CallStatus: 'completed' };
const PATHS = ['voice', 'stream-ended', 'dial-result', 'status', 'stream-status'];

describe('everything under /twilio', () => {
  const rig = new GatewayRig();
  beforeAll(() => rig.start());
  afterAll(() => rig.stop());
  beforeEach(() => rig.configure());

  it.each(PATHS)('answers 403 to /twilio/%s without a valid signature, and does nothing', async (name) => {
    for (const method of ['GET', 'POST'] as const) {
      for (const signature of ['', 'bm90IHRoZSByaWdodCBvbmU=']) {
        const answer = await rig.webhook(`/twilio/${name}`, ENDED, { method, signature });
        expect(answer.statusCode).toBe(403);
      }
    }
    expect(rig.callControl.hungUp).toEqual([]);
    expect(await rig.metric('gateway_requests_refused_total')).toEqual([
      'gateway_requests_refused_total{reason="bad_signature"} 4',
    ]);
  });

  it('answers 403 before it looks at the body', async () => {
    const send = (headers: Record<string, string>, payload: string) =>
      rig.app.inject({ method: 'POST', url: '/twilio/voice', headers, payload });
    const signed = { 'x-twilio-signature': 'bm8=' };
    expect((await send({ 'content-type': 'application/json' }, '{')).statusCode).toBe(403);
    expect((await send({ ...signed, 'content-type': 'application/json' }, '{')).statusCode).toBe(403);
    const huge = `CallSid=${'x'.repeat(70_000)}`;
    const form = { ...signed, 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(form, huge)).statusCode).toBe(403);
  });

  it('answers 403 to unknown paths and methods without a signature, 404 with one', async () => {
    for (const url of ['/twilio/nothing', '/twilio', '/twilio/']) {
      expect((await rig.app.inject({ method: 'GET', url })).statusCode).toBe(403);
    }
    expect((await rig.app.inject({ method: 'PUT', url: '/twilio/voice' })).statusCode).toBe(403);
    expect((await rig.app.inject({ method: 'HEAD', url: '/twilio/voice' })).statusCode).toBe(403);
    expect((await rig.webhook('/twilio/nothing', ENDED)).statusCode).toBe(404);
  });

  it('answers 400 to a signed request that is no form or names no call', async () => {
    const url = '/twilio/voice';
    const signature = twilio.getExpectedTwilioSignature(
      'twilio-auth-token',
      `https://voice.example.com${url}`,
      {},
    );
    for (const [contentType, payload] of [
      ['application/json', '{"CallSid":"CA1"}'],
      ['text/plain', 'CallSid=CA1'],
      ['application/x-www-form-urlencoded', ''],
    ] as const) {
      const headers = { 'x-twilio-signature': signature, 'content-type': contentType };
      const answer = await rig.app.inject({ method: 'POST', url, headers, payload });
      expect([contentType, answer.statusCode]).toEqual([contentType, 400]);
    }
    expect((await rig.webhook(url, { From: '+14155550100' })).statusCode).toBe(400);
    expect((await rig.webhook(url, { From: '+14155550100' }, { method: 'GET' })).statusCode).toBe(400);
  });

  it('asks for no signature when told so, for local work', async () => {
    await rig.configure({ TWILIO_VALIDATE_SIGNATURES: 'false' });
    expect((await rig.webhook('/twilio/status', ENDED, { signature: '' })).statusCode).toBe(204);
  });

  it('tells when every signed request of a minute is refused, whatever comes without a signature', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      await rig.configure();
      rig.log.length = 0;
      await rig.webhook('/twilio/status', ENDED, { signature: '' });
      vi.advanceTimersByTime(60_000);
      expect(await rig.metric('gateway_all_requests_refused')).toEqual([]);
      await rig.webhook('/twilio/status', ENDED, { signature: 'bm8=' });
      vi.advanceTimersByTime(60_000);
      expect(await rig.metric('gateway_all_requests_refused')).toEqual(['gateway_all_requests_refused 1']);
      expect(rig.log.filter((line) => line.includes('"level":50'))).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('refuses a flood without a log line for each', async () => {
    rig.log.length = 0;
    let last = await rig.webhook('/twilio/status', ENDED, { signature: '' });
    for (let count = 0; count < 310; count += 1) {
      last = await rig.webhook('/twilio/status', ENDED, { signature: '' });
    }
    expect(last.statusCode).toBe(403);
    expect(last.headers.connection).toBe('close');
    expect(rig.log.filter((line) => line.includes('valid Twilio signature'))).toHaveLength(300);
    expect((await rig.webhook('/twilio/status', ENDED)).statusCode).toBe(204);
  });
});
