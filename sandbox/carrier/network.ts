import type { WebSocket } from 'ws';
import type { StreamWireObserver } from '../wire-observer.ts';
import type { DialTarget } from './dial-leg.ts';
import type { Ticker } from './ticker.ts';
import type { WebhookClient } from './webhooks.ts';

/** What every call of one carrier shares. */
export interface Network {
  readonly accountSid: string;
  readonly publicUrl: string;
  readonly clock: () => number;
  readonly ticker: Ticker;
  readonly webhooks: WebhookClient;
  /** Whether the `<Connect action>` is asked when the media socket was lost or refused. */
  readonly asksActionAfterLoss: boolean;
  /** Absolute URL that is called when a call is over. */
  readonly statusCallback: string | undefined;
  /** Numbers besides the call's own that `<Dial callerId>` may show. */
  readonly verifiedNumbers: readonly string[];
  readonly digitScale: number;
  readonly ringScale: number;
  readonly recordsAudio: boolean;
  readonly observer: StreamWireObserver | undefined;
  /** Opens the socket of a stream, signed for `url` (wss). */
  openSocket(url: string): WebSocket;
  /** Who answers a number. */
  target(number: string): DialTarget | undefined;
  /** The voice of `<Say>`, mu-law. */
  say(text: string): Buffer;
}
