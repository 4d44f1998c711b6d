import { encodeMulaw } from '../../src/audio/mulaw.ts';
import { speak } from '../model/mouth.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import type { LiveMemory } from './memory.ts';
import { TICK_MS } from './session-clock.ts';

const BYTES_PER_TICK = TICK_MS * 8;
const SILENT_TICK = Buffer.alloc(BYTES_PER_TICK, 0xff);
/** Between two things that it says one after the other. */
const PAUSE_MS = 1_200;

interface Word {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

interface Utterance {
  readonly audio: Buffer;
  readonly words: readonly Word[];
  readonly remembered: { text: string };
  startMs: number;
  told: number;
  sentBytes: number;
}

export interface VoiceTrackOptions {
  readonly library: SpeechLibrary;
  readonly memory: LiveMemory;
  /** How long after its sound a word is sent, milliseconds of the session. */
  readonly wordsDelayMs: number;
  readonly onWord: (word: Word) => void;
}

/** The model's one track of sound: silence, and what it says, never two things at the same time. */
export class VoiceTrack {
  readonly #options: VoiceTrackOptions;
  readonly #waiting: { readonly text: string; readonly notBeforeMs: number }[] = [];
  readonly #lateWords: Word[] = [];
  #current: Utterance | undefined;
  #quietUntilMs = 0;
  #stopAtMs: number | undefined;

  constructor(options: VoiceTrackOptions) {
    this.#options = options;
  }

  get speaks(): boolean {
    return this.#current !== undefined;
  }

  /** Whether it speaks, or has something to say. */
  get isBusy(): boolean {
    return this.speaks || this.#waiting.length > 0;
  }

  /** Whether it speaks at this time of the session, or begins to. */
  busyAt(positionMs: number): boolean {
    const next = this.#waiting[0];
    const begins = next && positionMs >= this.#quietUntilMs && positionMs >= next.notBeforeMs;
    return this.speaks || begins === true;
  }

  /** Says this as soon as nothing else is being said. */
  say(text: string, notBeforeMs: number): void {
    if (text.trim() !== '') this.#waiting.push({ text, notBeforeMs });
  }

  /** Stops at this time of the session, and forgets what it wanted to say. */
  stop(atMs: number): void {
    this.#waiting.length = 0;
    if (this.#current) this.#stopAtMs ??= atMs;
  }

  /** The next piece of the track. @param positionMs the time at its end */
  next(positionMs: number): Buffer {
    const fromMs = positionMs - TICK_MS;
    if (this.#stopAtMs !== undefined && fromMs >= this.#stopAtMs) this.#end(positionMs);
    if (!this.#current) this.#begin(fromMs);
    const piece = this.#piece();
    this.#tellWords(positionMs);
    if (this.#current && this.#current.sentBytes >= this.#current.audio.length) this.#end(positionMs);
    return piece;
  }

  #begin(fromMs: number): void {
    const next = this.#waiting[0];
    if (!next || fromMs < this.#quietUntilMs || fromMs < next.notBeforeMs) return;
    this.#waiting.shift();
    const audio = Buffer.from(encodeMulaw(speak(next.text, this.#options.library)));
    const remembered = this.#options.memory.assistantBegins(fromMs);
    const words = wordsOf(next.text, audio.length / 8);
    this.#current = { audio, words, remembered, startMs: fromMs, told: 0, sentBytes: 0 };
  }

  #piece(): Buffer {
    const current = this.#current;
    if (!current) return SILENT_TICK;
    const sound = current.audio.subarray(current.sentBytes, current.sentBytes + BYTES_PER_TICK);
    current.sentBytes += BYTES_PER_TICK;
    if (sound.length === BYTES_PER_TICK) return sound;
    return Buffer.concat([sound, SILENT_TICK.subarray(sound.length)]);
  }

  /** A word is said once its sound has been sent. */
  #tellWords(positionMs: number): void {
    const { onWord, wordsDelayMs } = this.#options;
    const current = this.#current;
    if (current) {
      const { words, startMs, remembered } = current;
      while (current.told < words.length) {
        const word = words[current.told];
        if (!word || startMs + word.endMs > positionMs) break;
        current.told += 1;
        remembered.text += word.text;
        const placed = { ...word, startMs: startMs + word.startMs, endMs: startMs + word.endMs };
        this.#lateWords.push(placed);
      }
    }
    while (this.#lateWords[0] && this.#lateWords[0].endMs + wordsDelayMs <= positionMs) {
      const word = this.#lateWords.shift();
      if (word) onWord(word);
    }
  }

  #end(positionMs: number): void {
    this.#current = undefined;
    this.#stopAtMs = undefined;
    this.#quietUntilMs = positionMs + PAUSE_MS;
  }
}

/** Words with their blanks, spread over the sound by their length. */
function wordsOf(text: string, lengthMs: number): Word[] {
  const pieces = text.match(/\s*\S+/g) ?? [];
  const characters = pieces.reduce((sum, piece) => sum + piece.length, 0);
  let at = 0;
  return pieces.map((piece) => {
    const startMs = Math.round((at / characters) * lengthMs);
    at += piece.length;
    return { text: piece, startMs, endMs: Math.round((at / characters) * lengthMs) };
  });
}
