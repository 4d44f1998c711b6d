import type { Writable } from 'node:stream';

const TEXT = '\x81';
const LENGTH_7 = 125;
const LENGTH_16 = 0xffff;

/** What is needed of the WebSocket itself. */
export interface ServerSocket {
  readonly readyState: number;
  /** Bytes that wait to be written. */
  readonly bufferedAmount: number;
}

const OPEN = 1;

/**
 * Writes text messages of a server, whose frames are not masked. All of one tick leave in one write, as one string
 * that is copied once, into the kernel: a write costs more than all else about a message.
 */
export class ServerFrames {
  readonly #socket: ServerSocket;
  readonly #connection: Writable;
  #waiting = '';

  /** @param connection what the WebSocket writes to */
  constructor(socket: ServerSocket, connection: Writable) {
    this.#socket = socket;
    this.#connection = connection;
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount + this.#waiting.length;
  }

  /** @param text ASCII only: its length is the length of the frame. Nothing happens when the socket is not open. */
  send(text: string): void {
    if (this.#socket.readyState !== OPEN) return;
    if (this.#waiting === '') process.nextTick(flush, this);
    this.#waiting += header(text.length) + text;
  }

  /** Writes what waits; to be called before the socket is closed in order. */
  flush(): void {
    const frames = this.#waiting;
    if (frames === '') return;
    this.#waiting = '';
    if (this.#socket.readyState === OPEN) this.#connection.write(frames, 'latin1');
  }
}

/** One function for all, so that no tick makes a closure. */
function flush(frames: ServerFrames): void {
  frames.flush();
}

/** FIN, opcode and length; as text, each character is a byte. */
function header(length: number): string {
  if (length <= LENGTH_7) return TEXT + String.fromCharCode(length);
  if (length <= LENGTH_16) return `${TEXT}~${String.fromCharCode(length >>> 8, length & 0xff)}`;
  const bytes = [length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff];
  return `${TEXT}\x7f\0\0\0\0${String.fromCharCode(...bytes)}`;
}
