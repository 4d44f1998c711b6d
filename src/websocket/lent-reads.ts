import { connect, type createConnection, isIP, type NetConnectOpts, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';

/** As much as Node itself would read at once. */
const BUFFER_BYTES = 64 * 1024;

/** Bytes lie from the beginning of the buffer to before `end`, and are only lent. */
export type LentReader = (bytes: Buffer, end: number) => void;

/** What `ws` gives to open a connection with. */
type DialOptions = NetConnectOpts & ConnectionOptions;

/**
 * A connection whose bytes are read into one buffer and lent to a reader, in place of a new buffer for each read:
 * a bare echo costs a fifth less with it (bench/README). Until somebody takes the bytes they are copied
 * and emitted as `data`, so that a handshake works as with any socket.
 * @see https://nodejs.org/api/net.html#new-netsocketoptions (`onread`)
 */
export class LentReads {
  /** One for all connections: whoever is lent it has done with it before the next read. */
  static readonly #buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  #socket: Socket | undefined;
  #reader: LentReader = (bytes, end) => void this.#socket?.emit('data', Buffer.from(bytes.subarray(0, end)));

  /** Opens the connection; to be given to `ws` as its `createConnection`. */
  dialer({ secure }: { readonly secure: boolean }): typeof createConnection {
    // Of the ways to call that function `ws` uses this one only.
    return ((options: DialOptions) => this.#dial(options, secure)) as typeof createConnection;
  }

  /** From now on the bytes go to this reader. */
  take(reader: LentReader): void {
    this.#reader = reader;
  }

  #dial(options: DialOptions, secure: boolean): Socket {
    const onread = {
      buffer: LentReads.#buffer,
      callback: (bytes: number) => {
        this.#reader(LentReads.#buffer, bytes);
        return true;
      },
    };
    // A path would mean a local socket; here it is that of the request.
    const address = { ...options, path: undefined, onread };
    this.#socket = secure
      ? connectTls({ servername: serverName(options), ...address })
      : connect(address as NetConnectOpts);
    return this.#socket;
  }
}

function serverName({ host = '' }: ConnectionOptions): string {
  return isIP(host) === 0 ? host : '';
}
