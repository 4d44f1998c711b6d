import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { eventually } from '../support/eventually.ts';
import { CLOSE, decodeFrame, encodeFrame, type Frame, PING, PONG, type ReceivedFrame } from './frame.ts';

/** RFC 6455, section 1.3. */
const ACCEPT_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const PATIENCE_MS = 10_000;
const LAST_PING = 'still open?';

/** The other side of a connection, by hand: it may send what no library would, and reads frames by itself. */
export class RawPeer {
  readonly received: ReceivedFrame[] = [];
  readonly #socket: Socket;
  readonly #isClient: boolean;
  #answersCloses = true;
  #head = '';
  #bytes = Buffer.alloc(0);
  #state: 'handshake' | 'open' | 'ended' = 'handshake';
  /** Looks again whether what is waited for has come. */
  readonly #watchers = new Set<() => void>();

  constructor(socket: Socket, role: 'client' | 'server') {
    this.#socket = socket.setNoDelay(true);
    this.#isClient = role === 'client';
    socket.on('data', (data) => {
      this.#read(data);
      this.#look();
    });
    socket.on('close', () => {
      this.#state = 'ended';
      this.#look();
    });
    // A connection that is cut is one of the right ends.
    socket.on('error', () => socket.destroy());
  }

  static async connect(port: number): Promise<RawPeer> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new RawPeer(socket, 'client');
  }

  /** The other side's half of the handshake. */
  get head(): string {
    return this.#head;
  }

  get ended(): boolean {
    return this.#state === 'ended';
  }

  get pongs(): string[] {
    return this.#payloadsOf(PONG).filter((payload) => payload !== LAST_PING);
  }

  /** The code that the other side has closed with. 1005: it gave none; undefined: it sent no close frame. */
  get closeCode(): number | undefined {
    const frame = this.received.find(({ opcode }) => opcode === CLOSE);
    if (!frame) return undefined;
    return frame.payload.length < 2 ? 1005 : frame.payload.readUInt16BE(0);
  }

  /** Writes text or bytes as they are. */
  write(data: string | Buffer): void {
    if (!this.#socket.destroyed) this.#socket.write(data);
  }

  /** Waits for the other side's half of the handshake. */
  async handshake(): Promise<string> {
    await this.#until(() => this.#state !== 'handshake');
    return this.#head;
  }

  async send(frames: readonly Frame[], pieces: 'one' | 'frames' | 'bytes' = 'frames'): Promise<void> {
    const encoded = frames.map((frame) => encodeFrame(frame, this.#isClient));
    if (pieces === 'frames') return this.writeAll(encoded);
    const bytes = Buffer.concat(encoded);
    return this.writeAll(pieces === 'one' ? [bytes] : Array.from(bytes, (byte) => Buffer.from([byte])));
  }

  /** Each in a write of its own. */
  async writeAll(pieces: readonly Buffer[]): Promise<void> {
    for (const piece of pieces) {
      this.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /**
   * Waits until everything sent has been read: until a last ping is answered, or the connection has ended.
   * @returns whether it is still open
   */
  async settled(): Promise<boolean> {
    this.write(encodeFrame({ opcode: PING, payload: Buffer.from(LAST_PING) }, this.#isClient));
    await this.#until(() => this.ended || this.#payloadsOf(PONG).includes(LAST_PING));
    return !this.ended;
  }

  /** Leaves what comes unread. */
  stopReading(): void {
    this.#socket.pause();
  }

  readOn(): void {
    this.#socket.resume();
  }

  /** Sends nothing more, and waits until the other side has read everything and ended the connection. */
  async finished(): Promise<void> {
    this.#socket.end();
    await this.#until(() => this.ended);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #look(): void {
    for (const watcher of this.#watchers) watcher();
  }

  /** Waits for a condition that bytes or the end of the connection bring about. */
  #until(condition: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        this.#watchers.delete(watcher);
        reject(new Error(`not within ${PATIENCE_MS} ms: ${condition}`));
      }, PATIENCE_MS);
      const watcher = () => {
        if (!condition()) return;
        clearTimeout(giveUp);
        this.#watchers.delete(watcher);
        resolve();
      };
      this.#watchers.add(watcher);
      watcher();
    });
  }

  #payloadsOf(wanted: number): string[] {
    return this.received.flatMap(({ opcode, payload }) =>
      opcode === wanted ? [payload.toString('latin1')] : [],
    );
  }

  #read(data: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, data]);
    if (this.#state === 'handshake' && !this.#readHead()) return;
    for (let read = decodeFrame(this.#bytes); read; read = decodeFrame(this.#bytes)) {
      this.#bytes = this.#bytes.subarray(read.size);
      this.received.push(read.frame);
      if (read.frame.opcode === CLOSE) this.#onClose(read.frame.payload);
    }
  }

  #readHead(): boolean {
    const end = this.#bytes.indexOf('\r\n\r\n');
    if (end === -1) return false;
    this.#head = this.#bytes.toString('latin1', 0, end);
    this.#bytes = this.#bytes.subarray(end + 4);
    this.#state = 'open';
    return true;
  }

  /** From now on a close frame gets no answer, and the connection is left open behind it. */
  ignoreCloses(): void {
    this.#answersCloses = false;
  }

  /** A server ends the connection after the closing handshake; a client waits for that. */
  #onClose(payload: Buffer): void {
    if (this.#isClient || !this.#answersCloses) return;
    this.write(encodeFrame({ opcode: CLOSE, payload }, false));
    this.#socket.end();
  }
}

/** A server whose every byte a test decides. */
export class RawServer {
  readonly #server: Server;
  readonly #peers: RawPeer[] = [];
  #accepted = 0;

  private constructor() {
    this.#server = createServer((socket) => this.#peers.push(new RawPeer(socket, 'server')));
  }

  static async listen(): Promise<RawServer> {
    const server = new RawServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The next client, whose request has been read. */
  async requested(): Promise<RawPeer> {
    const peer = await eventually(() => this.#peers[this.#accepted]);
    this.#accepted += 1;
    await peer.handshake();
    return peer;
  }

  /** The next client, with its upgrade done. */
  async connected(): Promise<RawPeer> {
    const peer = await this.requested();
    peer.write(upgradeAnswer(peer.head));
    return peer;
  }

  async stop(): Promise<void> {
    for (const peer of this.#peers) peer.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** The right answer to a request for an upgrade, with further header lines. */
export function upgradeAnswer(head: string, extra = ''): string {
  const key = /^Sec-WebSocket-Key: (.+)$/im.exec(head)?.[1]?.trim() ?? '';
  const accept = createHash('sha1')
    .update(key + ACCEPT_GUID)
    .digest('base64');
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${extra}\r\n`;
}
