import type { Writable } from 'node:stream';
import type { OutboundSocket } from './stream-media.ts';

/**
 * Has all messages of one tick leave in one write: audio and its mark, or the pieces of speech that came
 * together. A write costs more than all else about a message.
 */
export class TickWriter implements OutboundSocket {
  readonly #socket: OutboundSocket;
  readonly #connection: Writable;
  #state: 'idle' | 'gathering' = 'idle';

  /** @param connection what the socket writes to */
  constructor(socket: OutboundSocket, connection: Writable) {
    this.#socket = socket;
    this.#connection = connection;
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount;
  }

  send(text: string): void {
    this.#gather();
    this.#socket.send(text);
  }

  #gather(): void {
    if (this.#state === 'gathering') return;
    this.#state = 'gathering';
    this.#connection.cork();
    process.nextTick(letGo, this);
  }

  /** The tick is over. */
  release(): void {
    this.#state = 'idle';
    this.#connection.uncork();
  }
}

/** One function for all, so that no tick makes a closure. */
function letGo(writer: TickWriter): void {
  writer.release();
}
