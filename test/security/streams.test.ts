import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { StreamTokens } from '../../src/twilio/stream-token.ts';
import { tokenIn } from '../http/gateway-rig.ts';
import { eventually } from '../support/eventually.ts';
import { AttackedGateway, AUTH_TOKEN, CALLER, sign, startWith } from './attacked-gateway.ts';
import { type RawConnection, UPGRADE } from './raw-http.ts';

const gateway = new AttackedGateway();
const STREAM_SIGNATURE = `X-Twilio-Signature: ${sign('wss://voice.example.com/twilio/stream')}\r\n`;
let calls = 0;

beforeAll(() => gateway.listen());
afterAll(() => gateway.stop());
beforeEach(() => {
  gateway.log.length = 0;
  gateway.callControl.opened.length = 0;
});

async function newCall(): Promise<{ callSid: string; token: string }> {
  calls += 1;
  const callSid = `CA${String(calls).padStart(32, '0')}`;
  return {
    callSid,
    token: tokenIn(await gateway.twiml('/twilio/voice', { CallSid: callSid, From: CALLER })),
  };
}

async function openStream(): Promise<WebSocket> {
  const socket = await gateway.openStream();
  if (!(socket instanceof WebSocket)) throw new Error(`refused with ${socket}`);
  return socket;
}

/** The code with which the gateway closes a stream after this message. */
async function closeCodeAfter(...messages: readonly (string | Buffer)[]): Promise<number> {
  const socket = await openStream();
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  for (const message of messages) socket.send(message);
  return closed;
}

/** An upgraded connection whose frames are made by hand. */
async function rawStream(extra = ''): Promise<RawConnection> {
  const request = `GET /twilio/stream HTTP/1.1\r\nHost: a\r\n${UPGRADE}${extra}${STREAM_SIGNATURE}\r\n`;
  const connection = await gateway.attack(request);
  await eventually(() => connection.text.includes('\r\n\r\n'));
  return connection;
}

/** A client's frame, masked with zeros. `first`: its first byte; `length`: what it says of its length. */
function frame(first: number, payload: Buffer, length = payload.length): Buffer {
  const head = length < 126 ? Buffer.from([first, 0x80 | length]) : Buffer.alloc(10);
  if (length >= 126) {
    head.writeUInt8(first, 0);
    head.writeUInt8(0xff, 1);
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}

describe('a token', () => {
  it('opens its own call once', async () => {
    const { callSid, token } = await newCall();
    const start = startWith(callSid, { parameters: { token } });
    const socket = await openStream();
    socket.send(start);
    await eventually(() => gateway.callControl.opened.length === 1);
    expect(await closeCodeAfter(start)).toBe(1008);
    expect(gateway.callControl.opened).toHaveLength(1);
    socket.terminate();
  });

  it('that is foreign, expired, altered, bare or absent opens nothing', async () => {
    const { callSid, token } = await newCall();
    const other = await newCall();
    const [version, body, signature] = token.split('.');
    const claims = Buffer.from(String(body), 'base64url').toString().replace('"r":0', '"r":5');
    const forgeries: unknown[] = [
      other.token,
      new StreamTokens({ secret: 'another-account' }).issue({ callSid, resumeCount: 0 }),
      new StreamTokens({ secret: AUTH_TOKEN, clock: () => Date.now() - 130_000 }).issue({
        callSid,
        resumeCount: 0,
      }),
      `${version}.${Buffer.from(claims).toString('base64url')}.${signature}`,
      `${version}.${body}.`,
      `${version}.${body}`,
      `none.${body}.${signature}`,
      `${token}.a`,
      `${token}=`,
      '',
      ['token', token],
      { toString: token },
      null,
      'x'.repeat(60_000),
    ];
    for (const forgery of forgeries) {
      const start = startWith(callSid, { parameters: { token: forgery } });
      expect([forgery, await closeCodeAfter(start)]).toEqual([forgery, 1008]);
    }
    expect(await closeCodeAfter(startWith(callSid, { parameters: { Token: token } }))).toBe(1008);
    const polluting = startWith(callSid, {}).replace(
      '"customParameters":{}',
      `"customParameters":{"__proto__":{"token":"${token}"}}`,
    );
    expect(polluting).toContain('__proto__');
    expect(await closeCodeAfter(polluting)).toBe(1008);
    expect(await closeCodeAfter(startWith(other.callSid, { parameters: { token } }))).toBe(1008);
    expect(gateway.callControl.opened).toEqual([]);
    // None of it has used the right one up.
    const socket = await openStream();
    socket.send(startWith(callSid, { parameters: { token } }));
    await eventually(() => gateway.callControl.opened.length === 1);
    expect(gateway.log.join('')).not.toContain(token);
    socket.terminate();
  });
});

describe('a start', () => {
  it.each(['MZ1\n{"level":60}', 'MZ\u001b[2J', `MZ${'1'.repeat(5_000)}`, '{"a":1}', CALLER, ''])(
    'with the streamSid %j begins nothing and leaves no word of it in the log',
    async (streamSid) => {
      const { callSid, token } = await newCall();
      const socket = await openStream();
      socket.send(startWith(callSid, { streamSid, parameters: { token, name: 'Mallory\n"}' } }));
      socket.send(startWith(callSid, { streamSid: 'MZ2', parameters: { token, name: 'Mallory\n"}' } }));
      await eventually(() => gateway.callControl.opened.length === 1);
      expect(gateway.callControl.opened[0]?.start.streamSid).toBe('MZ2');
      for (const line of gateway.log) {
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(line).not.toMatch(/Mallory|level":60,|\[2J|1{100}|4155550123/);
        JSON.parse(line);
      }
      socket.terminate();
    },
  );
});

describe('frames', () => {
  it('of 5 MB end their stream before they are read', async () => {
    expect(await closeCodeAfter('x'.repeat(5_000_000))).toBe(1009);
    expect(await closeCodeAfter(Buffer.alloc(5_000_000))).toBe(1009);
  });

  it('that say they are huge, or come in endless pieces, end it at their first byte', async () => {
    const [huge, endless] = [await rawStream(), await rawStream()];
    huge.send(frame(0x81, Buffer.alloc(10), 5_000_000));
    endless.send(frame(0x01, Buffer.alloc(60_000)));
    for (let piece = 0; piece < 10; piece += 1) endless.send(frame(0x00, Buffer.alloc(60_000)));
    await eventually(() => huge.closed && endless.closed);
  });

  it('are never compressed: no bomb can be sent', async () => {
    const stream = await rawStream(
      'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n',
    );
    expect(stream.statuses).toEqual([101]);
    expect(stream.text.toLowerCase()).not.toContain('permessage-deflate');
    stream.send(frame(0xc1, Buffer.alloc(20)));
    await eventually(() => stream.closed);
  });

  it('without a mask, of an unknown kind or with broken text end only their own stream', async () => {
    const neighbour = await openStream();
    for (const bytes of [
      Buffer.from([0x81, 0x01, 0x61]),
      frame(0x83, Buffer.alloc(2)),
      frame(0x81, Buffer.from([0xff, 0xfe])),
      frame(0x89, Buffer.alloc(200)),
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    ]) {
      const stream = await rawStream();
      stream.send(bytes);
      await eventually(() => stream.closed);
    }
    expect(neighbour.readyState).toBe(WebSocket.OPEN);
    neighbour.terminate();
  });

  it('that nest JSON as deep as a message can hold are dropped', async () => {
    const { callSid, token } = await newCall();
    const socket = await openStream();
    socket.send('['.repeat(60_000));
    socket.send(`{"event":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`);
    socket.send('{"event":"start","__proto__":{"start":{"callSid":"CA1"}}}');
    socket.send(startWith(callSid, { parameters: { token } }));
    await eventually(() => gateway.callControl.opened.length === 1);
    socket.terminate();
  });

  it('of pings whose answers nobody reads end the stream instead of filling the memory', async () => {
    await eventually(() => gateway.app.websocketServer.clients.size === 0);
    const stream = await rawStream();
    stream.stopReading();
    const pings = Buffer.concat(Array.from({ length: 2_000 }, () => frame(0x89, Buffer.alloc(125))));
    const before = process.memoryUsage().rss;
    await eventually(() => {
      stream.send(pings);
      return gateway.app.websocketServer.clients.size === 0;
    }, 10_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });
});
