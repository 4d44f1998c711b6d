import type { SpeechLibrary } from './speech-library.ts';

export interface EarOptions {
  /** Silence in milliseconds after which the utterance is over. */
  readonly silenceMs: number;
  readonly library: SpeechLibrary;
  /**
   * Whether, as a vendor's own detection does, it tells nothing of sounds that are no sentence it knows. It
   * then tells of a sentence when it is over. Default: every sound is speech.
   */
  readonly ignoresNoise?: (() => boolean) | undefined;
  /** `atMs`: milliseconds of audio before the speech. Told at least 60 ms later. */
  onSpeechStarted(atMs: number): void;
  /** `atMs`: milliseconds of audio up to the end of the speech, without the silence that told it. */
  onSpeechStopped(atMs: number, text: string): void;
  /** A word was heard, before the utterance is over. Told only by an ear that hears words one by one. */
  onWord?(word: string): void;
}

/** Hears a caller. It has no clock: time is the audio that was heard. */
export interface Hearing {
  /** PCM16, 8 kHz, mono, any length. */
  hear(pcm: Int16Array): void;
}

/** Makes what a model hears with. */
export type HearingMaker = (options: EarOptions) => Hearing;
