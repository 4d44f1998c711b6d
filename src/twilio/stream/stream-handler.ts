import { isUtf8 } from 'node:buffer';
import type { WireMode } from '../../config/config.ts';
import type { Logger } from '../../logging.ts';
import type { CallMedia, CallMediaListener, MediaStart, StopCause } from '../../media/call-media.ts';
import { CLOSE_NORMAL, CLOSE_POLICY, CLOSE_TRY_LATER, LineSocket } from '../../media/line-socket.ts';
import type { DropReason } from '../../telemetry/drop-reasons.ts';
import { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { CALLER_LINE_TIMING, type CallerLineTiming } from './caller-line.ts';
import { OpenStream, type StreamCarrier } from './open-stream.ts';
import { readMessage, type SocketData, type StreamSocket } from './stream-socket.ts';
import type { TwilioMessage } from './twilio-message.ts';

/** Twilio sends `start` right after the upgrade; the limit frees a socket that was opened for nothing. */
const START_TIMEOUT_MS = 10_000;
/** Normal, going away, and closed without a code. Every other code means that the connection broke. */
const ORDERLY_CLOSES: ReadonlySet<number> = new Set([CLOSE_NORMAL, 1001, 1005]);
/** A close reason may have 123 bytes, and a character four of them. */
const MAX_REASON_LENGTH = 30;

export interface StreamHandlerOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** How long Twilio may take to send `start`. Default 10 s. */
  readonly startTimeoutMs?: number;
  /** How long the peer may take to answer our close before the connection is cut. Default 2 s. */
  readonly closeTimeoutMs?: number;
  /** When a line counts as quiet, and when as dead. */
  readonly lineTiming?: CallerLineTiming;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
  /** `plain`: every message comes by the socket's own events. Default `fast`. */
  readonly wire?: WireMode;
  /** Takes the call, or says why not: the stream is then closed with 1008. */
  readonly onStart: (start: MediaStart, media: CallMedia) => CallMediaListener | { readonly refuse: string };
}

/**
 * One WebSocket of Twilio Media Streams: waits for `start`, reads messages, closes. It knows one call and no model.
 * It listens from construction on, because Twilio's first messages follow the upgrade immediately. Whatever the peer
 * sends, the call goes on.
 * @see https://www.twilio.com/docs/voice/media-streams/websocket-messages
 */
export class StreamHandler {
  readonly #socket: StreamSocket;
  readonly #options: StreamHandlerOptions;
  readonly #drops: FrameDrops;
  #logger: Logger;
  readonly #line: LineSocket;
  #stream: OpenStream | undefined;

  constructor(socket: StreamSocket, options: StreamHandlerOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#logger = options.logger;
    this.#drops = new FrameDrops(options.logger, options.metrics);
    this.#line = new LineSocket(socket, {
      startTimeoutMs: options.startTimeoutMs ?? START_TIMEOUT_MS,
      closeTimeoutMs: options.closeTimeoutMs,
      onNoStart: () => this.#onStartTimeout(),
      onClosing: () => this.#stream?.stop(),
      causeOf: (code) => (ORDERLY_CLOSES.has(code) ? 'closed' : 'lost'),
      onClosed: (cause) => this.#onClosed(cause),
      onFault: (error) => this.#onFault(error),
    });
    socket.on('message', (data, isBinary) => this.#onMessage(data, isBinary));
    socket.on('pong', () => this.#stream?.alive());
    socket.on('error', (error) => this.#onSocketError(error));
  }

  /** Closes the stream, so that Twilio goes on to the `<Connect action>`. Idempotent. */
  close(): void {
    this.#line.close(CLOSE_NORMAL, '', 'closed');
  }

  /**
   * Takes one text message past the socket's own events: `bytes[start]` to before `bytes[end]`, only lent.
   * @returns false for one that is no text, which the socket itself must refuse
   */
  readText(bytes: Buffer, start: number, end: number): boolean {
    const media = this.#stream?.scan(bytes, start, end);
    if (!media && !isUtf8(bytes.subarray(start, end))) return false;
    this.#take(media ?? this.#parse(bytes, start, end));
    return true;
  }

  /** The thorough way, for what the scanner of media messages does not know. */
  #parse(bytes: Buffer, start: number, end: number): TwilioMessage | DropReason {
    const message = readMessage(bytes, start, end);
    const isMedia = typeof message === 'object' && message.event === 'media';
    if (isMedia && this.#stream) this.#options.metrics.plainPath.inc({ reader: 'twilio_media' });
    return message;
  }

  #onMessage(data: SocketData, isBinary: boolean): void {
    if (isBinary || !Buffer.isBuffer(data)) {
      this.#take('binary');
      return;
    }
    if (this.#options.wire !== 'plain') this.#options.metrics.plainPath.inc({ reader: 'twilio_frame' });
    this.#take(readMessage(data, 0, data.length));
  }

  #take(message: TwilioMessage | DropReason): void {
    this.#stream?.alive();
    const unused = typeof message === 'string' ? message : this.#tryToUse(message);
    if (unused) this.#drops.count(unused);
  }

  #tryToUse(message: TwilioMessage): DropReason | undefined {
    try {
      if (this.#line.isOpen) return this.#stream?.use(message);
      if (this.#line.isWaiting) return this.#useFirst(message);
      return message.event === 'media' ? 'stream_closing' : undefined;
    } catch (error) {
      this.#onFault(error);
      return undefined;
    }
  }

  #useFirst(message: TwilioMessage): DropReason | undefined {
    if (message.event === 'connected') return undefined;
    if (message.event !== 'start') return 'before_start';
    if (message.mulaw8k) this.#begin(message.start);
    else this.#refuse('audio format');
    return undefined;
  }

  #begin(start: MediaStart): void {
    this.#line.begin();
    this.#logger = this.#logger.child({ callSid: start.callSid, streamSid: start.streamSid });
    this.#drops.useLogger(this.#logger);
    const { metrics, clock, lineTiming, onStart } = this.#options;
    const stream = new OpenStream({
      streamSid: start.streamSid,
      carrier: this.#carrier,
      socket: this.#socket,
      metrics,
      drops: this.#drops,
      clock: clock ?? (() => performance.now()),
      lineTiming: lineTiming ?? CALLER_LINE_TIMING,
    });
    this.#stream = stream;
    const answer = onStart(start, stream.media);
    if ('refuse' in answer) this.#refuse(answer.refuse);
    else stream.serve(answer);
  }

  get #carrier(): StreamCarrier {
    return {
      ping: () => this.#socket.ping(),
      close: () => this.close(),
      stopped: () => this.#onStopped(),
      giveUp: (reason) => this.#line.close(CLOSE_TRY_LATER, reason, 'lost'),
      run: (step) => this.#line.run(step),
    };
  }

  /** A fault on our side of one call ends that call in order, and no other. */
  #onFault(error: unknown): void {
    const errorName = error instanceof Error ? error.name : typeof error;
    this.#logger.error({ errorName }, 'The call failed; its media stream is closed');
    this.#drops.count('listener_failed');
    this.close();
  }

  #refuse(reason: string): void {
    this.#logger.warn({ reason }, 'Media stream refused');
    this.#line.close(CLOSE_POLICY, reason.slice(0, MAX_REASON_LENGTH), 'closed');
  }

  #onStartTimeout(): void {
    this.#logger.warn('Media stream closed: no start in time');
    this.#line.close(CLOSE_POLICY, 'no start', 'closed');
  }

  #onStopped(): void {
    this.#line.close(CLOSE_NORMAL, '', 'stop');
    this.#end('stop');
  }

  #onSocketError(error: Error): void {
    this.#logger.debug({ errorName: error.name }, 'Media socket error');
    this.#drops.count('socket_error');
  }

  #onClosed(cause: StopCause): void {
    this.#end(cause);
    this.#drops.close();
  }

  #end(cause: StopCause): void {
    this.#line.run(() => this.#stream?.end(cause));
  }
}
