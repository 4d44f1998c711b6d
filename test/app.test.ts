import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { GatewayRig, startMessages, tokenIn } from './http/gateway-rig.ts';
import { eventually } from './support/eventually.ts';

describe('the app', () => {
  const rig = new GatewayRig();
  beforeAll(() => rig.start());
  afterAll(() => rig.stop());

  async function openCall(callSid: string): Promise<WebSocket> {
    const token = tokenIn(await rig.twiml('/twilio/voice', { CallSid: callSid }));
    const socket = await rig.openStream();
    if (!(socket instanceof WebSocket)) throw new Error(`refused with ${socket}`);
    for (const message of startMessages(callSid, token)) socket.send(message);
    await eventually(() => rig.callControl.opened.some(({ start }) => start.callSid === callSid));
    return socket;
  }

  const closeCode = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));

  it('closes a stream that sends more than 64 KiB in one message, and no other', async () => {
    const loud = await openCall('CA1');
    const other = await openCall('CA2');
    const closed = closeCode(loud);
    loud.send('x'.repeat(65 * 1024));
    expect(await closed).toBe(1009);
    expect(other.readyState).toBe(WebSocket.OPEN);
  });

  it('logs requests at debug, without their query', async () => {
    rig.log.length = 0;
    await rig.twiml('/twilio/stream-ended', { CallSid: 'CA3', From: '+14155550100' }, { method: 'GET' });
    await rig.app.inject({ url: '/nothing?From=%2B14155550100' });
    await eventually(() => rig.log.filter((line) => line.includes('"msg":"Request"')).length === 2);
    const log = rig.log.join('');
    expect(log).toContain('"route":"/twilio/stream-ended"');
    expect(log).not.toContain('4155550100');
  });

  it('sets the headers that keep browsers out of trouble', async () => {
    const { headers } = await rig.app.inject('/health');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('does not wait for streams that are left when it is closed', async () => {
    const left = await openCall('CA4');
    const closed = closeCode(left);
    await rig.app.close();
    expect(await closed).toBe(1001);
  });
});
