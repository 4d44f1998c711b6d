import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { connect } from 'node:tls';
import { PEM } from '../support/websocket-server.ts';

/** A plain port before a TLS one, for clients that cannot be told to trust the test's certificate. */
export class TlsBridge {
  readonly #sockets = new Set<Socket>();
  readonly #server;

  /** @param targetPort on `localhost`, with the certificate of the tests */
  constructor(targetPort: number) {
    this.#server = createServer((socket) => {
      const secure = connect({ host: 'localhost', port: targetPort, servername: 'localhost', ca: PEM ?? '' });
      for (const [from, to] of [
        [socket, secure],
        [secure, socket],
      ] as const) {
        this.#sockets.add(from);
        from.pipe(to);
        from.on('error', () => to.destroy());
        from.on('close', () => to.destroy());
      }
    });
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
