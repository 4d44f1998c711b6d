/** Combining marks of Latin script. Those of Devanagari are vowels, and stay. */
const LATIN_MARKS = /[\u0300-\u036f]/gu;
/** Nukta and joiners: written or left out at will in Hindi. */
const HINDI_OPTIONAL = /[\u093c\u200c\u200d]/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const HAS_DIGIT = /\d/u;
const DEVANAGARI_ZERO = 0x0966;
/**
 * "E 14", "E-14" and "E14" are the same code. A letter that is a word in some language is not joined: "a 14".
 */
const SPACED_CODE = /(?<![\p{L}\p{N}])(?:(\p{L}{1,3})-|([b-hj-np-tv-xz]) )(?=\d)/gu;

/** Lower case, without diacritics, with ASCII digits: "Größe" becomes "grosse", "फ़ोन" becomes "फोन". */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(LATIN_MARKS, '')
    .normalize('NFKC')
    .replace(HINDI_OPTIONAL, '')
    .replaceAll('ँ', 'ं')
    .replace(/[०-९]/gu, (digit) => String((digit.codePointAt(0) ?? 0) - DEVANAGARI_ZERO));
}

/** The folded words of a text, in their order. Single Latin letters are left out: they are rests of contractions. */
export function searchWords(text: string): string[] {
  const words = foldText(text).replace(SPACED_CODE, '$1$2').match(WORD) ?? [];
  return words.filter((word) => word.length > 1 || HAS_DIGIT.test(word));
}

/** Whether a word is, or holds, a number: those are compared exactly. */
export function hasDigit(word: string): boolean {
  return HAS_DIGIT.test(word);
}
