import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** An HTTP server on a free port of the loopback interface. */
export class LoopbackServer {
  readonly #server: Server;

  constructor(serve: (http: IncomingMessage, response: ServerResponse) => Promise<void>) {
    this.#server = createServer((http, response) => {
      serve(http, response).catch(() => response.destroy());
    });
  }

  /** Listens on a free port. @returns its base address */
  async start(): Promise<{ readonly url: string }> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` };
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}
