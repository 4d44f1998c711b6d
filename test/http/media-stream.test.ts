import twilio from 'twilio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { eventually } from '../support/eventually.ts';
import { GatewayRig, startMessages, tokenIn } from './gateway-rig.ts';

describe('/twilio/stream', () => {
  const rig = new GatewayRig();
  beforeAll(() => rig.start());
  afterAll(() => rig.stop());

  const voice = async (CallSid: string) =>
    tokenIn(await rig.twiml('/twilio/voice', { CallSid, From: '+14155550100', To: '+14155550199' }));

  async function open(callSid: string, token?: string): Promise<WebSocket> {
    const socket = await rig.openStream();
    if (!(socket instanceof WebSocket)) throw new Error(`refused with ${socket}`);
    for (const message of startMessages(callSid, token)) socket.send(message);
    return socket;
  }

  const closeCode = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));
  const callsOf = (callSid: string) =>
    rig.callControl.opened.filter(({ start }) => start.callSid === callSid);

  it('opens the call that its token names', async () => {
    await open('CA1', await voice('CA1'));
    await eventually(() => callsOf('CA1').length === 1);
    expect(callsOf('CA1')[0]?.start).toEqual({
      callSid: 'CA1',
      streamSid: 'MZ1',
      assistant: 'default',
      caller: '+14155550100',
      dialed: '+14155550199',
      resumeCount: 0,
    });
  });

  it.each(['/twilio/stream/', '/twilio/stream'])('takes the path %s', async (path) => {
    expect(await rig.openStream(path)).toBeInstanceOf(WebSocket);
  });

  it.each(['', 'bm90IHRoZSByaWdodCBvbmU='])(
    'refuses the upgrade with 403 for signature %j',
    async (signature) => {
      expect(await rig.openStream('/twilio/stream', signature)).toBe(403);
      expect(await rig.openStream('/twilio/voice', signature)).toBe(403);
      expect(await rig.openStream('/twilio', signature)).toBe(403);
    },
  );

  it('upgrades nothing else, signed or not', async () => {
    expect(await rig.openStream('/twilio/voice')).toBe(404);
    expect(await rig.openStream('/health')).toBe(404);
    expect(await rig.openStream('/nothing')).toBe(404);
  });

  it('closes with 1008 on a missing, wrong or used token, and on that of another call', async () => {
    expect(await closeCode(await open('CA2'))).toBe(1008);
    expect(await closeCode(await open('CA2', 'nonsense'))).toBe(1008);
    expect(await closeCode(await open('CA2', await voice('CA3')))).toBe(1008);
    const token = await voice('CA4');
    await open('CA4', token);
    await eventually(() => callsOf('CA4').length === 1);
    expect(await closeCode(await open('CA4', token))).toBe(1008);
    expect(callsOf('CA4')).toHaveLength(1);
    expect(callsOf('CA2')).toHaveLength(0);
  });

  it('gets a fresh token once the first one is used', async () => {
    const token = await voice('CA5');
    await open('CA5', token);
    await eventually(() => callsOf('CA5').length === 1);
    expect(await voice('CA5')).not.toBe(token);
  });

  describe('of a request that a proxy has made no upgrade of', () => {
    const asPlain = (signature: string, headers: Record<string, string> = {}) =>
      rig.app.inject({
        method: 'GET',
        url: '/twilio/stream',
        headers: { ...headers, 'x-twilio-signature': signature },
      });

    it.each(['wss', 'https'])(
      'answers 426 where it was signed as %s, and logs what to do',
      async (scheme) => {
        rig.log.length = 0;
        const answer = await asPlain(
          twilio.getExpectedTwilioSignature(
            'twilio-auth-token',
            `${scheme}://voice.example.com/twilio/stream`,
            {},
          ),
        );
        expect(answer.statusCode).toBe(426);
        expect(answer.headers).toMatchObject({
          upgrade: 'websocket',
          connection: 'Upgrade',
          'sec-websocket-version': '13',
        });
        expect(answer.json()).toEqual({
          error: 'upgrade_missing',
          message: expect.stringContaining('Upgrade: websocket'),
        });
        const log = rig.log.join('');
        expect(log).toMatch(/"code":"upgrade_missing".*"advice":"Let the reverse proxy pass WebSockets/);
        expect(log).not.toContain('valid Twilio signature');
        expect(await rig.metric('gateway_requests_refused_total')).toContainEqual(
          expect.stringContaining('{reason="upgrade_missing"}'),
        );
      },
    );

    it.each(['', 'bm90IHRoZSByaWdodCBvbmU='])('answers 403 for signature %j', async (signature) => {
      expect((await asPlain(signature)).statusCode).toBe(403);
    });

    it('takes the signature of a stream for no webhook', async () => {
      const signature = twilio.getExpectedTwilioSignature(
        'twilio-auth-token',
        'wss://voice.example.com/twilio/voice?CallSid=CA9',
        {},
      );
      const headers = { 'x-twilio-signature': signature };
      const answer = await rig.app.inject({ method: 'GET', url: '/twilio/voice?CallSid=CA9', headers });
      expect(answer.statusCode).toBe(403);
    });
  });
});
