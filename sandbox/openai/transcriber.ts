import type { OpenAIFaults } from './faults.ts';
import type { SessionConfig } from './session-config.ts';

const EVENT = 'conversation.item.input_audio_transcription';

/** Transcription that writes while the caller speaks. The delays are drawn anew for each word and each turn. */
export interface LiveTranscription {
  /** From the end of a word to its text, milliseconds. */
  readonly wordDelayMs: () => number;
  /** From the commit to the whole text, milliseconds. */
  readonly finalDelayMs: () => number;
}

export interface TranscriberOptions {
  readonly faults: OpenAIFaults;
  /** How long after the words the caller's transcript comes, milliseconds. */
  readonly transcriptDelayMs: number;
  /** Default: all of a transcript comes after the commit. */
  readonly liveTranscription?: LiveTranscription;
  readonly config: () => SessionConfig;
  readonly send: (type: string, fields: object) => void;
  readonly after: (delayMs: number, act: () => void) => void;
}

/** Writes down what the caller says: pieces, then the whole. */
export class Transcriber {
  readonly #options: TranscriberOptions;
  #itemId = '';
  /** Words of this item that were written. */
  #written = 0;
  #nextWordMs = 0;

  constructor(options: TranscriberOptions) {
    this.#options = options;
  }

  /** The caller begins to speak. */
  begin(itemId: string): void {
    this.#itemId = itemId;
    this.#written = 0;
    this.#nextWordMs = 0;
  }

  /** A word of this item has ended. */
  hear(word: string): void {
    const { liveTranscription, config, after } = this.#options;
    if (!liveTranscription || !config().transcription) return;
    const itemId = this.#itemId;
    const nowMs = performance.now();
    // Words stay in order, whatever their delays are.
    this.#nextWordMs = Math.max(this.#nextWordMs, nowMs + liveTranscription.wordDelayMs());
    after(this.#nextWordMs - nowMs, () => {
      if (itemId !== this.#itemId) return;
      this.#delta(itemId, this.#written === 0 ? word : ` ${word}`);
      this.#written += 1;
    });
  }

  /** The item was committed. @param text all its words */
  commit(itemId: string, text: string, audioMs: number): void {
    const { config, after, transcriptDelayMs, liveTranscription } = this.#options;
    if (!config().transcription) return;
    const delayMs = liveTranscription?.finalDelayMs() ?? transcriptDelayMs;
    if (delayMs === 0) this.#finish(itemId, text, audioMs);
    else after(delayMs, () => this.#finish(itemId, text, audioMs));
  }

  #finish(itemId: string, text: string, audioMs: number): void {
    const failure = this.#options.faults.takeTranscriptFailure();
    if (failure !== undefined) {
      const error = { type: 'transcription_error', code: failure, message: 'It could not be transcribed.' };
      this.#options.send(`${EVENT}.failed`, { item_id: itemId, content_index: 0, error });
      return;
    }
    for (const delta of this.#unwritten(itemId, text)) this.#delta(itemId, delta);
    const usage = { type: 'duration', seconds: audioMs / 1000 };
    this.#options.send(`${EVENT}.completed`, { item_id: itemId, content_index: 0, transcript: text, usage });
  }

  /** What of a text has not come as a piece. */
  #unwritten(itemId: string, text: string): string[] {
    if (!this.#options.liveTranscription) return text.split(/(?<= )/);
    if (itemId !== this.#itemId) return [];
    const words = text === '' ? [] : text.split(' ');
    const left = words.slice(this.#written).map((word, n) => (this.#written + n === 0 ? word : ` ${word}`));
    // What is still on its way does not come twice.
    this.begin('');
    return left;
  }

  #delta(itemId: string, delta: string): void {
    this.#options.send(`${EVENT}.delta`, { item_id: itemId, content_index: 0, delta });
  }
}
