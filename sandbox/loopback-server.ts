import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { LoopbackPort } from './loopback-port.ts';

/** An HTTP server on a free port of the loopback interface. */
export class LoopbackServer {
  readonly #port: LoopbackPort;

  constructor(serve: (http: IncomingMessage, response: ServerResponse) => Promise<void>) {
    const server = createServer((http, response) => {
      serve(http, response).catch(() => response.destroy());
    });
    this.#port = new LoopbackPort(server);
  }

  /** Listens on a free port. @returns its base address */
  start(): Promise<{ readonly url: string }> {
    return this.#port.open();
  }

  stop(): Promise<void> {
    return this.#port.close();
  }
}
