import { isUtf8 } from 'node:buffer';
import { BYTES_PER_MS, payloadMs } from '../../audio/format.ts';
import { silencePayload } from '../../audio/mulaw.ts';
import type { WireMode } from '../../config/config.ts';
import type { Logger } from '../../logging.ts';
import type { CallMedia, CallMediaListener, MediaStart } from '../../media/call-media.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { type DropReason, FrameDrops } from './frame-drops.ts';
import { InboundTimeline } from './inbound-timeline.ts';
import { LINE_WATCH_TIMING, LineWatch, type LineWatchTiming } from './line-watch.ts';
import { MediaScanner } from './media-scanner.ts';
import type { MediaMessage, TwilioMessage } from './messages.ts';
import { QuietLine } from './quiet-line.ts';
import { StreamMedia } from './stream-media.ts';
import { readMessage, type SocketData, type StreamSocket } from './stream-socket.ts';

const START_TIMEOUT_MS = 10_000;
const CLOSE_TIMEOUT_MS = 2000;
/** Silence goes on in pieces, so that no receiver meets one huge message. */
const SILENCE_PIECE_MS = 1000;

const CLOSE_NORMAL = 1000;
const CLOSE_POLICY = 1008;
const CLOSE_TRY_LATER = 1013;
/** Normal, going away, and closed without a code. Everything else means that the connection broke. */
const ORDERLY_CLOSES: ReadonlySet<number> = new Set([CLOSE_NORMAL, 1001, 1005]);
/** A close reason may have 123 bytes, and a character four of them. */
const MAX_REASON_LENGTH = 30;

type StopCause = Parameters<CallMediaListener['onStop']>[0];

export interface StreamHandlerOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** How long Twilio may take to send `start`. Default 10 s. */
  readonly startTimeoutMs?: number;
  /** How long the peer may take to answer our close before the connection is cut. Default 2 s. */
  readonly closeTimeoutMs?: number;
  /** When a peer that says nothing is asked, and given up. */
  readonly lineWatch?: LineWatchTiming;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
  /** `plain`: every message goes through the thorough parser. Default `fast`. */
  readonly wire?: WireMode;
  /** Takes the call, or says why not: the stream is then closed with 1008. */
  readonly onStart: (start: MediaStart, media: CallMedia) => CallMediaListener | { readonly refuse: string };
}

/**
 * One media stream of Twilio: one socket, one call, no idea of models. It listens from construction on,
 * because Twilio's first messages come at once. Whatever the peer sends, the call goes on.
 */
export class StreamHandler {
  readonly #socket: StreamSocket;
  readonly #options: StreamHandlerOptions;
  readonly #drops: FrameDrops;
  readonly #timeline = new InboundTimeline();
  readonly #quietLine: QuietLine;
  readonly #lineWatch: LineWatch;
  #logger: Logger;
  #state: 'waiting' | 'open' | 'closing' | 'closed' = 'waiting';
  #media: StreamMedia | undefined;
  #scanner: MediaScanner | undefined;
  #listener: CallMediaListener | undefined;
  /** What a close of the socket means now. */
  #closeCause: StopCause | undefined;
  #timer: NodeJS.Timeout;

  constructor(socket: StreamSocket, options: StreamHandlerOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#logger = options.logger;
    this.#drops = new FrameDrops(options.logger, options.metrics);
    const clock = options.clock ?? (() => performance.now());
    this.#lineWatch = new LineWatch({
      ...(options.lineWatch ?? LINE_WATCH_TIMING),
      clock,
      ask: () => this.#onTimer(() => socket.ping()),
      onDead: () => this.#onTimer(() => this.#onDead()),
    });
    this.#quietLine = new QuietLine({
      clock,
      onSilence: (ms) => this.#onTimer(() => this.#standInFor(ms)),
    });
    this.#timer = setTimeout(
      () => this.#onStartTimeout(),
      options.startTimeoutMs ?? START_TIMEOUT_MS,
    ).unref();
    socket.on('message', (data, isBinary) => this.#onMessage(data, isBinary));
    socket.on('pong', () => this.#lineWatch.heard());
    socket.on('close', (code) => this.#onSocketClose(code));
    socket.on('error', (error) => this.#onSocketError(error));
  }

  /** Closes the stream, so that Twilio goes on to the `<Connect action>`. Idempotent. */
  close(): void {
    this.#close(CLOSE_NORMAL, '', 'closed');
  }

  #onStartTimeout(): void {
    this.#logger.warn('Media stream closed: no start in time');
    this.#close(CLOSE_POLICY, 'no start', 'closed');
  }

  /**
   * Takes one text message past the socket's own events: `bytes[start]` to before `bytes[end]`, only lent.
   * @returns false for one that is no text, which the socket itself must refuse
   */
  readText(bytes: Buffer, start: number, end: number): boolean {
    if (this.#scanner?.scan(bytes, start, end)) this.#take(this.#scanner);
    else if (isUtf8(bytes.subarray(start, end))) this.#takeParsed(readMessage(bytes, start, end));
    else return false;
    return true;
  }

  #takeParsed(message: TwilioMessage | DropReason): void {
    const isMedia = typeof message === 'object' && message.event === 'media';
    if (isMedia && this.#scanner) this.#options.metrics.plainPath.inc({ reader: 'twilio_media' });
    this.#take(message);
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
    if (this.#state !== 'waiting' && this.#state !== 'open') return;
    this.#lineWatch.heard();
    const unused = typeof message === 'string' ? message : this.#tryToUse(message);
    if (unused) this.#drops.count(unused);
  }

  #tryToUse(message: TwilioMessage): DropReason | undefined {
    return this.#tryTo(() => (this.#state === 'waiting' ? this.#useFirst(message) : this.#use(message)));
  }

  /** A fault on our side of one call ends that call in order, and no other. */
  #tryTo(step: () => DropReason | undefined): DropReason | undefined {
    try {
      return step();
    } catch (error) {
      this.#logFailure(error);
      this.close();
      return 'listener_failed';
    }
  }

  /** What a timer brings is guarded as a message is. */
  #onTimer(step: () => void): void {
    const failed = this.#tryTo(() => {
      step();
      return undefined;
    });
    if (failed) this.#drops.count(failed);
  }

  #useFirst(message: TwilioMessage): DropReason | undefined {
    if (message.event === 'connected') return undefined;
    if (message.event !== 'start') return 'before_start';
    if (message.mulaw8k) this.#begin(message.start);
    else this.#refuse('audio format');
    return undefined;
  }

  #begin(start: MediaStart): void {
    clearTimeout(this.#timer);
    this.#state = 'open';
    this.#logger = this.#logger.child({ callSid: start.callSid, streamSid: start.streamSid });
    this.#drops.useLogger(this.#logger);
    this.#media = this.#createMedia(start.streamSid);
    if (this.#options.wire !== 'plain') this.#scanner = new MediaScanner(start.streamSid);
    this.#lineWatch.start();
    const answer = this.#options.onStart(start, this.#media);
    if ('refuse' in answer) this.#refuse(answer.refuse);
    else this.#listener = answer;
  }

  #createMedia(streamSid: string): StreamMedia {
    return new StreamMedia({
      streamSid,
      socket: this.#socket,
      metrics: this.#options.metrics,
      drops: this.#drops,
      clock: this.#options.clock ?? (() => performance.now()),
      onClose: () => this.close(),
      onStall: () => this.#close(CLOSE_TRY_LATER, 'stalled', 'lost'),
    });
  }

  #refuse(reason: string): void {
    this.#logger.warn({ reason }, 'Media stream refused');
    this.#close(CLOSE_POLICY, reason.slice(0, MAX_REASON_LENGTH), 'closed');
  }

  #use(message: TwilioMessage): DropReason | undefined {
    if ('streamSid' in message && message.streamSid !== this.#media?.streamSid) return 'wrong_stream';
    switch (message.event) {
      case 'media':
        return this.#onMedia(message);
      case 'mark':
        return this.#onMark(message.name);
      case 'dtmf':
        this.#listener?.onDtmf(message.digit);
        return undefined;
      case 'stop':
        return this.#onStop();
      case 'start':
        return 'duplicate_start';
      case 'connected':
        return 'unexpected_event';
      case 'bad_payload':
        return 'bad_payload';
      case 'unknown':
        return 'unknown_event';
      default:
        return message satisfies never;
    }
  }

  #onMedia(message: MediaMessage): DropReason | undefined {
    this.#options.metrics.frames.inbound += 1;
    const gapMs = this.#timeline.place(message, payloadMs(message.payload));
    if (gapMs === undefined) return 'out_of_order';
    if (gapMs > 0) this.#fillGap(gapMs);
    this.#quietLine.heard();
    this.#passLostMarks();
    this.#listener?.onAudio(message.payload);
    return undefined;
  }

  #standInFor(missingMs: number): void {
    this.#timeline.filled(missingMs);
    this.#passLostMarks();
    this.#listener?.onAudio(silencePayload(missingMs * BYTES_PER_MS));
  }

  /** Without this, missing audio (lost, or silence that Twilio spared) would stall a model's endpointing. */
  #fillGap(gapMs: number): void {
    this.#drops.count('gap');
    for (let leftMs = gapMs; leftMs > 0; leftMs -= SILENCE_PIECE_MS) {
      const pieceBytes = Math.round(Math.min(leftMs, SILENCE_PIECE_MS) * BYTES_PER_MS);
      this.#listener?.onAudio(silencePayload(pieceBytes));
    }
  }

  #onMark(name: string): undefined {
    this.#tellHeard(this.#media?.confirm(name) ?? []);
  }

  /** A mark that does not come back must not keep the call waiting for ever: its audio has been played. */
  #passLostMarks(): void {
    const heard = this.#media?.passLostMarks();
    if (heard) this.#tellHeard(heard);
  }

  #tellHeard(items: readonly HeardAudio[]): void {
    for (const item of items) this.#listener?.onItemHeard(item);
    this.#listener?.onPlayback();
  }

  #onDead(): void {
    this.#drops.count('line_dead');
    this.#close(CLOSE_TRY_LATER, 'no answer', 'lost');
  }

  #onStop(): undefined {
    this.#close(CLOSE_NORMAL, '', 'stop');
    this.#tellStop('stop');
  }

  #logFailure(error: unknown): void {
    const errorName = error instanceof Error ? error.name : typeof error;
    this.#logger.error({ errorName }, 'The call failed; its stream is closed');
  }

  #onSocketError(error: Error): void {
    this.#logger.debug({ errorName: error.name }, 'Media socket error');
    this.#drops.count('socket_error');
  }

  #onSocketClose(code: number): void {
    clearTimeout(this.#timer);
    this.#state = 'closed';
    this.#media?.end();
    this.#tellStop(this.#closeCause ?? (ORDERLY_CLOSES.has(code) ? 'closed' : 'lost'));
  }

  #tellStop(cause: StopCause): void {
    this.#quietLine.stop();
    this.#lineWatch.stop();
    const listener = this.#listener;
    this.#listener = undefined;
    try {
      listener?.onStop(cause);
    } catch (error) {
      this.#logFailure(error);
      this.#drops.count('listener_failed');
    }
  }

  #close(code: number, reason: string, cause: StopCause): void {
    if (this.#state === 'closing' || this.#state === 'closed') return;
    clearTimeout(this.#timer);
    this.#state = 'closing';
    this.#lineWatch.stop();
    this.#closeCause = cause;
    this.#media?.end();
    const timeoutMs = this.#options.closeTimeoutMs ?? CLOSE_TIMEOUT_MS;
    this.#timer = setTimeout(() => this.#socket.terminate(), timeoutMs).unref();
    this.#socket.close(code, reason);
  }
}
