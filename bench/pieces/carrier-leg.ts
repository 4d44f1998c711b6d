import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { MediaScanner } from '../../src/twilio/stream/media-scanner.ts';
import { OutboundMessages } from '../../src/twilio/stream/outbound-messages.ts';
import { readMessage } from '../../src/twilio/stream/stream-socket.ts';
import { WholeTextReader } from '../../src/websocket/whole-text-reader.ts';
import { AUDIO, STREAM_SID } from './audio-messages.ts';
import { PingPong } from './ping-pong.ts';

type OnText = (bytes: Buffer, start: number, end: number) => boolean;

interface Pieces {
  /** Frames are read before `ws` reads them. */
  readonly reader: boolean;
  /** Media messages are read from their bytes. */
  readonly scanner: boolean;
}

const WAYS: readonly (readonly [string, Pieces])[] = [
  ['ws, JSON.parse', { reader: false, scanner: false }],
  ['ws, MediaScanner', { reader: false, scanner: true }],
  ['WholeTextReader, JSON.parse', { reader: true, scanner: false }],
  ['WholeTextReader, MediaScanner', { reader: true, scanner: true }],
];

/**
 * 20 ms from Twilio and 20 ms back, without TLS, which ends at the proxy: read by `ws` and JSON, and by ours.
 * @param dial has the peer open its streams to this address
 */
export async function carrierLeg(dial: (url: string) => Promise<void>): Promise<PingPong[]> {
  const ways: PingPong[] = [];
  for (const [name, pieces] of WAYS) {
    const way = new PingPong(name);
    const http = createServer();
    new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket, request) =>
      serve(way, pieces, { socket, connection: request.socket }),
    );
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const address = http.address();
    await dial(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
    ways.push(way);
  }
  return ways;
}

function serve(
  way: PingPong,
  pieces: Pieces,
  { socket, connection }: { readonly socket: WebSocket; readonly connection: Socket },
): void {
  const scanner = new MediaScanner(STREAM_SID);
  const messages = new OutboundMessages(STREAM_SID);
  const send = () => socket.send(messages.media(AUDIO));
  const onText: OnText = (bytes, start, end) => {
    const isMedia = pieces.scanner ? scanner.scan(bytes, start, end) : isParsedMedia(bytes, start, end);
    if (isMedia) way.answered(send);
    return true;
  };
  socket.on('message', (data) => Buffer.isBuffer(data) && onText(data, 0, data.length));
  if (pieces.reader) WholeTextReader.open(socket, connection, { maxTextBytes: 64 * 1024, onText });
}

function isParsedMedia(bytes: Buffer, start: number, end: number): boolean {
  const message = readMessage(bytes, start, end);
  return typeof message === 'object' && message.event === 'media';
}
