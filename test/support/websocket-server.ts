import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** Certificates that sign themselves, for `localhost` and for another host, and their key. */
export const [PEM, OTHER_PEM, KEY] = ['localhost', 'other-host', 'key'].map((name) =>
  readFileSync(new URL(`../cli/doctor/tls/${name}.pem`, import.meta.url)),
);

export interface ServedWebSockets {
  readonly url: string;
  /** The first that connects. */
  readonly connected: Promise<WebSocket>;
  stop(): Promise<unknown>;
}

/** A server of WebSockets on `localhost`, plain or encrypted. */
export async function serveWebSockets({
  secure,
  cert = PEM,
}: {
  readonly secure: boolean;
  readonly cert?: Buffer | undefined;
}): Promise<ServedWebSockets> {
  const http = secure ? createTlsServer({ key: KEY, cert }) : createServer();
  const server = new WebSocketServer({ server: http });
  http.listen(0, 'localhost');
  await once(http, 'listening');
  const connected = once(server, 'connection').then(([socket]) => socket as WebSocket);
  const { port } = http.address() as AddressInfo;
  return {
    url: `${secure ? 'wss' : 'ws'}://localhost:${port}`,
    connected,
    stop: () => {
      for (const socket of server.clients) socket.terminate();
      return new Promise((resolve) => http.close(resolve));
    },
  };
}
