import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { ClientFrames } from '../../src/websocket/client-frames.ts';
import { ServerFrames } from '../../src/websocket/server-frames.ts';
import { eventually } from '../support/eventually.ts';

let server: WebSocketServer;
let client: WebSocket;
let serverSocket: WebSocket;
let ends: { readonly client: Socket; readonly server: Socket };

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const connected = once(server, 'connection');
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const upgraded = once(client, 'upgrade');
  const [socket, request] = await connected;
  const [response] = await upgraded;
  serverSocket = socket;
  ends = { client: response.socket, server: request.socket };
  if (client.readyState !== WebSocket.OPEN) await once(client, 'open');
});

afterEach(async () => {
  client.terminate();
  await new Promise((resolve) => server.close(resolve));
});

function noted(socket: WebSocket): string[] {
  const texts: string[] = [];
  socket.on('message', (data, isBinary) => texts.push(isBinary ? 'binary' : String(data)));
  return texts;
}

const LENGTHS = [1, 2, 3, 124, 125, 126, 127, 300, 65_535, 65_536, 100_000];

describe('ServerFrames', () => {
  it('writes messages of any length as any client reads them, between those of ws', async () => {
    const texts = noted(client);
    const frames = new ServerFrames(serverSocket, ends.server);
    for (const length of LENGTHS) frames.send('a'.repeat(length));
    frames.flush();
    serverSocket.send('from ws');
    await eventually(() => texts.length === LENGTHS.length + 1);
    expect(texts.map(({ length }) => length)).toEqual([...LENGTHS, 'from ws'.length]);
  });

  it('lets all of one tick leave in one write, and none wait for the next event', async () => {
    const frames = new ServerFrames(serverSocket, ends.server);
    const before = ends.server.bytesWritten;
    for (const text of ['media', 'mark', 'media']) frames.send(text);
    expect(ends.server.bytesWritten).toBe(before);
    expect(frames.bufferedAmount).toBeGreaterThanOrEqual('mediamarkmedia'.length);
    await new Promise<void>((resolve) => process.nextTick(resolve));
    expect(ends.server.bytesWritten).toBe(before + 'mediamarkmedia'.length + 3 * 2);
  });

  it('writes nothing behind a close', async () => {
    const texts = noted(client);
    const frames = new ServerFrames(serverSocket, ends.server);
    frames.send('last');
    frames.flush();
    serverSocket.close(1000);
    frames.send('late');
    frames.flush();
    await once(client, 'close');
    expect(texts).toEqual(['last']);
  });
});

describe('ClientFrames', () => {
  it('writes masked messages of any length as any server reads them', async () => {
    const texts = noted(serverSocket);
    const frames = new ClientFrames(ends.client, { prefix: '{"audio":"', suffix: '"}' });
    for (const length of LENGTHS) frames.send('a'.repeat(length));
    await eventually(() => texts.length === LENGTHS.length);
    expect(texts).toEqual(LENGTHS.map((length) => `{"audio":"${'a'.repeat(length)}"}`));
  });

  it('never uses a key twice in a row, also past its stock of them', async () => {
    const seen: string[] = [];
    const wire = { destroyed: false, write: (frame: Buffer) => seen.push(frame.toString('hex', 2, 6)) };
    const frames = new ClientFrames(wire as unknown as Socket, { prefix: '', suffix: '' });
    for (let n = 0; n < 250; n += 1) {
      frames.send('x');
      frames.flush();
    }
    expect(new Set(seen).size).toBeGreaterThan(245);
  });

  it('writes nothing to a connection that is gone', () => {
    const written: unknown[] = [];
    const wire = { destroyed: false, write: (frame: unknown) => written.push(frame) };
    const frames = new ClientFrames(wire as unknown as Socket, { prefix: '', suffix: '' });
    frames.send('x');
    wire.destroyed = true;
    frames.flush();
    expect(written).toEqual([]);
  });
});
