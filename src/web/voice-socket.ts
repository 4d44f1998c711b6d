import type { CallStart } from '../call/call-start.ts';
import type { Logger } from '../logging.ts';
import type { CallMedia, CallMediaListener, StopCause } from '../media/call-media.ts';
import { CLOSE_NORMAL, CLOSE_POLICY, CLOSE_TRY_LATER, LineSocket } from '../media/line-socket.ts';
import { LINE_TIMING, type LineTiming } from '../media/line-watch.ts';
import type { DropReason } from '../telemetry/drop-reasons.ts';
import { FrameDrops } from '../telemetry/frame-drops.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Admitted, StartMessage } from './admission.ts';
import { type ClientMessage, parseClientMessage } from './messages/client-message.ts';
import type { Capabilities } from './messages/server-messages.ts';
import type { WebRefusal } from './refusals.ts';
import type { OutputSocket } from './session/browser-media.ts';
import type { BrowserSession, SessionCarrier } from './session/browser-session.ts';
import { EndNotices } from './session/end-notices.ts';
import { MessageRate } from './session/message-rate.ts';
import { openSession, type SessionEnds } from './session/open-session.ts';

const START_TIMEOUT_MS = 10_000;
/** A client that goes on sending faster than it may is cut after this many messages. */
const MAX_TOO_FAST = 2_000;

type SocketData = Buffer | ArrayBuffer | Buffer[];

/** The part of a WebSocket that a session needs; the sockets of `ws` have it. */
export interface BrowserSocket extends OutputSocket {
  close(code: number, reason: string): void;
  ping(): void;
  terminate(): void;
  on(event: 'message', listener: (data: SocketData, isBinary: boolean) => void): unknown;
  on(event: 'pong', listener: () => void): unknown;
  on(event: 'close', listener: (code: number) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface VoiceSocketOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** What the gateway can do, without what depends on the session. */
  readonly capabilities: Omit<Capabilities, 'streaming'>;
  /** What the page must tell its user before they speak. */
  readonly notice: string | undefined;
  /** E.164 number that hand-offs are called at. */
  readonly connectNumber: string | undefined;
  readonly decide: (message: StartMessage) => Promise<Admitted>;
  readonly openCall: (start: CallStart, media: CallMedia) => CallMediaListener;
  /** The session has begun on this socket. */
  readonly onOpened: (start: CallStart, socket: VoiceSocket) => void;
  /** Called once. `start` is undefined when no session began. */
  readonly onClosed: (start: CallStart | undefined, cause: StopCause, socket: VoiceSocket) => void;
  readonly startTimeoutMs?: number;
  readonly lineTiming?: LineTiming;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
}

/**
 * One WebSocket of a browser: waits for `voice_session_start`, reads messages, closes. Whatever the client sends, other
 * sessions go on. It listens from construction on, because a client may send its first message immediately.
 */
export class VoiceSocket {
  readonly openedMs: number;
  readonly #socket: BrowserSocket;
  readonly #options: VoiceSocketOptions;
  readonly #clock: () => number;
  readonly #drops: FrameDrops;
  readonly #rate: MessageRate;
  readonly #line: LineSocket;
  readonly #notices = new EndNotices((text) => this.#send(text));
  #logger: Logger;
  #start: CallStart | undefined;
  #session: BrowserSession | undefined;
  #tooFast = 0;

  constructor(socket: BrowserSocket, options: VoiceSocketOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
    this.openedMs = this.#clock();
    this.#logger = options.logger;
    this.#drops = new FrameDrops(options.logger, options.metrics);
    this.#rate = new MessageRate(this.#clock);
    this.#line = new LineSocket(socket, {
      startTimeoutMs: options.startTimeoutMs ?? START_TIMEOUT_MS,
      onNoStart: () => this.#refuse('start_expected'),
      onClosing: () => this.#session?.stop(),
      // A page that is closed or reloaded says the same as one that has lost its network: it may come back.
      causeOf: () => 'lost',
      onClosed: (cause) => this.#onClosed(cause),
      onFault: (error) => this.#onFault(error),
    });
    socket.on('message', (data, isBinary) => this.#onMessage(data, isBinary));
    socket.on('pong', () => this.#session?.alive());
    socket.on('error', (error) => this.#onSocketError(error));
  }

  #onMessage(data: SocketData, isBinary: boolean): void {
    this.#session?.alive();
    const unused = this.#rate.take() ? this.#read(data, isBinary) : this.#onTooFast();
    if (unused) this.#drops.count(unused);
  }

  #read(data: SocketData, isBinary: boolean): DropReason | undefined {
    if (isBinary || !Buffer.isBuffer(data)) return 'binary';
    const message = parseClientMessage(data.toString('utf8'));
    if (this.#line.isWaiting) return this.#onFirst(message);
    if (!message) return 'malformed';
    if (this.#line.isEnding) return 'stream_closing';
    if (!this.#session) return 'before_start';
    try {
      return this.#session.use(message);
    } catch (error) {
      this.#onFault(error);
      return undefined;
    }
  }

  #onTooFast(): DropReason {
    this.#tooFast += 1;
    if (this.#tooFast === MAX_TOO_FAST) this.#line.close(CLOSE_POLICY, 'too many messages', 'lost');
    return 'too_fast';
  }

  #onFirst(message: ClientMessage | undefined): DropReason | undefined {
    if (message?.action !== 'voice_session_start') {
      this.#refuse('start_expected');
      return message ? 'before_start' : 'malformed';
    }
    this.#line.begin();
    this.#options.decide(message).then(
      (admitted) => this.#line.run(() => this.#begin(admitted, message)),
      (error: unknown) => this.#onFault(error),
    );
    return undefined;
  }

  #begin(admitted: Admitted, message: StartMessage): void {
    // The browser may have gone meanwhile.
    if (!this.#line.isOpen) return;
    if (admitted.kind === 'refused') this.#refuse(admitted.code);
    else if (admitted.kind === 'handed_off') this.#tellHandoff(admitted);
    else this.#open(admitted, message);
  }

  #open({ start, format }: Extract<Admitted, { kind: 'admitted' }>, { wish }: StartMessage): void {
    const { callSid: sessionId, streamSid } = start;
    this.#start = start;
    this.#logger = this.#logger.child({ callSid: sessionId, sessionId, streamSid });
    this.#drops.useLogger(this.#logger);
    const { metrics, capabilities, notice, lineTiming = LINE_TIMING } = this.#options;
    const session = openSession({
      start,
      wish,
      format,
      socket: this.#socket,
      send: (text) => this.#send(text),
      messages: this.#notices.useSession(sessionId),
      capabilities,
      notice,
      carrier: this.#carrier,
      ends: this.#ends,
      metrics,
      drops: this.#drops,
      clock: this.#clock,
      lineTiming,
    });
    this.#session = session;
    this.#options.onOpened(start, this);
    session.serve(this.#options.openCall(start, session.media));
  }

  get #carrier(): SessionCarrier {
    return {
      ping: () => this.#socket.ping(),
      stopped: () => {
        this.#line.close(CLOSE_NORMAL, '', 'stop');
        this.#end('stop');
      },
      refuse: (code) => this.#refuse(code),
      giveUp: () => this.#line.close(CLOSE_TRY_LATER, 'no answer', 'lost'),
      run: (step) => this.#line.run(step),
    };
  }

  get #ends(): SessionEnds {
    return {
      ended: (outcome) => this.#notices.ended(outcome),
      busy: () => this.#refuse('session_busy'),
      over: () => {
        this.#notices.over();
        this.#line.close(CLOSE_NORMAL, '', 'closed');
      },
      stalled: () => this.#line.close(CLOSE_TRY_LATER, 'stalled', 'lost'),
    };
  }

  #tellHandoff({ sessionId, handoff }: Extract<Admitted, { kind: 'handed_off' }>): void {
    this.#notices.useSession(sessionId);
    this.#notices.handedOff(handoff, this.#options.connectNumber);
    this.#line.close(CLOSE_NORMAL, '', 'closed');
  }

  #refuse(code: WebRefusal): void {
    this.#options.metrics.requestsRefused.inc({ reason: `browser_${code}` });
    this.#logger.info({ code }, 'A browser session was refused');
    this.#notices.refused(code);
    this.#line.close(CLOSE_POLICY, code, 'closed');
  }

  /** Nothing is sent to a browser that is gone, or was told to close. */
  #send(text: string): void {
    if (!this.#line.isEnding) this.#socket.send(text);
  }

  /** A fault on our side of one session ends that session in order, and no other. */
  #onFault(error: unknown): void {
    const errorName = error instanceof Error ? error.name : typeof error;
    this.#logger.error({ errorName }, 'The session failed; its WebSocket is closed');
    this.#drops.count('listener_failed');
    this.#notices.failed();
    this.#line.close(CLOSE_TRY_LATER, 'internal', 'lost');
  }

  #onSocketError(error: Error): void {
    this.#logger.debug({ errorName: error.name }, 'WebSocket error of a browser');
    this.#drops.count('socket_error');
  }

  #onClosed(cause: StopCause): void {
    this.#end(cause);
    this.#drops.close();
    this.#options.onClosed(this.#start, cause, this);
  }

  #end(cause: StopCause): void {
    this.#line.run(() => this.#session?.end(cause));
  }
}
