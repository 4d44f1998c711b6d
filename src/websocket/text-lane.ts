import type { Duplex } from 'node:stream';
import { FrameSplitter, type FrameSplitterOptions } from './frame-splitter.ts';

/** What is needed of a WebSocket of `ws`, which must be open. */
export interface LaneSocket {
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export type TextLaneOptions = Pick<FrameSplitterOptions, 'masked' | 'maxTextBytes' | 'onText'>;

/**
 * A lane past `ws` for whole text messages. Its receiver is a stream of its own that copies, queues and emits for
 * each message; on one core that is a fifth of the price of a call. `ws` still reads everything else: handshake,
 * pings, fragments, protocol errors and the close are its business. What the lane takes, `ws` never emits.
 */
export class TextLane {
  readonly #connection: Duplex;
  readonly #splitter: FrameSplitter;
  readonly #fallback: (bytes: Buffer) => void;
  readonly #onData = (chunk: Buffer) => this.#read(chunk);

  private constructor(socket: LaneSocket, connection: Duplex, options: LaneParts) {
    this.#connection = connection;
    this.#fallback = options.fallback;
    this.#splitter = new FrameSplitter({
      ...options,
      onOther: (bytes) => this.#fallback.call(connection, bytes),
    });
    connection.removeListener('data', options.fallback);
    connection.on('data', this.#onData);
    socket.on('error', () => this.#leave());
  }

  /**
   * Opens the lane in the same tick in which the WebSocket was opened, before any of its bytes has been read.
   * @param connection what the WebSocket reads from
   * @returns undefined where `ws` does not read in the way that is known: its `message` events then bring everything
   */
  static open(socket: LaneSocket, connection: Duplex, options: TextLaneOptions): TextLane | undefined {
    const [fallback, ...others] = connection.listeners('data');
    if (fallback === undefined || others.length > 0) return undefined;
    return new TextLane(socket, connection, { ...options, fallback: fallback as LaneParts['fallback'] });
  }

  #read(chunk: Buffer): void {
    this.#splitter.push(chunk);
    if (this.#splitter.closed) this.#leave();
  }

  /** The peer has said its last word, or `ws` found a fault: the rest is read and thrown away, as `ws` does. */
  #leave(): void {
    this.#connection.removeListener('data', this.#onData);
    this.#connection.resume();
  }
}

type LaneParts = TextLaneOptions & { readonly fallback: (bytes: Buffer) => void };
