import type { Speaker } from '../audio/speaker.ts';
import type { ConnectionEvents } from '../voice-connection.ts';
import type { Reconnection } from './reconnection.ts';
import type { ReplyTiming } from './reply-watch.ts';
import type { TokenSource } from './voice-token.ts';

/** The part of a browser's WebSocket that a connection needs. */
export interface PageSocket {
  readonly readyState: number;
  readonly bufferedAmount: number;
  addEventListener(type: 'open' | 'close', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  send(text: string): void;
  close(code?: number): void;
}

export interface GatewayConnectionOptions {
  /** Of `/voice`, as `wss:`. */
  readonly url: string;
  readonly tokens: TokenSource;
  readonly speaker: Speaker;
  readonly events: ConnectionEvents;
  /** One of the gateway's models; its own choice without. */
  readonly model?: string | undefined;
  /** ISO 639-1. */
  readonly language?: string | undefined;
  /** The page has shown the gateway's notice, and its user has begun after it. */
  readonly hasConsent?: boolean;
  readonly openSocket: (url: string) => PageSocket;
  readonly reconnection?: Reconnection;
  readonly replyTiming?: ReplyTiming | undefined;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
}
