/** Controls, separators of lines, and characters that are invisible or turn the direction of writing. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;
/** Could close a quotation, or begin a template variable, a tag or a list. */
const STRUCTURAL = /["“”„«»`{}<>[\]|\\]/g;
const LONGEST = 80;

/**
 * A text of someone else as it may be spoken and stand in instructions: one line of printable characters, at most 80
 * of them, and none that could end a quotation.
 */
export function printableLine(text: string): string {
  const line = text
    .normalize('NFKC')
    .replace(/\s/g, ' ')
    .replace(UNPRINTABLE, '')
    .replace(STRUCTURAL, '')
    .replace(/ +/g, ' ')
    .trim();
  return [...line].slice(0, LONGEST).join('').trim();
}
