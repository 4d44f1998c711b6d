import type { Duplex } from 'node:stream';
import type { LentReads } from './lent-reads.ts';
import { TextFrameSplitter, type TextFrameSplitterOptions } from './text-frame-splitter.ts';

/** What is needed of a WebSocket of `ws`, which must be open. */
export interface LaneSocket {
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface WholeTextReaderOptions
  extends Pick<TextFrameSplitterOptions, 'masked' | 'maxTextBytes' | 'onText'> {
  /** Where the connection's bytes are lent, if they are. */
  readonly reads?: LentReads;
}

/**
 * A lane past `ws` for whole text messages. Its receiver is a stream of its own that copies, queues and emits for
 * each message (bench/README says what that costs). `ws` still reads everything else: handshake,
 * pings, fragments, protocol errors and the close are its business. What the lane takes, `ws` never emits.
 */
export class WholeTextReader {
  readonly #connection: Duplex;
  readonly #splitter: TextFrameSplitter;
  readonly #fallback: (bytes: Buffer) => void;
  readonly #onData = (chunk: Buffer) => this.#read(chunk, chunk.length);
  #state: 'open' | 'left' = 'open';

  private constructor(socket: LaneSocket, connection: Duplex, options: LaneParts) {
    this.#connection = connection;
    this.#fallback = options.fallback;
    const { reads } = options;
    this.#splitter = new TextFrameSplitter({
      ...options,
      // `ws` keeps what it is given.
      onOther: (bytes) => this.#fallback.call(connection, reads ? Buffer.from(bytes) : bytes),
    });
    connection.removeListener('data', options.fallback);
    // Lent reads come past the stream, but for what the handshake gave back to it.
    connection.on('data', this.#onData);
    if (reads) reads.take((bytes, end) => this.#read(bytes, end));
    else this.#takeFromPush();
    socket.on('error', () => this.#leave());
  }

  /**
   * Opens the lane in the same tick in which the WebSocket was opened, before any of its bytes has been read.
   * @param connection what the WebSocket reads from
   * @returns undefined where `ws` does not read in the way that is known: its `message` events then bring everything
   */
  static open(
    socket: LaneSocket,
    connection: Duplex,
    options: WholeTextReaderOptions,
  ): WholeTextReader | undefined {
    const [fallback, ...others] = connection.listeners('data');
    if (fallback === undefined || others.length > 0) return undefined;
    return new WholeTextReader(socket, connection, {
      ...options,
      fallback: fallback as LaneParts['fallback'],
    });
  }

  #read(bytes: Buffer, end: number): void {
    if (this.#state === 'left') return;
    this.#splitter.push(bytes, end);
    if (this.#splitter.closed) this.#leave();
  }

  /**
   * Takes what a socket pushes into its stream before the stream has it, when it would come out again at once: that
   * spares an event and a tick for each read. A socket that does not push is read by its events.
   * @see https://nodejs.org/api/stream.html#readablepushchunk-encoding
   */
  #takeFromPush(): void {
    const connection = this.#connection;
    const push = connection.push;
    connection.push = (chunk: unknown, encoding) => {
      const passes = connection.readableFlowing === true && connection.readableLength === 0;
      if (!passes || this.#state === 'left' || !Buffer.isBuffer(chunk))
        return push.call(connection, chunk, encoding);
      this.#read(chunk, chunk.length);
      return true;
    };
  }

  /** The peer has said its last word, or `ws` found a fault: the rest is read and thrown away, as `ws` does. */
  #leave(): void {
    this.#state = 'left';
    this.#connection.removeListener('data', this.#onData);
    this.#connection.resume();
  }
}

type LaneParts = WholeTextReaderOptions & { readonly fallback: (bytes: Buffer) => void };
