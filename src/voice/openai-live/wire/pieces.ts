/**
 * Characters of one append: at most 500 tokens are taken. 1,756 characters of Spanish passed and 1,900 did not
 * (September 2026).
 */
export const MOST_WEIGHT = 1_200;
/** A token has three characters or more in a Latin script. In others, like Hindi's, one character may be a token. */
const OTHER_SCRIPT_WEIGHT = 3;
const LAST_LATIN_LETTER = 0x24f;

/** How much of the vendor's limits a text takes, in characters of a Latin script. */
export function weightOf(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at += 1) weight += weightAt(text, at);
  return weight;
}

/** A text in pieces that the vendor takes, cut at blanks where there are any. At least one, which may be empty. */
export function piecesOf(text: string, mostWeight = MOST_WEIGHT): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > 0) {
    const end = fittingLength(rest, mostWeight);
    if (end === rest.length) break;
    const blank = rest.lastIndexOf(' ', end);
    const at = blank > end / 2 ? blank : end;
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  pieces.push(rest);
  return pieces;
}

function fittingLength(text: string, mostWeight: number): number {
  let weight = 0;
  for (let at = 0; at < text.length; at += 1) {
    weight += weightAt(text, at);
    if (weight > mostWeight) return at;
  }
  return text.length;
}

function weightAt(text: string, at: number): number {
  return text.charCodeAt(at) > LAST_LATIN_LETTER ? OTHER_SCRIPT_WEIGHT : 1;
}
