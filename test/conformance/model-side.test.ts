import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ProviderError } from '../../src/errors.ts';
import { APPEND } from '../../src/voice/openai/client-events.ts';
import { Connection } from '../../src/voice/openai-wire/connection.ts';
import { eventually } from '../support/eventually.ts';
import { conformanceCases } from './cases.ts';
import { type ConformanceCase, close, type Ending, ping, said, text } from './conformance-case.ts';
import { RawServer, upgradeAnswer } from './raw-peer.ts';

/** `maxPayload` of the connection to the model. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

let server: RawServer;
beforeAll(async () => {
  server = await RawServer.listen();
});
afterAll(() => server.stop());

const opened: Connection[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((connection) => connection.close()));
});

/** A connection of ours to the server, and what it tells. */
function open(handshakeTimeoutMs = 5_000) {
  const texts: string[] = [];
  const lost: ProviderError[] = [];
  const connection = new Connection({
    baseUrl: `http://127.0.0.1:${server.port}/v1`,
    model: 'gpt-realtime',
    apiKey: 'key',
    handshakeTimeoutMs,
    pingIntervalMs: 60_000,
  });
  connection.listen({ onText: (message) => texts.push(message), onLost: (error) => lost.push(error) });
  connection.open();
  opened.push(connection);
  return { connection, texts, lost };
}

describe('the connection to the model', () => {
  it.each(conformanceCases(MAX_MESSAGE_BYTES))('$name', async (given) => {
    const { texts, lost } = open();
    const peer = await server.connected();
    await peer.send(given.sends, given.pieces);
    const isOpen = await peer.settled();
    expect(texts).toEqual((given.messages ?? []).map(({ payload }) => payload.toString()));
    expect(peer.pongs).toEqual(pongsOf(given));
    expect(endingsOf(given)).toContain(isOpen ? 'open' : (peer.closeCode ?? 'end'));
    expect(peer.received.every(({ masked }) => masked)).toBe(true);
    if (isOpen) expect(lost).toEqual([]);
    else await eventually(() => lost.length === 1);
  });
});

describe('a model that does not read for a while', () => {
  it('has its ping answered after everything that was sent before, and is not lost', async () => {
    const { connection, lost } = open();
    const peer = await server.connected();
    await peer.settled();
    peer.stopReading();
    while (!connection.congested) connection.send(APPEND.prefix + 'A'.repeat(100_000) + APPEND.suffix);
    await peer.send([ping('still there?')]);
    await new Promise((resolve) => setImmediate(resolve));
    peer.readOn();
    await eventually(() => peer.pongs.length === 1, 20_000);
    expect(peer.pongs).toEqual(['still there?']);
    expect(lost).toEqual([]);
  });
});

describe('a model that breaks the protocol', () => {
  it('is lost within seconds, though it does not answer our close', async () => {
    const { lost } = open();
    const peer = await server.connected();
    peer.ignoreCloses();
    await peer.send([{ ...text(said(0)), rsv: 4 }]);
    await eventually(() => lost.length === 1);
    expect(peer.closeCode).toBe(1002);
    expect(lost[0]?.code).toBe('provider_lost');
  });

  it('is lost within seconds when it closes and leaves the connection open', async () => {
    const { lost } = open();
    const peer = await server.connected();
    peer.ignoreCloses();
    await peer.send([close(1001)]);
    await eventually(() => lost.length === 1);
    expect(peer.closeCode).toBe(1001);
  });
});

describe('the handshake with the model', () => {
  const REFUSED: readonly (readonly [string, (answer: string) => string])[] = [
    [
      'a subprotocol that was not asked for',
      (answer) => answer.replace('\r\n\r\n', '\r\nSec-WebSocket-Protocol: realtime\r\n\r\n'),
    ],
    [
      'an extension that was not asked for',
      (answer) => answer.replace('\r\n\r\n', '\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n'),
    ],
    [
      'the accept of another key',
      (answer) => answer.replace(/(Accept: ).*/, '$1s3pPLMBiTxaQ9kYGzzhZRbK+xOo='),
    ],
    ['no accept', (answer) => answer.replace(/Sec-WebSocket-Accept: .*\r\n/, '')],
    ['another protocol', (answer) => answer.replace('Upgrade: websocket', 'Upgrade: h2c')],
    ['no Upgrade', (answer) => answer.replace('Upgrade: websocket\r\n', '')],
    ['no Connection', (answer) => answer.replace('Connection: Upgrade\r\n', '')],
    ['200', () => 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'],
    ['a redirect', () => 'HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n'],
    ['what is no HTTP', () => 'hello\r\n\r\n'],
    ['nothing, and the end', () => ''],
  ];

  it.each(REFUSED)('is refused when the answer has %s', async (_fault, alter) => {
    const { lost, texts } = open();
    const peer = await server.requested();
    const answer = alter(upgradeAnswer(peer.head));
    if (answer === '') peer.destroy();
    peer.write(answer);
    await eventually(() => lost.length === 1);
    expect(texts).toEqual([]);
  });

  it('is given up when there is no answer', async () => {
    const { lost } = open(200);
    await server.requested();
    await eventually(() => lost.length === 1);
    expect(lost[0]?.code).toBe('provider_timeout');
  });

  it('asks for version 13, no subprotocol and no extension, with the key as a bearer', async () => {
    open();
    const { head } = await server.requested();
    expect(head).toMatch(/^GET \/v1\/realtime\?model=gpt-realtime HTTP\/1\.1\r\n/);
    expect(head).toMatch(/^Sec-WebSocket-Version: 13$/im);
    expect(head).toMatch(/^Authorization: Bearer key$/im);
    expect(head).not.toMatch(/Sec-WebSocket-(Protocol|Extensions)/i);
  });

  it('may be followed by messages in the same packet', async () => {
    const { texts } = open();
    const peer = await server.requested();
    const frame = Buffer.from([0x81, 2, 0x7b, 0x7d]);
    peer.write(Buffer.concat([Buffer.from(upgradeAnswer(peer.head)), frame, frame]));
    await eventually(() => texts.length === 2);
    expect(texts).toEqual(['{}', '{}']);
  });
});

describe('our close of the connection to the model', () => {
  it('is a close frame with 1000, after everything that was sent', async () => {
    const { connection } = open();
    const peer = await server.connected();
    await peer.send([text(said(0))]);
    await eventually(() => !connection.broken);
    connection.send(`${APPEND.prefix}AAAA${APPEND.suffix}`);
    await connection.close();
    expect(peer.closeCode).toBe(1000);
    await eventually(() => peer.ended);
  });

  it('that the model answers with a close of its own is over once', async () => {
    const { connection, lost } = open();
    const peer = await server.connected();
    await peer.settled();
    const closed = connection.close();
    await peer.send([close(1001)]);
    await closed;
    expect(lost).toEqual([]);
  });
});

function pongsOf({ pongs = [] }: ConformanceCase): string[] {
  return pongs.map((payload) => payload.toString('latin1'));
}

function endingsOf({ ends = 'open' }: ConformanceCase): readonly Ending[] {
  return [ends].flat();
}
