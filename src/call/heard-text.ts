import type { HeardAudio } from '../voice/client.ts';

/**
 * The words of `text` that were heard, when only part of its audio was played: cut at a word, in proportion
 * to the audio. Models give no timing of words, so the proportion is the best there is.
 */
export function heardText(text: string, { heardMs, sentMs }: Pick<HeardAudio, 'heardMs' | 'sentMs'>): string {
  if (heardMs >= sentMs) return text;
  const reach = Math.floor((text.length * Math.max(0, heardMs)) / sentMs);
  if (/\s/.test(text[reach] ?? ' ')) return text.slice(0, reach).trimEnd();
  const lastSpace = text.slice(0, reach).search(/\s\S*$/);
  return lastSpace < 0 ? '' : text.slice(0, lastSpace).trimEnd();
}
