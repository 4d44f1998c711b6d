import { Ear } from '../model/ear.ts';
import type { SpeechLibrary, Utterance } from '../model/speech-library.ts';
import { PRINT_FRAME, printSpeech } from '../model/speech-print.ts';

const SAMPLES_PER_MS = 8;
/** How often the words so far are guessed. */
const GUESS_EVERY_MS = 200;
/** Less is no word yet. */
const LEAST_GUESS_MS = 400;
/** A sound shorter than this, which is no known sentence, has no words. */
const SHORTEST_WORD_MS = 400;
const MAX_KEPT_MS = 15_000;

/** Words that were understood, all of one stretch of speech. `endMs`: where the last one ends in the audio. */
export interface Understood {
  readonly segment: number;
  readonly text: string;
  readonly isFinal: boolean;
  readonly endMs: number;
  /** ISO 639-1 of the recording. */
  readonly language: string | undefined;
}

export interface ListenerOptions {
  readonly library: SpeechLibrary;
  /** Silence that ends a stretch of speech, milliseconds. */
  readonly silenceMs: number;
  readonly onWords: (words: Understood) => void;
}

/**
 * Writes down recorded sentences as a transcription service does: guesses while they are being said, the words at
 * their end. A guess is the beginning of the sentence that has sounded most like it until now.
 */
export class Listener {
  readonly #options: ListenerOptions;
  readonly #ear: Ear;
  #kept: Int16Array = new Int16Array(0);
  #heardMs = 0;
  #speechFromMs: number | undefined;
  #guessedMs = 0;
  #guess = '';
  #segment = 0;

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#ear = new Ear({
      silenceMs: options.silenceMs,
      library: options.library,
      onSpeechStarted: (atMs) => {
        this.#segment += 1;
        this.#speechFromMs = atMs;
        this.#guessedMs = atMs;
        this.#guess = '';
      },
      onSpeechStopped: (atMs, text) => this.#stop(atMs, text),
    });
  }

  /** PCM16, 8 kHz, mono, any length. */
  hear(pcm: Int16Array): void {
    for (let at = 0; at < pcm.length; at += PRINT_FRAME) {
      const frame = pcm.subarray(at, at + PRINT_FRAME);
      this.#heardMs += frame.length / SAMPLES_PER_MS;
      this.#keep(frame);
      this.#ear.hear(frame);
      this.#guessIfDue();
    }
  }

  #keep(frame: Int16Array): void {
    const longest = MAX_KEPT_MS * SAMPLES_PER_MS;
    const rest = this.#kept.subarray(Math.max(0, this.#kept.length + frame.length - longest));
    const kept = new Int16Array(rest.length + frame.length);
    kept.set(rest);
    kept.set(frame, rest.length);
    this.#kept = kept;
  }

  #guessIfDue(): void {
    const fromMs = this.#speechFromMs;
    if (fromMs === undefined || this.#heardMs - fromMs < LEAST_GUESS_MS) return;
    if (this.#heardMs - this.#guessedMs < GUESS_EVERY_MS) return;
    this.#guessedMs = this.#heardMs;
    const samples = Math.round((this.#heardMs - fromMs) * SAMPLES_PER_MS);
    const print = printSpeech(this.#kept.slice(Math.max(0, this.#kept.length - samples)));
    const found = this.#options.library.recogniseBeginning(print);
    if (!found) return;
    const text = beginning(found.utterance, found.share);
    if (text === '' || text === this.#guess) return;
    this.#guess = text;
    this.#tell(text, false, this.#heardMs, found.utterance.lang);
  }

  #stop(atMs: number, text: string): void {
    const { library } = this.#options;
    const known = library.find(text);
    const soundMs = atMs - (this.#speechFromMs ?? atMs);
    this.#speechFromMs = undefined;
    const words = known || soundMs >= SHORTEST_WORD_MS ? text : '';
    this.#tell(words, true, atMs, known?.lang);
  }

  #tell(text: string, isFinal: boolean, endMs: number, language: string | undefined): void {
    this.#options.onWords({ segment: this.#segment, text, isFinal, endMs, language });
  }
}

/** The words within this share of a sentence. The one that is being said is not known yet. */
function beginning({ text }: Utterance, share: number): string {
  const words = text.split(' ');
  return words.slice(0, Math.floor(words.length * share)).join(' ');
}
