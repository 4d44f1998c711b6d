import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import driver from 'websocket-driver';
import { WebSocketServer } from 'ws';
import type { ProviderError } from '../../src/errors.ts';
import { APPEND } from '../../src/voice/openai/client-events.ts';
import { Connection } from '../../src/voice/openai-wire/connection.ts';
import { eventually } from '../support/eventually.ts';

/** The model's end of a connection, as a server of somebody else's making gives it. */
interface ForeignSocket {
  readonly received: string[];
  readonly closed: Promise<number>;
  send(text: string): void;
  /** Resolves when the pong has come. */
  ping(payload: string): Promise<void>;
  close(code: number): void;
}

type Serve = (server: Server, onSocket: (socket: ForeignSocket) => void) => void;

const serveWs: Serve = (server, onSocket) => {
  new WebSocketServer({ server }).on('connection', (socket) => {
    const received: string[] = [];
    socket.on('message', (data) => received.push(String(data)));
    onSocket({
      received,
      closed: new Promise((resolve) => socket.on('close', resolve)),
      send: (text) => socket.send(text),
      ping: (payload) =>
        new Promise((resolve) => {
          socket.once('pong', () => resolve());
          socket.ping(payload);
        }),
      close: (code) => socket.close(code),
    });
  });
};

const serveDriver: Serve = (server, onSocket) => {
  server.on('upgrade', (request, connection) => {
    const socket = driver.http(request);
    const received: string[] = [];
    socket.on('message', ({ data }) => received.push(String(data)));
    const closed = new Promise<number>((resolve) => socket.on('close', ({ code }) => resolve(code)));
    socket.on('close', () => connection.end());
    connection.on('error', () => connection.destroy());
    connection.pipe(socket.io);
    socket.io.pipe(connection);
    socket.start();
    onSocket({
      received,
      closed,
      send: (text) => socket.text(text),
      ping: (payload) => new Promise((resolve) => socket.ping(payload, resolve)),
      close: (code) => socket.close('', code),
    });
  });
};

/** Base64 lengths of caller audio: 20 ms, and those at which the frame's header changes. */
const SAID = [4, 72, 76, 80, 216, 65_488, 65_492, 65_536, 100_000];
const TOLD = [0, 1, 125, 126, 127, 65_535, 65_536, 1_000_000];

describe.each([
  ['ws', serveWs],
  ['websocket-driver', serveDriver],
] as const)('a model served by %s', (_name, serve) => {
  const server = createServer();
  const sockets: ForeignSocket[] = [];
  let connection: Connection;
  let model: ForeignSocket;
  let texts: string[];
  let lost: ProviderError[];

  beforeAll(async () => {
    serve(server, (socket) => sockets.push(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  beforeEach(async () => {
    [texts, lost] = [[], []];
    const { port } = server.address() as AddressInfo;
    connection = new Connection({
      ...{ baseUrl: `http://127.0.0.1:${port}/v1`, model: 'gpt-realtime', apiKey: 'key' },
      ...{ handshakeTimeoutMs: 5_000, pingIntervalMs: 60_000 },
    });
    connection.listen({ onText: (text) => texts.push(text), onLost: (error) => lost.push(error) });
    connection.open();
    model = await eventually(() => sockets.pop());
    // Its answer says that the connection is open on our side too.
    await model.ping('hello');
  });
  afterEach(() => connection.close());

  it('hears the caller, whatever the sizes of the messages', async () => {
    for (const size of SAID) connection.send(APPEND.prefix + 'A'.repeat(size) + APPEND.suffix);
    connection.send('{"type":"response.cancel","note":"κόσμε"}');
    await eventually(() => model.received.length === SAID.length + 1);
    const audio = model.received.slice(0, -1).map((text) => JSON.parse(text));
    expect(audio).toEqual(
      SAID.map((size) => ({ type: 'input_audio_buffer.append', audio: 'A'.repeat(size) })),
    );
    expect(model.received.at(-1)).toContain('κόσμε');
  });

  it('is heard, whatever the sizes of its messages', async () => {
    const told = TOLD.map((size) => 'é'.repeat(size / 2) + 'x'.repeat(size % 2));
    for (const text of told) model.send(text);
    await eventually(() => texts.length === told.length);
    expect(texts).toEqual(told);
  });

  it.each([1000, 1001, 1008, 1011, 4000])('is lost when it closes with %i', async (code) => {
    model.close(code);
    await eventually(() => lost.length === 1);
    expect(await model.closed).toBe(code);
  });

  it('is told 1000 when we close', async () => {
    await connection.close();
    expect(await model.closed).toBe(1000);
    expect(lost).toEqual([]);
  });
});
