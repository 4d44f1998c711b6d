import { speakingMs } from '../../../audio/spoken-words.ts';
import type { Piece } from './turn.ts';

/** A sentence of which this share, or less, has come as audio was broken off. */
const BROKEN_OFF_SHARE = 0.5;
/** How long a sentence lasts is only an estimate, and a poor one for a few words. */
const LEAST_SENTENCE_MS = 1_500;

/** Whether the audio of a piece of speech has ended in the middle of its sentence. */
export function isBrokenOff({ sentMs, text }: Readonly<Piece>): boolean {
  const lengthMs = speakingMs(text);
  return lengthMs >= LEAST_SENTENCE_MS && sentMs <= lengthMs * BROKEN_OFF_SHARE;
}
