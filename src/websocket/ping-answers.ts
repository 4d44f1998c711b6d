/** What is needed of a WebSocket of `ws`. */
export interface PingedSocket {
  readonly readyState: number;
  readonly OPEN: number;
  on(event: 'ping', listener: (data: Buffer) => void): unknown;
  pong(data: Buffer, mask: boolean | undefined, onWritten: () => void): void;
  close(code: number, reason: string): void;
}

/** The header and mask of a ping. */
const HEADER_BYTES = 6;
/**
 * Answers that wait to be written, counted as the pings were. More than one read can hold: Node reads 64 KiB at most.
 */
const MAX_WAITING_BYTES = 128 * 1024;
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
  let waitingBytes = 0;
  socket.on('ping', (data) => {
    if (socket.readyState !== socket.OPEN) return;
    const bytes = data.length + HEADER_BYTES;
    if (waitingBytes + bytes > MAX_WAITING_BYTES) {
      socket.close(CLOSE_POLICY, 'pings without reading');
      return;
    }
    waitingBytes += bytes;
    socket.pong(data, undefined, () => {
      waitingBytes -= bytes;
    });
  });
}
