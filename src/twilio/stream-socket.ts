import type { DropReason } from './frame-drops.ts';
import { parseTwilioMessage, type TwilioMessage } from './messages.ts';
import type { OutboundSocket } from './stream-media.ts';

/** Twilio's own messages have some hundred bytes. */
const MAX_MESSAGE_BYTES = 64 * 1024;

export type SocketData = Buffer | ArrayBuffer | Buffer[];

/** What is needed of a WebSocket; those of `ws` have it. */
export interface StreamSocket extends OutboundSocket {
  close(code: number, reason: string): void;
  /** Cuts the connection without the closing handshake. */
  terminate(): void;
  on(event: 'message', listener: (data: SocketData, isBinary: boolean) => void): unknown;
  on(event: 'close', listener: (code: number) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Reads what came from the socket, or says why it cannot be used. */
export function readMessage(data: SocketData, isBinary: boolean): TwilioMessage | DropReason {
  if (isBinary || !Buffer.isBuffer(data)) return 'binary';
  if (data.length > MAX_MESSAGE_BYTES) return 'oversized';
  return parseTwilioMessage(data.toString()) ?? 'malformed';
}
