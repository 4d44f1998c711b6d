const LINK = /\[([^\]]*)\]\([^)]*\)/g;
const ADDRESS = /\b(?:https?:\/\/|www\.)(\S+?)(?=[.,;:!?)]*(?:\s|$))/gi;
/** Pictures, the letters of flags, and the marks that join or colour them. */
const EMOJI = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|\u{FE0F}|\u{200D}/gu;
/** Marks of headings, quotes and lists at the beginning, and of emphasis and code anywhere. */
const LEADING_MARK = /^\s*(?:#{1,6}\s+|>\s+|[-*•]\s+)+/;
const MARKS = /\*\*|__|`+|(?<!\p{N})\*|\*(?!\p{N})/gu;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * What can be said of a sentence that a model wrote: without the marks of Markdown, emoji and addresses of pages.
 * @returns '' when nothing is left to say
 */
export function spokenForm(sentence: string): string {
  const plain = sentence
    .replace(LINK, '$1')
    .replace(ADDRESS, (_, rest: string) => rest.split('/')[0] ?? '')
    .replace(EMOJI, '')
    .replace(LEADING_MARK, '')
    .replace(MARKS, '')
    .replace(/\s+/g, ' ')
    .trim();
  return LETTER.test(plain) ? plain : '';
}
