import { payloadBytes } from '../../audio/format.ts';
import { TELEPHONE_LINE } from '../../audio/line-format.ts';
import type { CallMedia } from '../../media/call-media.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import { PlaybackLedger } from '../../media/playback/playback-ledger.ts';
import { ReaderWatch } from '../../media/reader-watch.ts';
import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { OutboundMessages } from './outbound-messages.ts';

export interface OutboundSocket {
  /** Bytes that wait for the network. */
  readonly bufferedAmount: number;
  send(text: string): void;
}

export interface StreamMediaOptions {
  readonly streamSid: string;
  readonly socket: OutboundSocket;
  readonly metrics: Metrics;
  readonly drops: FrameDrops;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  /** Closes the stream in the ordinary way. */
  readonly onClose: () => void;
  /** Gives the stream up because the peer does not read. */
  readonly onStall: () => void;
}

/** The outgoing side of one stream: plays audio to the caller and knows what they have heard. */
export class StreamMedia implements CallMedia {
  readonly line = TELEPHONE_LINE;
  readonly screen = undefined;
  readonly observer = undefined;
  readonly #options: StreamMediaOptions;
  readonly #messages: OutboundMessages;
  readonly #ledger: PlaybackLedger;
  readonly #reader: ReaderWatch;
  /** Set when the stream ends. Nothing is played from then on, so the ledger's clock stands still. */
  #endedAtMs: number | undefined;

  constructor(options: StreamMediaOptions) {
    this.#options = options;
    this.#messages = new OutboundMessages(options.streamSid);
    this.#ledger = new PlaybackLedger(() => this.#endedAtMs ?? options.clock());
    this.#reader = new ReaderWatch(options.clock);
  }

  get streamSid(): string {
    return this.#options.streamSid;
  }

  get playing(): boolean {
    return this.#endedAtMs === undefined && this.#ledger.playing;
  }

  play(itemId: string, payload: string): void {
    if (this.#endedAtMs !== undefined) {
      this.#options.drops.count('stream_over');
      return;
    }
    if (this.#isGivenUp()) return;
    this.#options.socket.send(this.#messages.media(payload));
    this.#options.metrics.frames.outbound += 1;
    this.#ledger.sent(itemId, payloadBytes(payload));
    this.#sendMark(this.#ledger.dueMark());
  }

  finishItem(itemId: string): void {
    if (this.#endedAtMs === undefined) this.#sendMark(this.#ledger.finishItem(itemId));
  }

  clear(): HeardAudio[] {
    if (this.#endedAtMs === undefined) this.#options.socket.send(this.#messages.clear);
    return this.#ledger.clear();
  }

  heard(itemId: string): HeardAudio | undefined {
    return this.#ledger.heard(itemId);
  }

  close(): void {
    this.#options.onClose();
  }

  /** Twilio has echoed a mark. */
  confirm(markName: string): HeardAudio[] {
    const errorMs = this.#ledger.errorAt(markName);
    if (errorMs !== undefined) this.#options.metrics.ledgerError.observe(Math.abs(errorMs) / 1000);
    return this.#ledger.confirm(markName);
  }

  /**
   * Passes marks whose echo is long overdue.
   * @returns undefined when there are none
   */
  passOverdue(): HeardAudio[] | undefined {
    const heard = this.#endedAtMs === undefined ? this.#ledger.passOverdue() : undefined;
    if (heard) this.#options.drops.count('mark_lost');
    return heard;
  }

  /** Also when the stream itself is over. */
  endPlayback(): void {
    this.#endedAtMs ??= this.#options.clock();
  }

  #sendMark(name: string | undefined): void {
    if (name !== undefined) this.#options.socket.send(this.#messages.mark(name));
  }

  /** Twilio reads immediately and buffers by itself, so a socket that fills up is stalled. */
  #isGivenUp(): boolean {
    const { socket, drops, onStall } = this.#options;
    if (!this.#reader.isStalled(socket.bufferedAmount)) return false;
    drops.count('backpressure');
    onStall();
    return true;
  }
}
