import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * A network between a page and the gateway that a test can cut. It also serves files that only tests have: Playwright
 * does not see what an AudioWorklet loads, and the page's policy allows scripts of its own origin only.
 */
export class CuttableProxy {
  readonly #files: Readonly<Record<string, string>>;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((client) => this.#onClient(client));
  #target = 0;
  #isCut = false;

  /** @param files scripts by their path */
  constructor(files: Readonly<Record<string, string>>) {
    this.#files = files;
  }

  /** Begins to listen, so that the origin is known before the gateway is started. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on connections go to this origin. */
  connectTo(origin: string): void {
    this.#target = Number(new URL(origin).port);
  }

  /** Every connection breaks, and no new one can be made. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  restore(): void {
    this.#isCut = false;
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #onClient(client: Socket): void {
    if (this.#isCut) {
      client.destroy();
      return;
    }
    const server = connect(this.#target, '127.0.0.1');
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
    server.pipe(client);
    client.on('data', (data) => {
      const script = this.#fileFor(data);
      if (script === undefined) server.write(data);
      else client.write(answer(script));
    });
    client.on('end', () => server.end());
  }

  /** A request begins a chunk, because browsers do not pipeline. */
  #fileFor(data: Buffer): string | undefined {
    const [, path] = /^GET (\S+) HTTP/.exec(data.toString('latin1', 0, 200)) ?? [];
    return path === undefined ? undefined : this.#files[path];
  }
}

function answer(script: string): string {
  const length = Buffer.byteLength(script);
  return `HTTP/1.1 200 OK\r\ncontent-type: text/javascript\r\ncontent-length: ${length}\r\n\r\n${script}`;
}
