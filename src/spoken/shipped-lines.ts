import { GERMAN_LINES } from './de.ts';
import { ENGLISH_LINES } from './en.ts';
import { SPANISH_LINES } from './es.ts';
import { FRENCH_LINES } from './fr.ts';
import { HINDI_LINES } from './hi.ts';
import { ITALIAN_LINES } from './it.ts';
import type { LanguageLines } from './lines.ts';
import { PORTUGUESE_LINES } from './pt.ts';

/** The gateway's own lines by ISO 639-1 code. */
export const ALL_LINES: ReadonlyMap<string, LanguageLines> = new Map([
  ['en', ENGLISH_LINES],
  ['fr', FRENCH_LINES],
  ['it', ITALIAN_LINES],
  ['de', GERMAN_LINES],
  ['es', SPANISH_LINES],
  ['pt', PORTUGUESE_LINES],
  ['hi', HINDI_LINES],
]);

/** @param language like `pt` or `pt-BR`; English for any other language, or for none */
export function shippedLines(language: string | undefined): LanguageLines {
  const [base = ''] = (language ?? '').toLowerCase().split(/[-_]/);
  return ALL_LINES.get(base) ?? ENGLISH_LINES;
}
