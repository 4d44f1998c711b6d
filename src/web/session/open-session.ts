import type { CallStart } from '../../call/call-start.ts';
import type { LineTiming } from '../../media/line-watch.ts';
import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { StartWish } from '../messages/client-message.ts';
import type { Capabilities, ServerMessages } from '../messages/server-messages.ts';
import { BrowserDisplay } from './browser-display.ts';
import { BrowserMedia, type OutputSocket } from './browser-media.ts';
import { BrowserSession, type SessionCarrier } from './browser-session.ts';
import type { BrowserFormat } from './caller-audio.ts';

/** What an open session asks of its socket about its end. */
export interface SessionEnds {
  /** The session ends for this reason. */
  ended(outcome: string): void;
  /** Another connection has taken the session in the same moment. */
  busy(): void;
  /** The call is over. */
  over(): void;
  /** The browser does not read. */
  stalled(): void;
}

export interface OpenSessionOptions {
  readonly start: CallStart;
  readonly wish: StartWish;
  readonly format: BrowserFormat;
  readonly socket: OutputSocket;
  /** Sends, unless the socket is closing. */
  readonly send: (text: string) => void;
  readonly messages: ServerMessages;
  readonly capabilities: Omit<Capabilities, 'streaming'>;
  readonly notice: string | undefined;
  readonly carrier: SessionCarrier;
  readonly ends: SessionEnds;
  readonly metrics: Metrics;
  readonly drops: FrameDrops;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  readonly lineTiming: LineTiming;
}

const MOST_UNREAD_BYTES = 64 * 1024;

/** Puts one session together: what its browser sees, plays and sends. */
export function openSession(options: OpenSessionOptions): BrowserSession {
  const { start, wish, messages, metrics, drops, clock, ends } = options;
  const { streaming } = wish;
  const common = { metrics, drops, clock };
  const display = new BrowserDisplay({
    messages,
    capabilities: { ...options.capabilities, streaming },
    notice: options.notice,
    language: wish.language ?? null,
    send: options.send,
    spokenTrigger: () => session.spokenTrigger,
    takeAnswer: (itemIds) => media.takeAnswer(itemIds),
    onEnded: (outcome) => ends.ended(outcome),
    onBusy: () => ends.busy(),
  });
  const media = new BrowserMedia({
    ...common,
    connectionId: start.streamSid,
    socket: options.socket,
    messages,
    display,
    streaming,
    onClose: () => ends.over(),
    onStall: () => ends.stalled(),
  });
  const session = new BrowserSession({
    ...common,
    sessionId: start.callSid,
    media,
    format: options.format,
    carrier: options.carrier,
    answerPing: () => answerPing(options),
    lineTiming: options.lineTiming,
  });
  return session;
}

/** A browser that asks and does not read would fill the memory with answers. */
function answerPing({ socket, send, messages }: OpenSessionOptions): boolean {
  if (socket.bufferedAmount > MOST_UNREAD_BYTES) return false;
  send(messages.pong());
  return true;
}
