import { createServer as createTableServer } from 'node:http';
import { createServer } from 'node:https';
import { WebSocket, WebSocketServer } from 'ws';
import type { Certificate } from '../certificate.ts';
import { serveRequests } from '../rpc.ts';
import { openaiDelta, twilioMedia } from './audio-messages.ts';
import { CONNECTIONS } from './ping-pong.ts';

/** The far ends, in another process, so that their CPU time does not count. */
const handlers = {
  /** A model over TLS that answers each message with 20 ms of audio. @returns its port */
  model: (certificate: Certificate) => {
    const server = createServer(certificate);
    let sent = 0;
    new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
      socket.on('message', () => {
        sent += 1;
        socket.send(openaiDelta(sent));
      });
    });
    return listen(server);
  },
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
    const server = createTableServer((request, response) => {
      request.resume();
      request.on('end', () => response.setHeader('Content-Type', 'application/x-amz-json-1.0').end('{}'));
    });
    return listen(server);
  },
};

export type PeerHandlers = typeof handlers;

function listen(server: ReturnType<typeof createTableServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' ? (address?.port ?? 0) : 0);
    });
  });
}

serveRequests(handlers);
