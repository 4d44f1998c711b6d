import type { CallMediaListener, StopCause } from '../../media/call-media.ts';
import { type LineTiming, LineWatch } from '../../media/line-watch.ts';
import { OpenLine } from '../../media/open-line.ts';
import type { DropReason } from '../../telemetry/drop-reasons.ts';
import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { ClientMessage } from '../messages/client-message.ts';
import type { SpokenTrigger } from '../messages/server-messages.ts';
import type { WebRefusal } from '../refusals.ts';
import type { AudioIntake, IntakeListener } from './audio-intake.ts';
import type { BrowserMedia } from './browser-media.ts';
import type { BrowserFormat } from './caller-audio.ts';
import { MessageRate, TEXTS } from './message-rate.ts';
import { PlainIntake } from './plain-intake.ts';
import { SequenceWatch } from './sequence-watch.ts';
import { WebmIntake } from './webm-intake.ts';

/** What an open session asks of the socket that carries it. */
export interface SessionCarrier {
  ping(): void;
  /** The client has ended the session. */
  stopped(): void;
  /** Nothing that the client sends can be read: says so, and closes. */
  refuse(code: WebRefusal): void;
  /** Cuts a connection whose peer does not react. */
  giveUp(): void;
  /** Runs what a timer brings; a failure in it ends this session and no other. */
  run(step: () => void): void;
}

export interface BrowserSessionOptions {
  readonly sessionId: string;
  readonly media: BrowserMedia;
  readonly format: BrowserFormat;
  readonly carrier: SessionCarrier;
  /** @returns false when the browser reads too slowly to get an answer */
  readonly answerPing: () => boolean;
  readonly metrics: Metrics;
  readonly drops: FrameDrops;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  readonly lineTiming: LineTiming;
}

type Audio = Extract<ClientMessage, { action: 'voice_chunk' | 'voice_data' }>;

/** One session from its start to its end: what the browser sends goes to the call. */
export class BrowserSession {
  readonly media: BrowserMedia;
  readonly #options: BrowserSessionOptions;
  readonly #audio: AudioIntake;
  readonly #sequence = new SequenceWatch();
  readonly #line: LineWatch;
  readonly #call: OpenLine;
  readonly #texts: MessageRate;
  #trigger: SpokenTrigger = 'auto_processing';

  constructor(options: BrowserSessionOptions) {
    this.#options = options;
    this.media = options.media;
    this.#texts = new MessageRate(options.clock, TEXTS);
    const { media, drops, carrier, format, clock } = options;
    this.#audio =
      format.encoding === 'webm'
        ? new WebmIntake(this.#intake, clock)
        : new PlainIntake(format, this.#intake, clock);
    this.#call = new OpenLine({
      media,
      ping: () => carrier.ping(),
      giveUp: () => {
        drops.count('line_dead');
        carrier.giveUp();
      },
      run: (step) => carrier.run(step),
    });
    this.#line = new LineWatch(this.#call, clock, options.lineTiming);
  }

  get #intake(): IntakeListener {
    const { drops, carrier } = this.#options;
    return {
      onTaken: (aheadMs) => this.#line.audio(aheadMs),
      onAudio: (payload) => this.#call.hear(payload),
      onDropped: (reason) => drops.count(reason),
      onUnreadable: (code) => carrier.refuse(code),
      run: (step) => carrier.run(step),
    };
  }

  /** What the client sent last of its caller's speech. */
  get spokenTrigger(): SpokenTrigger {
    return this.#trigger;
  }

  /** The call has taken the session. */
  serve(listener: CallMediaListener): void {
    this.#call.serve(listener);
    this.#line.start();
    // A client that never sends audio has a line too: its silence keeps the model and the ledger going.
    this.#line.audio();
  }

  /** Anything has come from the peer. */
  alive(): void {
    this.#line.alive();
  }

  /** @returns why the message was not used; undefined when it was */
  use(message: ClientMessage): DropReason | undefined {
    if (message.action === 'unknown') return 'unknown_event';
    if (message.sessionId !== undefined && message.sessionId !== this.#options.sessionId)
      return 'wrong_stream';
    switch (message.action) {
      case 'voice_chunk':
        return this.#onChunk(message);
      case 'voice_data':
        return this.#onUtterance(message);
      case 'voice_played':
        this.#call.tellHeard(this.media.played(message.itemId, message.playedMs));
        return undefined;
      case 'voice_text':
        if (!this.#texts.take()) return 'too_fast';
        this.#call.text(message.text);
        return undefined;
      case 'voice_ping':
        return this.#options.answerPing() ? undefined : 'too_fast';
      case 'voice_session_end':
        this.#options.carrier.stopped();
        return undefined;
      case 'voice_session_start':
        return 'duplicate_start';
      default:
        return message satisfies never;
    }
  }

  /** Nothing is played or waited for any more. Idempotent. */
  stop(): void {
    this.#line.stop();
    this.#audio.close();
    this.media.endPlayback();
  }

  /** Stops, and tells the call so once. */
  end(cause: StopCause): void {
    this.stop();
    this.#call.end(cause);
  }

  #onChunk(chunk: Extract<Audio, { action: 'voice_chunk' }>): DropReason | undefined {
    const place = this.#sequence.place(chunk.sequenceNumber);
    if (place === 'old') return 'out_of_order';
    if (place === 'gap') this.#options.drops.count('gap');
    const isAfterGap = place === 'gap';
    return this.#onAudio(chunk, 'auto_processing', () => this.#audio.chunk(chunk.audioData, isAfterGap));
  }

  #onUtterance(utterance: Audio): DropReason | undefined {
    return this.#onAudio(utterance, 'client_data', () => this.#audio.utterance(utterance.audioData));
  }

  #onAudio(
    { audioFormat }: Audio,
    trigger: SpokenTrigger,
    take: () => DropReason | undefined,
  ): DropReason | undefined {
    const { metrics, format } = this.#options;
    metrics.frames.inbound += 1;
    if (audioFormat !== undefined && audioFormat !== format.encoding) return 'bad_payload';
    const unused = take();
    if (unused === undefined) this.#trigger = trigger;
    return unused;
  }
}
