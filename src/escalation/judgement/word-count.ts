/** Shorter turns are answers: the rules judge them. */
export const LEAST_JUDGED_WORDS = 3;
/** Only this much of a turn is counted, in characters. */
const MAX_CHARACTERS = 500;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Counts the words of a text in any script, also without spaces; of a long text, those at its beginning. */
export function countWords(text: string): number {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text.slice(0, MAX_CHARACTERS))) if (isWordLike) words += 1;
  return words;
}
