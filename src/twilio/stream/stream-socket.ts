import type { DropReason } from '../../telemetry/drop-reasons.ts';
import type { OutboundSocket } from './stream-media.ts';
import { parseTwilioMessage, type TwilioMessage } from './twilio-message.ts';

/** Twilio's own messages have a few hundred bytes. */
export const MAX_MESSAGE_BYTES = 64 * 1024;

export type SocketData = Buffer | ArrayBuffer | Buffer[];

/** The part of a WebSocket that a stream needs; the sockets of `ws` have it. */
export interface StreamSocket extends OutboundSocket {
  close(code: number, reason: string): void;
  /** Asks the peer for a pong. */
  ping(): void;
  /** Cuts the connection without the closing handshake. */
  terminate(): void;
  on(event: 'message', listener: (data: SocketData, isBinary: boolean) => void): unknown;
  on(event: 'pong', listener: () => void): unknown;
  on(event: 'close', listener: (code: number) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Reads one text message, or says why it cannot be used. */
export function readMessage(bytes: Buffer, start: number, end: number): TwilioMessage | DropReason {
  if (end - start > MAX_MESSAGE_BYTES) return 'oversized';
  return parseTwilioMessage(bytes.toString('utf8', start, end)) ?? 'malformed';
}
