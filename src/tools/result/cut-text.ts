/** The end of a sentence: also the danda of Hindi. */
const SENTENCE_END = /[.!?…।]["'”»)\]]*(?=\s)/g;
/** A cut at a sentence must keep at least this part of what fits. Otherwise a word is the better place. */
const WORTH_KEEPING = 0.4;

/** The beginning of a text, up to the end of a sentence or, when none is near, of a word. */
export function cutText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const end = lastEnd(text.slice(0, maxChars + 1)) ?? text.lastIndexOf(' ', maxChars);
  const cut = text.slice(0, end >= maxChars * WORTH_KEEPING ? end : maxChars);
  // Never half of a character that takes two units of UTF-16.
  return cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd();
}

function lastEnd(text: string): number | undefined {
  const last = [...text.matchAll(SENTENCE_END)].at(-1);
  if (last === undefined) return undefined;
  const end = last.index + last[0].length;
  return end >= text.length * WORTH_KEEPING ? end : undefined;
}
