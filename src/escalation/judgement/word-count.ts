/** Shorter turns are answers, and the rules' business. */
export const LEAST_JUDGED_WORDS = 3;
/** As much of a turn is counted. */
const MAX_CHARACTERS = 500;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words of a text in any script, also where no spaces stand between them; of a long text, those at its beginning. */
export function countWords(text: string): number {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text.slice(0, MAX_CHARACTERS))) if (isWordLike) words += 1;
  return words;
}
