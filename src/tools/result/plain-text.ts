/**
 * What a listener cannot hear and a reader cannot see: control characters, marks of text direction, characters without
 * width, tags and private characters. Text from a server could hide instructions in them.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|[\u{FE00}-\u{FE0F}]|[\u{E0100}-\u{E01EF}]/gu;

/** The text as it may be spoken. Line breaks and tabs become spaces. */
export function plainText(text: string): string {
  return text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(INVISIBLE, '')
    .trim();
}
