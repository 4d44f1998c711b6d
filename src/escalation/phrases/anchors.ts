/** Letters that the beginning of a word ("kündig*") has at least, and by which it is looked up. */
export const LEAST_BEGINNING = 3;

/**
 * The anchor of a concept. An anchor is what a pattern is looked up by: a word itself, a concept, or the beginning of a
 * word. No word looks like the anchor of a concept.
 */
export function conceptAnchor(concept: number): string {
  return `<${concept}`;
}

/** The anchor of all words with these first letters. No word looks like it. */
export function beginningAnchor(letters: string): string {
  return `*${letters.slice(0, LEAST_BEGINNING)}`;
}
