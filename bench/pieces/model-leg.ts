import { once } from 'node:events';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { APPEND } from '../../src/voice/openai/client-events.ts';
import { parseServerEvent } from '../../src/voice/openai/parser.ts';
import { ClientFrames } from '../../src/websocket/client-frames.ts';
import { AUDIO } from './audio-messages.ts';
import { CONNECTIONS, PingPong } from './ping-pong.ts';

/** 20 ms to the model and 20 ms back, over TLS: written by `ws`, and by ours. */
export async function modelLeg(url: string, ca: string): Promise<PingPong[]> {
  const plain = new PingPong('ws.send');
  const fast = new PingPong('ClientFrames');
  for (let n = 0; n < CONNECTIONS; n += 1) {
    await connect(plain, url, ca);
    await connect(fast, url, ca, (connection) => new ClientFrames(connection, APPEND));
  }
  return [plain, fast];
}

async function connect(
  way: PingPong,
  url: string,
  ca: string,
  createFrames?: (connection: Socket) => ClientFrames,
): Promise<void> {
  const socket = new WebSocket(url, { ca, perMessageDeflate: false });
  const [{ socket: connection }] = await once(socket, 'upgrade');
  const frames = createFrames?.(connection);
  const send = () => {
    if (frames) frames.send(AUDIO);
    else socket.send(APPEND.prefix + AUDIO + APPEND.suffix);
  };
  socket.on('message', (data) => {
    if (parseServerEvent(data.toString())?.type === 'response.audio.delta') way.answered(send);
  });
  if (socket.readyState !== WebSocket.OPEN) await once(socket, 'open');
  way.join(send);
}
