import type { CallMediaListener, StopCause } from '../../media/call-media.ts';
import { OpenLine } from '../../media/open-line.ts';
import type { DropReason } from '../../telemetry/drop-reasons.ts';
import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { CallerLine, type CallerLineTiming } from './caller-line.ts';
import { MediaScanner } from './media-scanner.ts';
import { type OutboundSocket, StreamMedia } from './stream-media.ts';
import type { MediaMessage, TwilioMessage } from './twilio-message.ts';

/** Missing audio is filled in pieces, so that no receiver meets one huge message. */
const GAP_PIECE_MS = 1000;

/** What an open stream asks of the socket that carries it. */
export interface StreamCarrier {
  /** Asks the peer for a sign of life. */
  ping(): void;
  /** Closes the stream in the ordinary way. */
  close(): void;
  /** Twilio has said that the stream is over. */
  stopped(): void;
  /** Closes a stream whose peer does not react, as lost. */
  giveUp(reason: 'stalled' | 'no answer'): void;
  /** Runs what a timer brings; a failure in it ends this call and no other. */
  run(step: () => void): void;
}

export interface OpenStreamOptions {
  readonly streamSid: string;
  readonly carrier: StreamCarrier;
  readonly socket: OutboundSocket;
  readonly metrics: Metrics;
  readonly drops: FrameDrops;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  readonly lineTiming: CallerLineTiming;
}

/** One stream from its `start` to its end: the caller's audio and keys go to the call, the call's speech to Twilio. */
export class OpenStream {
  readonly media: StreamMedia;
  readonly #options: OpenStreamOptions;
  readonly #scanner: MediaScanner;
  readonly #line: CallerLine;
  readonly #call: OpenLine;

  constructor(options: OpenStreamOptions) {
    const { streamSid, socket, metrics, drops, clock, carrier, lineTiming } = options;
    this.#options = options;
    this.media = new StreamMedia({
      streamSid,
      socket,
      metrics,
      drops,
      clock,
      onClose: () => carrier.close(),
      onStall: () => carrier.giveUp('stalled'),
    });
    this.#scanner = new MediaScanner(streamSid);
    this.#call = new OpenLine({
      media: this.media,
      ping: () => carrier.ping(),
      giveUp: () => {
        drops.count('line_dead');
        carrier.giveUp('no answer');
      },
      run: (step) => carrier.run(step),
    });
    this.#line = new CallerLine(this.#call, clock, lineTiming);
    this.#line.start();
  }

  /** The call has taken the stream. */
  serve(listener: CallMediaListener): void {
    this.#call.serve(listener);
  }

  /** Anything has come from the peer. */
  alive(): void {
    this.#line.alive();
  }

  /** @returns the media message in these bytes; undefined when the thorough parser must decide */
  scan(bytes: Buffer, start: number, end: number): MediaMessage | undefined {
    return this.#scanner.scan(bytes, start, end) ? this.#scanner : undefined;
  }

  /** @returns why the message was not used; undefined when it was */
  use(message: TwilioMessage): DropReason | undefined {
    if ('streamSid' in message && message.streamSid !== this.media.streamSid) return 'wrong_stream';
    switch (message.event) {
      case 'media':
        return this.#onMedia(message);
      case 'mark':
        this.#call.tellHeard(this.media.confirm(message.name));
        return undefined;
      case 'dtmf':
        this.#call.key(message.digit);
        return undefined;
      case 'stop':
        this.#options.carrier.stopped();
        return undefined;
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

  /** Nothing is played or waited for any more. Idempotent. */
  stop(): void {
    this.#line.stop();
    this.media.endPlayback();
  }

  /** Stops, and tells the call so once. */
  end(cause: StopCause): void {
    this.stop();
    this.#call.end(cause);
  }

  #onMedia(message: MediaMessage): DropReason | undefined {
    this.#options.metrics.frames.inbound += 1;
    const missingMs = this.#line.place(message);
    if (missingMs === undefined) return 'out_of_order';
    if (missingMs > 0) this.#fillGap(missingMs);
    this.#call.hear(message.payload);
    return undefined;
  }

  /** Without this, missing audio (lost, or silence that Twilio spared) would stall a model's endpointing. */
  #fillGap(missingMs: number): void {
    this.#options.drops.count('gap');
    for (let leftMs = missingMs; leftMs > 0; leftMs -= GAP_PIECE_MS) {
      this.#call.hearSilence(Math.min(leftMs, GAP_PIECE_MS));
    }
  }
}
