import { createServer } from 'node:http';
import { WebSocket } from 'ws';
import { serveRequests } from '../rpc.ts';
import { twilioMedia } from './audio-messages.ts';
import { CONNECTIONS } from './ping-pong.ts';

/** The far ends, in another process, so that their CPU time does not count. */
const handlers = {
  /** Twilio's streams, without TLS as behind a proxy: each sends the next frame when something comes. */
  carrier: async (url: string) => {
    for (let n = 0; n < CONNECTIONS; n += 1) {
      const socket = new WebSocket(url, { perMessageDeflate: false });
      let chunk = 0;
      const sendFrame = () => {
        chunk += 1;
        socket.send(twilioMedia(chunk));
      };
      socket.on('open', sendFrame).on('message', sendFrame);
      // The other process ends first.
      socket.on('error', () => process.exit(0));
    }
  },
  /** A table that says yes to every request. @returns its port */
  table: () => {
    const server = createServer((request, response) => {
      request.resume();
      request.on('end', () => response.setHeader('Content-Type', 'application/x-amz-json-1.0').end('{}'));
    });
    return listen(server);
  },
};

export type PeerHandlers = typeof handlers;

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' ? (address?.port ?? 0) : 0);
    });
  });
}

serveRequests(handlers);
