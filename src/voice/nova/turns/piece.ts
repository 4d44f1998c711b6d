import { speakingMs, wordsWithin } from '../../../audio/spoken-words.ts';

/** A sentence of which this share, or less, has come as audio was broken off. */
const BROKEN_OFF_SHARE = 0.5;
/** How long a sentence lasts is only an estimate, and a poor one for a few words. */
const LEAST_SENTENCE_MS = 1_500;

/** A piece of speech: how much was sent, milliseconds, and its planned words. */
export interface Piece {
  sentMs: number;
  readonly text: string;
}

/** Whether its audio has ended in the middle of the sentence. */
export function isBrokenOff({ sentMs, text }: Readonly<Piece>): boolean {
  const lengthMs = speakingMs(text);
  return lengthMs >= LEAST_SENTENCE_MS && sentMs <= lengthMs * BROKEN_OFF_SHARE;
}

/** Its words as far as their audio was sent. */
export function sentWords({ sentMs, text }: Readonly<Piece>): string {
  const share = Math.min(1, sentMs / Math.max(1, speakingMs(text)));
  return wordsWithin(text, Math.floor(text.length * share));
}

/** Its words as far as they were heard. @param isWhole whether all its audio was sent */
export function heardWords({ sentMs, text }: Readonly<Piece>, heardMs: number, isWhole: boolean): string {
  const lengthMs = isWhole ? sentMs : Math.max(sentMs, speakingMs(text));
  return wordsWithin(text, Math.floor((text.length * heardMs) / Math.max(1, lengthMs)));
}
