import { speakingMs, wordsWithin } from '../../audio/spoken-words.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';

/** Where a piece of a text ends: in characters from its beginning, and in its audio, milliseconds. */
export interface WordsEnd {
  readonly length: number;
  readonly endMs: number;
}

interface TextAudio {
  /**
   * Whether `sentMs` is all of the text's audio. Words come ahead of their sound: until all of it was sent, the length
   * is estimated from the words. Default true.
   */
  readonly isWhole?: boolean;
  /** In order; empty where the model gives no times. */
  readonly ends?: readonly WordsEnd[];
}

/**
 * The words of `text` that were heard when only part of its audio was played. Where the model says when its words are
 * spoken, those whose sound has ended; else cut at a word, in proportion to the audio, which is the best estimate.
 */
export function heardText(
  text: string,
  { heardMs, sentMs }: Pick<HeardAudio, 'heardMs' | 'sentMs'>,
  { isWhole = true, ends = [] }: TextAudio = {},
): string {
  if (ends.length > 0) return timedText(text, heardMs, ends);
  const lengthMs = isWhole ? sentMs : Math.max(sentMs, speakingMs(text));
  if (heardMs >= lengthMs) return text;
  return wordsWithin(text, Math.floor((text.length * Math.max(0, heardMs)) / lengthMs));
}

function timedText(text: string, heardMs: number, ends: readonly WordsEnd[]): string {
  const length = ends.findLast(({ endMs }) => endMs <= heardMs)?.length ?? 0;
  return length >= text.length ? text : wordsWithin(text, length);
}
