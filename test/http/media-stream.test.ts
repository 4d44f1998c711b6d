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

  it('answers a plain request with 404, signed, and 403, unsigned', async () => {
    expect((await rig.webhook('/twilio/stream', { a: '1' }, { method: 'GET' })).statusCode).toBe(404);
    expect(
      (await rig.webhook('/twilio/stream', { a: '1' }, { method: 'GET', signature: '' })).statusCode,
    ).toBe(403);
  });
});
