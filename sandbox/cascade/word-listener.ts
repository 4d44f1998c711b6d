import type { SpeechLibrary } from '../model/speech-library.ts';
import type { SpokenWords } from '../model/spoken-words.ts';
import { VendorEar } from '../model/vendor-ear.ts';
import type { Listening, Understood } from './listener.ts';

const SAMPLES_PER_MS = 8;

export interface WordListenerOptions {
  readonly words: SpokenWords;
  readonly library: SpeechLibrary;
  /** From the end of a word to its text, milliseconds. */
  readonly wordDelayMs: () => number;
  /** From the silence that ends a stretch of speech to its final text, milliseconds. */
  readonly finalDelayMs: () => number;
  /** ISO 639-1 of these words. */
  readonly languageOf: (text: string) => string | undefined;
  /** Silence that ends a stretch of speech, milliseconds. */
  readonly silenceMs: number;
  readonly onWords: (words: Understood) => void;
}

/** One stretch of speech. */
interface Segment {
  readonly number: number;
  /** The words that have been told. */
  told: string;
  isFinal: boolean;
}

/**
 * Writes down every sound as a transcription service does: words one by one and late, the whole text after a silence.
 * A sound without words has an empty text. What has not come by the final text does not come twice.
 */
export class WordListener implements Listening {
  readonly #options: WordListenerOptions;
  readonly #ear: VendorEar;
  #heardSamples = 0;
  #segment: Segment = { number: 0, told: '', isFinal: false };
  #nextWordMs = 0;

  constructor(options: WordListenerOptions) {
    this.#options = options;
    const { words, library, silenceMs } = options;
    this.#ear = new VendorEar({
      ...{ words, library, silenceMs },
      onSpeechStarted: () => {
        this.#segment = { number: this.#segment.number + 1, told: '', isFinal: false };
      },
      onWord: (word) => this.#hearWord(word),
      onSpeechStopped: (endMs, text) => this.#end(endMs, text),
    });
  }

  hear(pcm: Int16Array): void {
    this.#heardSamples += pcm.length;
    this.#ear.hear(pcm);
  }

  #hearWord(word: string): void {
    const segment = this.#segment;
    const endMs = this.#heardSamples / SAMPLES_PER_MS;
    const nowMs = performance.now();
    // Words stay in order, whatever their delays are.
    this.#nextWordMs = Math.max(this.#nextWordMs, nowMs + this.#options.wordDelayMs());
    setTimeout(() => {
      if (segment.isFinal) return;
      segment.told = segment.told === '' ? word : `${segment.told} ${word}`;
      this.#tell(segment, segment.told, endMs);
    }, this.#nextWordMs - nowMs).unref();
  }

  #end(endMs: number, text: string): void {
    const segment = this.#segment;
    setTimeout(() => {
      segment.isFinal = true;
      this.#tell(segment, text, endMs);
    }, this.#options.finalDelayMs()).unref();
  }

  #tell({ number, isFinal }: Segment, text: string, endMs: number): void {
    this.#options.onWords({
      segment: number,
      text,
      isFinal,
      endMs,
      language: this.#options.languageOf(text),
    });
  }
}
