import { WIDEBAND_LINE } from '../audio/line-format.ts';
import type { CallStart } from '../call/call-start.ts';
import type { Logger } from '../logging.ts';
import type { CallMedia, CallMediaListener, StopCause } from '../media/call-media.ts';
import { LINE_TIMING, type LineTiming } from '../media/line-watch.ts';
import type { SessionHandoff } from '../store/session-store.ts';
import type { DropReason } from '../telemetry/drop-reasons.ts';
import { FrameDrops } from '../telemetry/frame-drops.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Admitted, StartMessage } from './admission.ts';
import { type ClientMessage, parseClientMessage } from './messages/client-message.ts';
import { type Capabilities, ServerMessages } from './messages/server-messages.ts';
import { REFUSALS, type WebRefusal } from './refusals.ts';
import { BrowserDisplay } from './session/browser-display.ts';
import { BrowserMedia, type OutputSocket } from './session/browser-media.ts';
import { BrowserSession, type SessionCarrier } from './session/browser-session.ts';
import type { BrowserFormat } from './session/caller-audio.ts';
import { MessageRate } from './session/message-rate.ts';

const START_TIMEOUT_MS = 10_000;
const CLOSE_TIMEOUT_MS = 2_000;
/** WebSocket close codes: https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 and, for 1013, IANA's registry. */
const CLOSE_NORMAL = 1000;
const CLOSE_POLICY = 1008;
const CLOSE_TRY_LATER = 1013;
/** A client that goes on sending faster than it may is cut after this many messages. */
const MAX_TOO_FAST = 2_000;

const FAILED = 'No speech model is available. Start a new session in some minutes.';

type SocketData = Buffer | ArrayBuffer | Buffer[];

/** The part of a WebSocket that a session needs; the sockets of `ws` have it. */
export interface BrowserSocket extends OutputSocket {
  close(code: number, reason: string): void;
  ping(): void;
  terminate(): void;
  on(event: 'message', listener: (data: SocketData, isBinary: boolean) => void): unknown;
  on(event: 'pong', listener: () => void): unknown;
  on(event: 'close', listener: () => void): unknown;
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
  #logger: Logger;
  #messages = new ServerMessages('', WIDEBAND_LINE.sampleRateHz);
  #state: 'waiting' | 'starting' | 'open' | 'closing' | 'closed' = 'waiting';
  #start: CallStart | undefined;
  #session: BrowserSession | undefined;
  /** What a close of the socket means now. */
  #closeCause: StopCause | undefined;
  #tooFast = 0;
  /** The browser knows why its session ends. */
  #toldEnd = false;
  #timer: NodeJS.Timeout;

  constructor(socket: BrowserSocket, options: VoiceSocketOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
    this.openedMs = this.#clock();
    this.#logger = options.logger;
    this.#drops = new FrameDrops(options.logger, options.metrics);
    this.#rate = new MessageRate(this.#clock);
    const startTimeoutMs = options.startTimeoutMs ?? START_TIMEOUT_MS;
    this.#timer = setTimeout(() => this.#refuse('start_expected'), startTimeoutMs).unref();
    socket.on('message', (data, isBinary) => this.#onMessage(data, isBinary));
    socket.on('pong', () => this.#session?.alive());
    socket.on('close', () => this.#onSocketClose());
    socket.on('error', (error) => this.#onSocketError(error));
  }

  /** Whether it has not got a session yet. */
  get isWaiting(): boolean {
    return this.#state === 'waiting' || this.#state === 'starting';
  }

  #onMessage(data: SocketData, isBinary: boolean): void {
    this.#session?.alive();
    const unused = this.#rate.take() ? this.#read(data, isBinary) : this.#onTooFast();
    if (unused) this.#drops.count(unused);
  }

  #read(data: SocketData, isBinary: boolean): DropReason | undefined {
    if (isBinary || !Buffer.isBuffer(data)) return 'binary';
    const message = parseClientMessage(data.toString('utf8'));
    if (this.#state === 'waiting') return this.#onFirst(message);
    if (!message) return 'malformed';
    if (this.#state === 'starting') return 'before_start';
    if (this.#state !== 'open') return 'stream_closing';
    try {
      return this.#session?.use(message);
    } catch (error) {
      this.#onFault(error);
      return undefined;
    }
  }

  #onTooFast(): DropReason {
    this.#tooFast += 1;
    if (this.#tooFast === MAX_TOO_FAST) this.#close(CLOSE_POLICY, 'too many messages', 'lost');
    return 'too_fast';
  }

  #onFirst(message: ClientMessage | undefined): DropReason | undefined {
    if (message?.action !== 'voice_session_start') {
      this.#refuse('start_expected');
      return message ? 'before_start' : 'malformed';
    }
    clearTimeout(this.#timer);
    this.#state = 'starting';
    this.#options.decide(message).then(
      (admitted) => this.#run(() => this.#begin(admitted, message)),
      (error: unknown) => this.#onFault(error),
    );
    return undefined;
  }

  #begin(admitted: Admitted, message: StartMessage): void {
    // The browser may have gone meanwhile.
    if (this.#state !== 'starting') return;
    if (admitted.kind === 'refused') this.#refuse(admitted.code);
    else if (admitted.kind === 'handed_off') this.#tellHandoff(admitted.sessionId, admitted.handoff);
    else this.#open(admitted.start, admitted.format, message);
  }

  #open(start: CallStart, format: BrowserFormat, { wish }: StartMessage): void {
    const { callSid: sessionId, streamSid: connectionId } = start;
    this.#state = 'open';
    this.#start = start;
    this.#logger = this.#logger.child({ callSid: sessionId, sessionId, streamSid: connectionId });
    this.#drops.useLogger(this.#logger);
    const messages = new ServerMessages(sessionId, WIDEBAND_LINE.sampleRateHz);
    this.#messages = messages;
    const { metrics, capabilities, notice, lineTiming = LINE_TIMING } = this.#options;
    const common = { metrics, drops: this.#drops, clock: this.#clock };
    const { streaming } = wish;
    const display = new BrowserDisplay({
      messages,
      capabilities: { ...capabilities, streaming },
      notice,
      language: wish.language ?? null,
      send: (text) => this.#send(text),
      triggerReason: () => session.triggerReason,
      takeAnswer: (itemIds) => session.media.takeAnswer(itemIds),
      onEnded: (outcome) => this.#tellEnd(outcome),
    });
    const media = new BrowserMedia({
      ...common,
      connectionId,
      socket: this.#socket,
      messages,
      display,
      streaming,
      onClose: () => this.#onCallOver(),
      onStall: () => this.#close(CLOSE_TRY_LATER, 'stalled', 'lost'),
    });
    const session = new BrowserSession({
      ...common,
      sessionId,
      media,
      format,
      carrier: this.#carrier,
      lineTiming,
    });
    this.#session = session;
    this.#options.onOpened(start, this);
    session.serve(this.#options.openCall(start, media));
  }

  get #carrier(): SessionCarrier {
    return {
      ping: () => this.#socket.ping(),
      stopped: () => {
        this.#close(CLOSE_NORMAL, '', 'stop');
        this.#end('stop');
      },
      giveUp: () => this.#close(CLOSE_TRY_LATER, 'no answer', 'lost'),
      run: (step) => this.#run(step),
    };
  }

  #tellHandoff(sessionId: string, { reason, token }: SessionHandoff): void {
    this.#messages = new ServerMessages(sessionId, WIDEBAND_LINE.sampleRateHz);
    const { connectNumber: number } = this.#options;
    const whom = number === undefined ? { callback: true as const } : { number, ...(token && { token }) };
    this.#send(this.#messages.handoff({ reason, ...whom }));
    this.#send(this.#messages.ended('handed_off'));
    this.#close(CLOSE_NORMAL, '', 'closed');
  }

  #tellEnd(outcome: string): void {
    this.#toldEnd = true;
    if (outcome === 'provider_failure') this.#tellError('provider_failure', FAILED);
    this.#send(this.#messages.ended(outcome));
  }

  /** A call that was not taken here ends without a reason. */
  #onCallOver(): void {
    if (!this.#toldEnd) this.#tellError('draining', REFUSALS.draining);
    this.#close(CLOSE_NORMAL, '', 'closed');
  }

  #tellError(code: string, message: string): void {
    this.#send(this.#messages.error(code, message));
  }

  #refuse(code: WebRefusal): void {
    this.#options.metrics.requestsRefused.inc({ reason: `browser_${code}` });
    this.#logger.info({ code }, 'A browser session was refused');
    this.#tellError(code, REFUSALS[code]);
    this.#close(CLOSE_POLICY, code, 'closed');
  }

  /** Nothing is sent to a browser that is gone, or was told to close. */
  #send(text: string): void {
    if (this.#state !== 'closing' && this.#state !== 'closed') this.#socket.send(text);
  }

  #run(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#onFault(error);
    }
  }

  /** A fault on our side of one session ends that session in order, and no other. */
  #onFault(error: unknown): void {
    const errorName = error instanceof Error ? error.name : typeof error;
    this.#logger.error({ errorName }, 'The session failed; its WebSocket is closed');
    this.#drops.count('listener_failed');
    this.#tellError('internal', 'The session failed. Connect again with its sessionId.');
    this.#close(CLOSE_TRY_LATER, 'internal', 'lost');
  }

  #onSocketError(error: Error): void {
    this.#logger.debug({ errorName: error.name }, 'WebSocket error of a browser');
    this.#drops.count('socket_error');
  }

  #onSocketClose(): void {
    clearTimeout(this.#timer);
    this.#state = 'closed';
    // A page that is closed or reloaded says the same as one that has lost its network: it may come back.
    const cause = this.#closeCause ?? 'lost';
    this.#end(cause);
    this.#drops.close();
    this.#options.onClosed(this.#start, cause, this);
  }

  #end(cause: StopCause): void {
    this.#run(() => this.#session?.end(cause));
  }

  #close(code: number, reason: string, cause: StopCause): void {
    if (this.#state === 'closing' || this.#state === 'closed') return;
    clearTimeout(this.#timer);
    this.#state = 'closing';
    this.#closeCause = cause;
    this.#session?.stop();
    this.#timer = setTimeout(() => this.#socket.terminate(), CLOSE_TIMEOUT_MS).unref();
    this.#socket.close(code, reason);
  }
}
