import { Ear } from '../model/ear.ts';
import type { SpeechLibrary, Utterance } from '../model/speech-library.ts';
import { PRINT_FRAME, printSpeech, type SpeechPrint } from '../model/speech-print.ts';

const SAMPLES_PER_MS = 8;
/** How often the words so far are guessed. */
const GUESS_EVERY_MS = 200;
/** Less is no word yet. */
const LEAST_GUESS_MS = 400;
/** By then the sentence is known: comparing on would cost time and change nothing. */
const SURE_AFTER_MS = 1200;
/** The ear tells of speech this much later, and a little. */
const LEAD_FRAMES = 8;

/** Words that were understood, all of one stretch of speech. `endMs`: where the last one ends in the audio. */
export interface Understood {
  readonly segment: number;
  readonly text: string;
  readonly isFinal: boolean;
  readonly endMs: number;
  /** ISO 639-1 of the recording. */
  readonly language: string | undefined;
}

export interface ListeningOptions {
  /** Silence that ends a stretch of speech, milliseconds. */
  readonly silenceMs: number;
  /** A sound shorter than this, which is no known sentence, has no words. Milliseconds. */
  readonly shortestWordMs: number;
  /** Whether sounds that are no sentence are left out. */
  readonly ignoresNoise?: () => boolean;
  readonly onWords: (words: Understood) => void;
}

/** Writes down what is heard. */
export interface Listening {
  /** PCM16, 8 kHz, mono, any length. */
  hear(pcm: Int16Array): void;
}

export interface ListenerOptions extends ListeningOptions {
  readonly library: SpeechLibrary;
}

/**
 * Writes down recorded sentences as a transcription service does: guesses while they are being said, the words at
 * their end. A guess is the beginning of the sentence that has sounded most like it until now.
 */
export class Listener implements Listening {
  readonly #options: ListenerOptions;
  readonly #ear: Ear;
  /** The last frames, or all frames since the speech began. */
  #frames: Int16Array[] = [];
  #heardMs = 0;
  #speechFromMs: number | undefined;
  #guessedMs = 0;
  #found: Utterance | undefined;
  #guess = '';
  #segment = 0;

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#ear = new Ear({
      silenceMs: options.silenceMs,
      library: options.library,
      ignoresNoise: options.ignoresNoise,
      onSpeechStarted: (atMs) => {
        this.#segment += 1;
        this.#speechFromMs = atMs;
        this.#guessedMs = atMs;
        this.#guess = '';
        this.#found = undefined;
      },
      onSpeechStopped: (atMs, text) => this.#stop(atMs, text),
    });
  }

  hear(pcm: Int16Array): void {
    for (let at = 0; at < pcm.length; at += PRINT_FRAME) {
      const frame = pcm.subarray(at, at + PRINT_FRAME);
      this.#heardMs += frame.length / SAMPLES_PER_MS;
      this.#frames.push(frame.slice());
      this.#ear.hear(frame);
      if (this.#speechFromMs === undefined) this.#frames.splice(0, this.#frames.length - LEAD_FRAMES);
      else this.#guessIfDue(this.#heardMs - this.#speechFromMs);
    }
  }

  #guessIfDue(spokenMs: number): void {
    if (spokenMs < LEAST_GUESS_MS || this.#heardMs - this.#guessedMs < GUESS_EVERY_MS) return;
    this.#guessedMs = this.#heardMs;
    if (spokenMs <= SURE_AFTER_MS) this.#found = this.#options.library.recogniseBeginning(this.#print());
    const found = this.#found;
    if (!found) return;
    const text = beginning(found, spokenMs / found.ms);
    if (text === '' || text === this.#guess) return;
    this.#guess = text;
    this.#tell(text, false, this.#heardMs, found.lang);
  }

  #print(): SpeechPrint {
    const pcm = new Int16Array(this.#frames.length * PRINT_FRAME);
    for (const [index, frame] of this.#frames.entries()) pcm.set(frame, index * PRINT_FRAME);
    return printSpeech(pcm);
  }

  #stop(atMs: number, text: string): void {
    const { library, shortestWordMs } = this.#options;
    const known = library.find(text);
    const soundMs = atMs - (this.#speechFromMs ?? atMs);
    this.#speechFromMs = undefined;
    const words = known || soundMs >= shortestWordMs ? text : '';
    this.#tell(words, true, atMs, known?.lang);
  }

  #tell(text: string, isFinal: boolean, endMs: number, language: string | undefined): void {
    this.#options.onWords({ segment: this.#segment, text, isFinal, endMs, language });
  }
}

/** The words within this share of a sentence. The one that is being said is not known yet. */
function beginning({ text }: Utterance, share: number): string {
  const words = text.split(' ');
  return words.slice(0, Math.floor(words.length * Math.min(1, share))).join(' ');
}
