import { payloadBytes } from '../../audio/format.ts';
import type { CallMedia } from '../../media/call-media.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { FrameDrops } from './frame-drops.ts';
import { OutboundMessages } from './messages.ts';
import { PlaybackLedger } from './playback.ts';

/** Twilio reads at once and buffers by itself, so a socket that fills up is a stalled one. About 98 s of audio. */
const STALL_BYTES = 1024 * 1024;
/** How long it may stay so before the stream is given up. */
const STALL_MS = 5000;
/** More than this is never held for one call. */
const MAX_BUFFERED_BYTES = 8 * STALL_BYTES;

export interface OutboundSocket {
  /** Bytes that wait to be written. */
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

/** The way out of one stream: what the call may do with the caller's ear. */
export class StreamMedia implements CallMedia {
  readonly #options: StreamMediaOptions;
  readonly #messages: OutboundMessages;
  readonly #ledger: PlaybackLedger;
  #stalledSinceMs: number | undefined;
  /** Set when the stream ends. Nothing is played from then on, so the ledger's clock stands still. */
  #endedAtMs: number | undefined;

  constructor(options: StreamMediaOptions) {
    this.#options = options;
    this.#messages = new OutboundMessages(options.streamSid);
    this.#ledger = new PlaybackLedger(() => this.#endedAtMs ?? options.clock());
  }

  get streamSid(): string {
    return this.#options.streamSid;
  }

  get playing(): boolean {
    return this.#endedAtMs === undefined && this.#ledger.playing;
  }

  play(itemId: string, payload: string): void {
    if (this.#endedAtMs !== undefined) return;
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
  passLostMarks(): HeardAudio[] | undefined {
    const heard = this.#endedAtMs === undefined ? this.#ledger.passOverdue() : undefined;
    if (heard) this.#options.drops.count('mark_lost');
    return heard;
  }

  /** The stream is over: nothing is sent any more, and what was heard until now stays so. Idempotent. */
  end(): void {
    this.#endedAtMs ??= this.#options.clock();
  }

  #sendMark(name: string | undefined): void {
    if (name !== undefined) this.#options.socket.send(this.#messages.mark(name));
  }

  /** Audio is not dropped in the middle of speech: a peer that does not read for long loses the stream instead. */
  #isGivenUp(): boolean {
    const { socket, clock, drops, onStall } = this.#options;
    if (socket.bufferedAmount <= STALL_BYTES) {
      this.#stalledSinceMs = undefined;
      return false;
    }
    this.#stalledSinceMs ??= clock();
    const stalledMs = clock() - this.#stalledSinceMs;
    if (stalledMs < STALL_MS && socket.bufferedAmount <= MAX_BUFFERED_BYTES) return false;
    drops.count('backpressure');
    onStall();
    return true;
  }
}
