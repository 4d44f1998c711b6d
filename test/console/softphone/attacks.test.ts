import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSoftphoneSid } from '../../../src/media/softphone-sid.ts';
import { TwilioCalls } from '../../../src/twilio/rest/twilio-calls.ts';
import { SoftphoneRig, VIEWER } from '../../softphone/softphone-rig.ts';

interface Placed {
  readonly callSid: string;
  readonly accountSid: string;
  readonly dialToken: string;
}

describe('the softphone, attacked', () => {
  const rig = new SoftphoneRig();
  beforeAll(() => rig.start('openai'), 30_000);
  afterAll(() => rig.stop(), 30_000);

  async function placed(): Promise<Placed> {
    return JSON.parse(await (await rig.post('/softphone/calls', {})).text());
  }

  async function answered(): Promise<Placed & { callToken: string; body: string }> {
    const call = await placed();
    const answer = await voice(call.dialToken);
    return { ...call, ...JSON.parse(await answer.text()) };
  }

  const voice = (token: string, path = '/twilio/voice', fields: object = { CallStatus: 'ringing' }) =>
    rig.post('/softphone/webhook', { token, path, fields });

  async function closeOf(...messages: readonly string[]): Promise<{ code: number; reason: string }> {
    const socket = rig.socket();
    await once(socket, 'open');
    const closed = once(socket, 'close');
    for (const message of messages) {
      socket.send(message);
      if (message.includes('"token"')) await Promise.race([once(socket, 'message'), closed]);
    }
    const [code, reason] = await closed;
    return { code, reason: String(reason) };
  }

  it('answers the TwiML that Twilio would get', async () => {
    const { body, callSid } = await answered();
    expect(body).toContain('<Stream url="wss://voice.example.test/twilio/stream"');
    expect(callSid).toMatch(/^CAsoftphone/);
  });

  it('is for supervisors', async () => {
    for (const path of ['/softphone/calls', '/softphone/webhook', '/softphone/dial']) {
      expect((await rig.post(path, {}, VIEWER)).status).toBe(403);
      expect((await rig.post(path, {}, 'wrong')).status).toBe(401);
    }
  });

  it('takes a dial token once, and only to place the call', async () => {
    const { dialToken } = await placed();
    expect((await voice(dialToken)).status).toBe(200);
    const again = await voice(dialToken);
    expect([again.status, await again.json()]).toEqual([
      410,
      { error: 'gone', message: 'This call can no longer be placed or continued. Place a new one.' },
    ]);
    expect((await voice((await placed()).dialToken, '/twilio/status')).status).toBe(400);
    expect((await voice('forged')).status).toBe(400);
  });

  it('reaches no other path, and takes no fields of another call', async () => {
    const { callToken } = await answered();
    expect((await voice(callToken, '/admin/reload')).status).toBe(400);
    expect((await voice(callToken, '/twilio/status', { CallSid: 'CA1' })).status).toBe(400);
  });

  it('refuses numbers that are none', async () => {
    expect((await rig.post('/softphone/calls', { from: '911' })).status).toBe(400);
  });

  it('opens a stream only with the token of a call that was placed', async () => {
    expect(await closeOf('nonsense')).toEqual({ code: 1008, reason: 'token_missing' });
    expect(await closeOf(JSON.stringify({ token: 'x' }))).toEqual({ code: 1008, reason: 'token_malformed' });
    const { dialToken } = await placed();
    expect(await closeOf(JSON.stringify({ token: dialToken }))).toEqual({ code: 1008, reason: 'token_used' });
  });

  it('keeps only so many connections that show no token', async () => {
    const silent = Array.from({ length: 50 }, () => rig.socket());
    await Promise.all(silent.map((socket) => once(socket, 'open')));
    const late = rig.socket();
    late.on('error', () => undefined);
    const [, refused] = await once(late, 'unexpected-response');
    expect(refused.statusCode).toBe(503);
    for (const socket of silent) socket.close();
    await Promise.all(silent.map((socket) => once(socket, 'close')));
    expect(await closeOf('nonsense')).toEqual({ code: 1008, reason: 'token_missing' });
  });

  it('opens no stream for another call', async () => {
    const { callToken, accountSid } = await answered();
    const start = { accountSid, callSid: newSoftphoneSid(), streamSid: 'MZ1', customParameters: {} };
    const messages = [{ token: callToken }, { event: 'connected' }, { event: 'start', start }];
    expect(await closeOf(...messages.map((message) => JSON.stringify(message)))).toEqual({
      code: 1008,
      reason: 'token_wrong_call',
    });
  });

  it('logs which call was placed', async () => {
    const { callSid } = await placed();
    const line = rig.log.find((one) => one.includes('An action in the console') && one.includes(callSid));
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      action: 'softphone',
      sessionId: callSid,
      result: 'done',
    });
  });

  it('has a limit on open calls, and says so', async () => {
    const answers: number[] = [];
    for (let at = 0; at < 40 && !answers.includes(503); at += 1)
      answers.push((await rig.post('/softphone/calls', {})).status);
    expect(answers.at(-1)).toBe(503);
    expect(answers.length).toBeLessThanOrEqual(21);
  });

  it('counts refusals, and logs no token', () => {
    const log = rig.log.join('');
    expect(log).toContain('A stream of the softphone was closed');
    expect(log).not.toContain('supervisor-token');
    expect(log).not.toMatch(/s1\.ey/);
  });
});

describe('Twilio', () => {
  it('is asked nothing about calls of the softphone', async () => {
    const apiUrl = 'http://127.0.0.1:9';
    const calls = new TwilioCalls({ accountSid: 'AC1', authToken: 'token', apiUrl });
    await expect(calls.update(newSoftphoneSid(), '<Response/>')).rejects.toMatchObject({
      code: 'telephony_call_over',
    });
    await calls.hangUp(newSoftphoneSid());
  });
});
