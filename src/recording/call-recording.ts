import { payloadBytes } from '../audio/format.ts';
import type { CallMedia, CallMediaListener } from '../media/call-media.ts';
import type { HeardAudio } from '../media/heard-audio.ts';
import { tappedListener } from '../media/tapped-listener.ts';
import { WrappedMedia } from '../media/wrapped-media.ts';
import { HeardSpeech } from './heard-speech.ts';
import { StereoTimeline } from './stereo-timeline.ts';

export interface CallRecordingOptions {
  readonly media: CallMedia;
  /** Takes the samples of both channels. */
  readonly file: { write(bytes: Buffer): void };
  /** Whether the caller is typing digits from the beginning. */
  readonly secureInput: boolean;
  /** The stream is over, and everything has been given to the file. Called once. */
  readonly onEnd: () => void;
  /** The recording cannot go on. Called once at most, before `onEnd`. */
  readonly onFailure: (error: Error) => void;
}

/** Written to the file in pieces of this length. */
const BATCH_MS = 1000;
/** Speech that waits to be heard. No model speaks for this long, and a recording must not fill the memory of the process. */
const MAX_WAITING_MS = 300_000;

/** The assistant has sent more speech than may wait. */
export class TooMuchSpeech extends Error {
  override readonly name = 'TooMuchSpeech';
}

/**
 * The caller's line, with both directions recorded: the caller as they came from the line, and what they heard of the
 * assistant. It stands between the carrier and the call, so it records every sound that the gateway plays.
 */
export class CallRecording extends WrappedMedia {
  readonly #options: CallRecordingOptions;
  readonly #timeline: StereoTimeline;
  readonly #speech: HeardSpeech;
  readonly #batchBytes: number;
  readonly #heardOf = (itemId: string) => this.media.heard(itemId);
  #secure: boolean;
  #state: 'recording' | 'over' = 'recording';
  #ended = false;

  constructor(options: CallRecordingOptions) {
    const { media, secureInput } = options;
    super(media);
    this.#options = options;
    this.#timeline = new StereoTimeline(media.line);
    this.#speech = new HeardSpeech(media.line);
    this.#batchBytes = BATCH_MS * media.line.bytesPerMs;
    this.#secure = secureInput;
  }

  /** While it is on, the file has silence in place of the caller: tones of keys can be decoded from a recording. */
  secureInput(on: boolean): void {
    this.#secure = on;
  }

  /** The listener of the call, with its audio recorded. */
  listen(listener: CallMediaListener): CallMediaListener {
    return tappedListener(listener, {
      onAudio: (payload) => this.#caller(payload),
      onStop: () => this.end(),
    });
  }

  override play(itemId: string, payload: string): void {
    super.play(itemId, payload);
    if (this.#state === 'recording') this.#step(() => this.#sent(itemId, payload));
  }

  override clear(): HeardAudio[] {
    const cut = super.clear();
    if (this.#state === 'recording') this.#step(() => this.#cut());
    return cut;
  }

  /** Gives everything that is left to the file. Idempotent. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#step(() => {
      this.#hear();
      this.#options.file.write(this.#timeline.takeRest());
    });
    this.#state = 'over';
    this.#options.onEnd();
  }

  /** Nothing more is recorded. The call does not notice. */
  stop(): void {
    this.#state = 'over';
    this.#speech.drop();
  }

  #caller(payload: string): void {
    if (this.#state === 'recording') this.#step(() => this.#record(payload));
  }

  #record(payload: string): void {
    if (this.#secure) this.#timeline.addCallerSilence(payloadBytes(payload));
    else this.#timeline.addCaller(payload);
    this.#hear();
    const settled = this.#timeline.settledBytes(this.media.playing);
    if (settled >= this.#batchBytes) this.#options.file.write(this.#timeline.take(settled));
  }

  #sent(itemId: string, payload: string): void {
    this.#speech.sent(itemId, payload);
    if (this.#speech.waitingBytes > MAX_WAITING_MS * this.line.bytesPerMs) throw new TooMuchSpeech();
  }

  /** After the carrier was told, so that the ledger says for certain where playback has stopped. */
  #cut(): void {
    this.#hear();
    this.#speech.drop();
  }

  #hear(): void {
    const where = this.#speech.inMidst ? 'within' : 'between';
    const pieces = this.#speech.take(this.#heardOf);
    if (pieces.length > 0) this.#timeline.addHeard(pieces, where);
  }

  /** A fault of the recording ends the recording and not the call. */
  #step(work: () => void): void {
    if (this.#state !== 'recording') return;
    try {
      work();
    } catch (error) {
      this.stop();
      this.#options.onFailure(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
