import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { ClientFrames } from '../../src/websocket/client-frames.ts';
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

const AROUND = { prefix: '{"audio":"', suffix: '"}' };
const LENGTHS = [1, 2, 3, 124, 125, 126, 127, 300, 65_535, 65_536, 100_000];

describe('ClientFrames', () => {
  it('writes masked messages of any length as any server reads them', async () => {
    const texts = noted(serverSocket);
    const frames = new ClientFrames(ends.client, AROUND);
    for (const length of LENGTHS) frames.send('a'.repeat(length));
    await eventually(() => texts.length === LENGTHS.length);
    expect(texts).toEqual(LENGTHS.map((length) => `{"audio":"${'a'.repeat(length)}"}`));
  });

  it('keeps its place among the messages of ws, in one write for all of one tick', async () => {
    const texts = noted(serverSocket);
    const frames = new ClientFrames(ends.client, AROUND);
    const before = ends.client.bytesWritten;
    frames.send('1');
    client.send('from ws');
    frames.send('2');
    expect(ends.client.bytesWritten - ends.client.writableLength).toBe(before);
    await eventually(() => texts.length === 3);
    expect(texts).toEqual(['{"audio":"1"}', 'from ws', '{"audio":"2"}']);
  });

  it('leaves before a close of the same tick', async () => {
    const texts = noted(serverSocket);
    const frames = new ClientFrames(ends.client, AROUND);
    frames.send('last');
    client.close(1000);
    await once(serverSocket, 'close');
    expect(texts).toEqual(['{"audio":"last"}']);
  });

  it('never uses a key twice in a row, also past its stock of them', async () => {
    const keys = new Set<string>();
    const wire = new Writable({
      write: (frame: Buffer, _encoding, done) => {
        keys.add(frame.toString('hex', 2, 6));
        done();
      },
    });
    const frames = new ClientFrames(wire, { prefix: '', suffix: '' });
    for (let n = 0; n < 1500; n += 1) frames.send('x');
    await eventually(() => keys.size > 1490);
  });

  it('writes nothing to a connection that is gone', async () => {
    const frames = new ClientFrames(ends.client, AROUND);
    frames.send('x');
    ends.client.destroy();
    frames.send('y');
    await once(serverSocket, 'close');
    expect(ends.client.writableLength).toBe(0);
  });
});
