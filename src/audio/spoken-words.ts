/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Speaking time of one character: a letter is a sound, a Chinese character or a Korean block is a syllable. */
const MS_PER_LETTER = 60;
const MS_PER_SYLLABLE = 200;
const MS_PER_KANA = 120;
const SYLLABLES = /[\p{Script=Han}\p{Script=Hangul}]/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Finds the words of scripts without spaces by dictionary, and never splits one visible character. */
const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Estimates how long it takes to say a text, in milliseconds; no model reports it. */
export function speakingMs(text: string): number {
  const syllables = text.match(SYLLABLES)?.length ?? 0;
  const kana = text.match(KANA)?.length ?? 0;
  return syllables * MS_PER_SYLLABLE + kana * MS_PER_KANA + (text.length - syllables - kana) * MS_PER_LETTER;
}

/**
 * The whole words of a text within its first `reach` UTF-16 units. Words are separated by spaces, or found by the
 * dictionary where a script has none.
 */
export function wordsWithin(text: string, reach: number): string {
  if (reach >= text.length) return text;
  if (/\s/.test(text[reach] ?? '')) return text.slice(0, reach).trimEnd();
  const blank = text.slice(0, reach).search(/\s\S*$/);
  const start = blank + 1;
  const run = /^\S+/.exec(text.slice(start))?.[0] ?? '';
  const end = UNSPACED.test(run) ? start + wholeSegments(run, reach - start) : Math.max(0, blank);
  return text.slice(0, end).trimEnd();
}

function wholeSegments(run: string, reach: number): number {
  let end = 0;
  for (const { index, segment } of WORDS.segment(run)) {
    if (index + segment.length > reach) break;
    end = index + segment.length;
  }
  return end;
}
