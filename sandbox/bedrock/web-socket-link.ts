import type { RawData, WebSocket } from 'ws';
import type { ByteLink } from './byte-link.ts';

const CLOSE_NORMAL = 1000;
const CLOSE_BAD_DATA = 1003;

/** One WebSocket, as browsers call the model: binary messages with the event stream's frames in them. */
export class WebSocketLink implements ByteLink {
  readonly #socket: WebSocket;
  #onBytes: (bytes: Buffer) => void = () => undefined;
  /** What came before the stream was opened. */
  #early: Buffer[] = [];
  #isOpen = false;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    // `close` follows every error.
    socket.on('error', () => undefined);
  }

  open(onBytes: (bytes: Buffer) => void): void {
    this.#isOpen = true;
    this.#onBytes = onBytes;
    for (const bytes of this.#early.splice(0)) onBytes(bytes);
  }

  write(frame: Buffer): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(frame);
  }

  end(): void {
    this.#socket.close(CLOSE_NORMAL);
  }

  reset(): void {
    this.#socket.terminate();
  }

  pause(): void {
    this.#socket.pause();
  }

  discard(): void {
    this.open(() => undefined);
  }

  onClose(listener: () => void): void {
    this.#socket.on('close', listener);
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (!isBinary || !Buffer.isBuffer(data)) {
      this.#socket.close(CLOSE_BAD_DATA, 'only binary messages are expected');
    } else if (this.#isOpen) this.#onBytes(data);
    else this.#early.push(data);
  }
}
