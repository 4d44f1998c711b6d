import { speakingMs, wordsWithin } from '../../audio/spoken-words.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';

/**
 * The words of `text` that were heard when only part of its audio was played: cut at a word, in proportion to the
 * audio. Models give no timing of words, so the proportion is the best estimate there is.
 * @param isWhole whether `sentMs` is all of the text's audio. Words come ahead of their sound: until all of it was
 * sent, the length is estimated from the words.
 */
export function heardText(
  text: string,
  { heardMs, sentMs }: Pick<HeardAudio, 'heardMs' | 'sentMs'>,
  isWhole = true,
): string {
  const lengthMs = isWhole ? sentMs : Math.max(sentMs, speakingMs(text));
  if (heardMs >= lengthMs) return text;
  return wordsWithin(text, Math.floor((text.length * Math.max(0, heardMs)) / lengthMs));
}
