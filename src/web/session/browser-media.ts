import { payloadBytes } from '../../audio/format.ts';
import { WIDEBAND_LINE } from '../../audio/line-format.ts';
import type { CallMedia } from '../../media/call-media.ts';
import type { CallObserver } from '../../media/call-observer.ts';
import type { CallScreen } from '../../media/call-screen.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import { PlaybackLedger } from '../../media/playback/playback-ledger.ts';
import { ReaderWatch } from '../../media/reader-watch.ts';
import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { ServerMessages } from '../messages/server-messages.ts';
import { HeldAudio } from './held-audio.ts';

export interface OutputSocket {
  /** Bytes that wait for the network. */
  readonly bufferedAmount: number;
  send(text: string): void;
}

export interface BrowserMediaOptions {
  readonly connectionId: string;
  readonly socket: OutputSocket;
  readonly messages: ServerMessages;
  /** The page: it shows what happens in the call, and whom to call. */
  readonly display: CallScreen & CallObserver;
  /** Whether audio is sent while it is made; otherwise whole, with its answer. */
  readonly streaming: boolean;
  readonly metrics: Metrics;
  readonly drops: FrameDrops;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  /** Closes the session in the ordinary way. */
  readonly onClose: () => void;
  /** Gives the connection up because the browser does not read. */
  readonly onStall: () => void;
}

/**
 * The outgoing side of one browser: plays audio and knows what was heard of it. The browser reports its place
 * (`voice_played`), which is what Twilio's marks are on the telephone. Between two reports the clock goes on, for a
 * second at most.
 */
export class BrowserMedia implements CallMedia {
  readonly line = WIDEBAND_LINE;
  readonly screen: CallScreen;
  readonly observer: CallObserver;
  readonly #options: BrowserMediaOptions;
  readonly #ledger: PlaybackLedger;
  readonly #reader: ReaderWatch;
  readonly #held: HeldAudio | undefined;
  /** Set when the connection ends. Nothing is played from then on, so the ledger's clock stands still. */
  #endedAtMs: number | undefined;

  constructor(options: BrowserMediaOptions) {
    this.#options = options;
    this.screen = options.display;
    this.observer = options.display;
    this.#ledger = new PlaybackLedger(() => this.#endedAtMs ?? options.clock(), WIDEBAND_LINE);
    this.#reader = new ReaderWatch(options.clock);
    this.#held = options.streaming ? undefined : new HeldAudio();
  }

  get streamSid(): string {
    return this.#options.connectionId;
  }

  get playing(): boolean {
    return this.#endedAtMs === undefined && (this.#ledger.playing || this.#held?.isEmpty === false);
  }

  play(itemId: string, payload: string): void {
    const { drops, socket, messages, metrics } = this.#options;
    if (this.#endedAtMs !== undefined) {
      drops.count('stream_over');
      return;
    }
    if (this.#held) {
      this.#held.add(itemId, payload);
      return;
    }
    if (this.#isGivenUp()) return;
    socket.send(messages.audio(itemId, payload));
    metrics.frames.outbound += 1;
    this.#sent(itemId, payloadBytes(payload));
  }

  finishItem(itemId: string): void {
    if (this.#endedAtMs !== undefined || this.#held?.finish(itemId)) return;
    this.#ledger.finishItem(itemId);
  }

  clear(): HeardAudio[] {
    const { socket, messages } = this.#options;
    const cut = this.#ledger.clear();
    // Of the item that is being played, and of those behind it.
    if (this.#endedAtMs === undefined) for (const { itemId } of cut) socket.send(messages.clear(itemId));
    return [...cut, ...(this.#held?.clear() ?? [])];
  }

  heard(itemId: string): HeardAudio | undefined {
    return this.#ledger.heard(itemId) ?? this.#held?.heard(itemId);
  }

  close(): void {
    this.#options.onClose();
  }

  /** The audio of a whole answer. @returns a data URI; undefined when audio was sent as it was made */
  takeAnswer(itemIds: readonly string[]): string | undefined {
    const released = this.#held?.release(itemIds);
    if (!released) return undefined;
    for (const { itemId, bytes, state } of released.items) {
      this.#sent(itemId, bytes);
      if (state === 'finished') this.#ledger.finishItem(itemId);
    }
    this.#options.metrics.frames.outbound += 1;
    return `data:audio/wav;base64,${released.wav.toString('base64')}`;
  }

  /** The browser has played this much of an item. @returns as the ledger's `reached` */
  played(itemId: string, playedMs: number): HeardAudio[] | undefined {
    const before = this.#ledger.heard(itemId)?.heardMs;
    const heard = this.#ledger.reached(itemId, playedMs);
    const after = this.#ledger.heard(itemId)?.heardMs;
    if (heard && before !== undefined && after !== undefined)
      this.#options.metrics.ledgerError.observe(Math.abs(after - before) / 1000);
    return heard;
  }

  /** Passes what a browser that reports nothing must have played long ago. @returns undefined when there is nothing */
  passOverdue(): HeardAudio[] | undefined {
    const heard = this.#endedAtMs === undefined ? this.#ledger.passOverdue() : undefined;
    if (heard) this.#options.drops.count('mark_lost');
    return heard;
  }

  /** Also when the connection itself is over. */
  endPlayback(): void {
    this.#endedAtMs ??= this.#options.clock();
  }

  #sent(itemId: string, bytes: number): void {
    this.#ledger.sent(itemId, bytes);
    // The name is of no use here: the browser's reports pass the mark.
    this.#ledger.dueMark();
  }

  #isGivenUp(): boolean {
    const { socket, drops, onStall } = this.#options;
    if (!this.#reader.isStalled(socket.bufferedAmount)) return false;
    drops.count('backpressure');
    onStall();
    return true;
  }
}
