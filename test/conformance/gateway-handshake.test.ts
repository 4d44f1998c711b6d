import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UPGRADE } from '../security/raw-http.ts';
import { said, text } from './conformance-case.ts';
import { encodeFrame } from './frame.ts';
import { ListeningGateway, STREAM_REQUEST, STREAM_SIGNATURE, usable } from './listening-gateway.ts';
import { RawPeer } from './raw-peer.ts';

const gateway = new ListeningGateway();
beforeAll(() => gateway.listen('fast'));
afterAll(() => gateway.stop());

const asking = (lines: string) =>
  `GET /twilio/stream HTTP/1.1\r\nHost: voice.example.com\r\n${lines}${STREAM_SIGNATURE}\r\n`;
const without = (name: string) => asking(UPGRADE.replace(new RegExp(`^${name}: .*\r\n`, 'm'), ''));
const changed = (name: string, value: string) =>
  asking(UPGRADE.replace(new RegExp(`^${name}: .*\r\n`, 'm'), `${name}: ${value}\r\n`));

async function answerTo(request: string): Promise<{ readonly status: number; readonly head: string }> {
  const peer = await RawPeer.connect(gateway.port);
  peer.write(request);
  const head = await peer.handshake();
  peer.destroy();
  return { head, status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]) };
}

describe('a handshake with the media stream', () => {
  it('is accepted with the right key and nothing more', async () => {
    const { status, head } = await answerTo(asking(UPGRADE));
    expect(status).toBe(101);
    // The example of RFC 6455, section 1.3.
    expect(head).toMatch(/^Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=$/m);
    expect(head).not.toMatch(/Sec-WebSocket-(Protocol|Extensions)/i);
  });

  it.each([
    ['keep-alive, Upgrade', changed('Connection', 'keep-alive, Upgrade')],
    [
      'other capitals',
      asking(UPGRADE.toUpperCase().replace('DGHLIHNHBXBSZSBUB25JZQ', 'dGhlIHNhbXBsZSBub25jZQ')),
    ],
    ['the protocols of others', asking(`${UPGRADE}Sec-WebSocket-Protocol: chat, superchat\r\n`)],
    ['offers of compression', asking(`${UPGRADE}Sec-WebSocket-Extensions: permessage-deflate\r\n`)],
  ])('is accepted with %s, and agrees to nothing', async (_what, request) => {
    const { status, head } = await answerTo(request);
    expect(status).toBe(101);
    expect(head).not.toMatch(/Sec-WebSocket-(Protocol|Extensions)/i);
  });

  it.each([
    ['over HTTP/1.0', asking(UPGRADE).replace('HTTP/1.1', 'HTTP/1.0'), 426],
    ['over HTTP/1.0 without Upgrade', without('Upgrade').replace('HTTP/1.1', 'HTTP/1.0'), 426],
    ['without Upgrade', without('Upgrade'), 426],
    ['without Connection', without('Connection'), 426],
    ['with Connection: close', changed('Connection', 'close'), 426],
    ['to another protocol', changed('Upgrade', 'h2c'), 426],
    ['of version 8', changed('Sec-WebSocket-Version', '8'), 426],
    ['of version 12', changed('Sec-WebSocket-Version', '12'), 426],
    ['of version 14', changed('Sec-WebSocket-Version', '14'), 426],
    ['of no version', without('Sec-WebSocket-Version'), 426],
    ['without a key', without('Sec-WebSocket-Key'), 400],
    ['with a short key', changed('Sec-WebSocket-Key', 'c2hvcnQ='), 400],
    ['with a key that is no base64', changed('Sec-WebSocket-Key', '*'.repeat(24)), 400],
    ['with a broken list of protocols', asking(`${UPGRADE}Sec-WebSocket-Protocol: a,,b\r\n`), 400],
  ])('%s is refused', async (_what, request, status) => {
    const answer = await answerTo(request);
    expect(answer.status).toBe(status);
    if (status === 426) {
      expect(answer.head).toMatch(/^Sec-WebSocket-Version: 13$/im);
      expect(answer.head).toMatch(/^Upgrade: websocket$/im);
    }
    expect(gateway.app.websocketServer.clients.size).toBe(0);
  });

  it.each(['one', 'bytes'] as const)('may be followed by the call in the same packet, %s', async (pieces) => {
    const opening = await gateway.opening();
    const frames = [...opening, text(said(0))].map((frame) => encodeFrame(frame, true));
    const peer = await RawPeer.connect(gateway.port);
    await gateway.taken();
    const bytes = Buffer.concat([Buffer.from(STREAM_REQUEST), ...frames]);
    await peer.writeAll(pieces === 'one' ? [bytes] : Array.from(bytes, (byte) => Buffer.from([byte])));
    await peer.handshake();
    await peer.settled();
    expect(await gateway.taken()).toEqual(usable([text(said(0))]));
    peer.destroy();
  });
});
