import type { AssistantLines } from '../call/assistant.ts';
import { GERMAN_LINES } from '../call/lines/de.ts';
import { ENGLISH_LINES } from '../call/lines/en.ts';
import { SPANISH_LINES } from '../call/lines/es.ts';
import { FRENCH_LINES } from '../call/lines/fr.ts';
import { HINDI_LINES } from '../call/lines/hi.ts';
import { ITALIAN_LINES } from '../call/lines/it.ts';
import { PORTUGUESE_LINES } from '../call/lines/pt.ts';

/** The gateway's own lines by ISO 639-1 code. The hold line is the one of `handoff/spoken-truth`. */
export const ALL_LINES: ReadonlyMap<string, AssistantLines> = new Map([
  ['en', ENGLISH_LINES],
  ['fr', FRENCH_LINES],
  ['it', ITALIAN_LINES],
  ['de', GERMAN_LINES],
  ['es', SPANISH_LINES],
  ['pt', PORTUGUESE_LINES],
  ['hi', HINDI_LINES],
]);

/** @param language like `pt` or `pt-BR`; English for one that is not spoken here, or for none */
export function shippedLines(language: string | undefined): AssistantLines {
  const [base = ''] = (language ?? '').toLowerCase().split(/[-_]/);
  return ALL_LINES.get(base) ?? ENGLISH_LINES;
}
