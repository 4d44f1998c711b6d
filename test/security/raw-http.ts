import { connect, type Socket } from 'node:net';

/** What makes a request an upgrade, as header lines. */
export const UPGRADE =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';

/** A TCP connection by hand, for what no HTTP client would send. */
export class RawConnection {
  readonly #socket: Socket;
  #text = '';
  #state: 'open' | 'closed' = 'open';

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data) => {
      this.#text += data.toString('latin1');
    });
    socket.on('close', () => {
      this.#state = 'closed';
    });
    // A connection that is cut is what the tests look for.
    socket.on('error', () => socket.destroy());
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect(port, '127.0.0.1');
    const connection = new RawConnection(socket);
    await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
    return connection;
  }

  get text(): string {
    return this.#text;
  }

  get closed(): boolean {
    return this.#state === 'closed';
  }

  /** Status codes of the answers so far. */
  get statuses(): number[] {
    return [...this.#text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => Number(match[1]));
  }

  send(data: string | Buffer): void {
    if (!this.#socket.destroyed) this.#socket.write(data);
  }

  /** Stops reading, as one who wants the other side's buffers to fill. */
  stopReading(): void {
    this.#socket.pause();
  }

  close(): void {
    this.#socket.destroy();
  }
}
