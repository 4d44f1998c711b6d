/** What is needed of a WebSocket of `ws`. */
export interface PingedSocket {
  readonly readyState: number;
  readonly OPEN: number;
  /** Bytes that wait to be written. */
  readonly bufferedAmount: number;
  on(event: 'ping', listener: (data: Buffer) => void): unknown;
  pong(data: Buffer): void;
  close(code: number, reason: string): void;
}

/** Pongs wait only behind a peer that does not read, or behind a stalled network. Bytes. */
const MAX_WAITING_BYTES = 64 * 1024;
const CLOSE_POLICY = 1008;

/**
 * Answers every ping, in place of `ws` (open the socket with `autoPong: false`). A peer that sends pings and does
 * not read the answers is closed with 1008 before they fill the memory.
 *
 * `ws` 8.23 cuts the connection without a close frame at the 61st ping of one read, although the peer reads every
 * answer (`maxPendingAutoPongs`).
 * @see https://datatracker.ietf.org/doc/html/rfc6455#section-5.5.3
 */
export function answerPings(socket: PingedSocket): void {
  socket.on('ping', (data) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount <= MAX_WAITING_BYTES) socket.pong(data);
    else socket.close(CLOSE_POLICY, 'pings without reading');
  });
}
