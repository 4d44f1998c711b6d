import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket as UndiciWebSocket } from 'undici';
import driver from 'websocket-driver';
import { WebSocket as WsWebSocket } from 'ws';
import { sign } from '../security/attacked-gateway.ts';

/** A client of somebody else's making, connected to the media stream. */
export interface ForeignClient {
  readonly received: string[];
  /** What the handshake agreed on; empty for none. */
  readonly protocol: string;
  /** The code of the close, from either side. */
  readonly closed: Promise<number>;
  sendText(text: string): void;
  sendBinary(bytes: Buffer): void;
  close(code: number): void;
}

export type Connect = (port: number, protocols?: readonly string[]) => Promise<ForeignClient>;

const HEADERS = { 'X-Twilio-Signature': sign('wss://voice.example.com/twilio/stream') };
const urlOf = (port: number) => `ws://127.0.0.1:${port}/twilio/stream`;

async function connectUndici(port: number, protocols: readonly string[] = []): Promise<ForeignClient> {
  const socket = new UndiciWebSocket(urlOf(port), { headers: HEADERS, protocols: [...protocols] });
  const received: string[] = [];
  socket.addEventListener('message', ({ data }) => received.push(String(data)));
  const closed = new Promise<number>((resolve) =>
    socket.addEventListener('close', ({ code }) => resolve(code)),
  );
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('undici could not connect')));
  });
  return {
    received,
    closed,
    protocol: socket.protocol,
    sendText: (text) => socket.send(text),
    sendBinary: (bytes) => socket.send(new Uint8Array(bytes)),
    close: (code) => socket.close(code),
  };
}

async function connectDriver(port: number, protocols: readonly string[] = []): Promise<ForeignClient> {
  const client = driver.client(urlOf(port), { protocols });
  for (const [name, value] of Object.entries(HEADERS)) client.setHeader(name, value);
  const received: string[] = [];
  client.on('message', ({ data }) => received.push(String(data)));
  const closed = new Promise<number>((resolve) => client.on('close', ({ code }) => resolve(code)));
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => socket.destroy());
  socket.pipe(client.io);
  client.io.pipe(socket);
  const opened = new Promise<void>((resolve, reject) => {
    client.on('open', resolve);
    client.on('error', reject);
  });
  client.start();
  await opened;
  return {
    received,
    closed,
    protocol: client.protocol ?? '',
    sendText: (text) => client.text(text),
    sendBinary: (bytes) => client.binary(bytes),
    close: (code) => client.close('', code),
  };
}

async function connectWs(port: number, protocols: readonly string[] = []): Promise<ForeignClient> {
  const socket = new WsWebSocket(urlOf(port), [...protocols], { headers: HEADERS });
  const received: string[] = [];
  socket.on('message', (data) => received.push(String(data)));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await once(socket, 'open');
  return {
    received,
    closed,
    protocol: socket.protocol,
    sendText: (text) => socket.send(text),
    sendBinary: (bytes) => socket.send(bytes),
    close: (code) => socket.close(code),
  };
}

/** `ws` offers compression here, which the gateway must decline. */
export const FOREIGN_CLIENTS: readonly (readonly [string, Connect])[] = [
  ['undici', connectUndici],
  ['websocket-driver', connectDriver],
  ['ws', connectWs],
];
