const COMBINING_MARKS = /[\u0300-\u036f]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const NUKTA = /\u093c/g;
const CANDRABINDU = /\u0901/g;
const APOSTROPHES = /[\u2018\u2019\u02bc`\u00b4]/g;
const LIGATURES: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ı: 'i' };
/** Text that is folded already, as most words are. */
const PLAIN = /^[a-z0-9 *|.-]*$/;

/**
 * Makes letters comparable: lower case, no diacritics on Latin letters, Devanagari without nukta and with one
 * nasal sign, English "n't" joined ("dont"), a space for other apostrophes ("j'aimerais" becomes two words).
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .replace(COMBINING_MARKS, '')
    .replace(NUKTA, '')
    .replace(CANDRABINDU, '\u0902')
    .replace(/[ßœæøı]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(APOSTROPHES, "'")
    .replace(/n't(?![\p{L}])/gu, 'nt')
    .replace(/'/g, ' ');
}
