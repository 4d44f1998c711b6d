/** No sensible file is deeper. */
export const MAX_DEPTH = 24;
const MAX_BRACKETS = 200;
const DEEP_INDENT = /^ {201,}[^ ]/;
/** `- - - x` opens three lists in one line. */
const MANY_INDICATORS = new RegExp(`^ *(?:[-?:] +){${MAX_DEPTH},}`);

/**
 * Finds nesting that the YAML parser should not see: a hundred thousand brackets end the process inside a regular
 * expression of the parser (yaml 2.9.1), and a thousand nested explicit keys keep it busy for minutes. Measured on
 * 29 November 2026.
 * @returns the line, from 1; undefined when there is none
 */
export function findDeepNesting(text: string): number | undefined {
  let brackets = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (MANY_INDICATORS.test(line) || DEEP_INDENT.test(line)) return index + 1;
    for (const character of line) {
      if (character === '[' || character === '{') brackets += 1;
      else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
    }
    if (brackets > MAX_BRACKETS) return index + 1;
  }
  return undefined;
}
