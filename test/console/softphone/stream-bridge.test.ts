import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { CallTokens } from '../../../src/console/softphone/call-tokens.ts';
import { OpenCalls } from '../../../src/console/softphone/open-calls.ts';
import { StreamBridge } from '../../../src/console/softphone/stream-bridge.ts';
import { createLogger } from '../../../src/logging.ts';
import { newSoftphoneSid } from '../../../src/media/softphone-sid.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { eventually } from '../../support/eventually.ts';

const PIECES = 40;

describe('a stream that is passed through', () => {
  const gateway = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const pages = new WebSocketServer({ port: 0, host: '127.0.0.1', autoPong: false });
  const tokens = new CallTokens({ secret: 'secret', callMs: 60_000 });
  const openCalls = new OpenCalls();
  const metrics = new Metrics();
  const gone: string[] = [];
  const call = { callSid: newSoftphoneSid(), from: '+14155550100', to: '+14155550199' };

  beforeAll(() => {
    const logger = createLogger('silent', { write: () => undefined });
    const stream = () => ({ url: addressOf(gateway), signature: '' });
    const onPageGone = (callSid: string) => gone.push(callSid);
    pages.on('connection', (page) => {
      const onKnown = () => undefined;
      new StreamBridge(page, { logger, metrics, tokens, openCalls, sender: { stream }, onPageGone, onKnown });
    });
  });
  afterAll(() => {
    for (const server of [gateway, pages]) {
      for (const socket of server.clients) socket.terminate();
      server.close();
    }
  });

  async function opened(): Promise<{ page: WebSocket; upstream: WebSocket }> {
    const connecting = once(gateway, 'connection');
    const page = new WebSocket(addressOf(pages));
    await once(page, 'open');
    page.send(JSON.stringify({ token: tokens.issue('call', call).token }));
    const [[upstream]] = await Promise.all([connecting, once(page, 'message')]);
    return { page, upstream };
  }

  it('ends both sides when the page does not read', async () => {
    const { page, upstream } = await opened();
    page.pause();
    const closed = once(upstream, 'close');
    const piece = JSON.stringify({ event: 'media', filler: 'x'.repeat(60_000) });
    const sending = setInterval(() => {
      for (let sent = 0; sent < PIECES && upstream.readyState === WebSocket.OPEN; sent += 1)
        upstream.send(piece);
    }, 5);
    expect((await closed)[0]).toBe(1008);
    clearInterval(sending);
    page.terminate();
    const refused = await metrics.requestsRefused.get();
    expect(refused.values).toMatchObject([{ labels: { reason: 'softphone_not_reading' }, value: 1 }]);
  });

  it('closes each side as the other was closed', async () => {
    const { page, upstream } = await opened();
    upstream.close(1000);
    expect((await once(page, 'close'))[0]).toBe(1000);
    const lost = await opened();
    lost.upstream.terminate();
    expect((await once(lost.page, 'close'))[0]).toBe(4006);
  });

  it('tells when the page is gone', async () => {
    gone.length = 0;
    const { page, upstream } = await opened();
    page.terminate();
    expect((await once(upstream, 'close'))[0]).toBe(1006);
    await eventually(() => gone.includes(call.callSid));
  });
});

function addressOf(server: WebSocketServer): string {
  const { port } = server.address() as AddressInfo;
  return `ws://127.0.0.1:${port}`;
}
