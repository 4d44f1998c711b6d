import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';
import { HINDI } from './hi.ts';
import { ITALIAN } from './it.ts';
import type { GatewayLines } from './lines.ts';
import { PORTUGUESE } from './pt.ts';

/** The gateway's own lines by ISO 639-1 code. */
export const ALL_LINES: ReadonlyMap<string, GatewayLines> = new Map([
  ['en', ENGLISH],
  ['fr', FRENCH],
  ['it', ITALIAN],
  ['de', GERMAN],
  ['es', SPANISH],
  ['pt', PORTUGUESE],
  ['hi', HINDI],
]);

/** @param language like `pt` or `pt-BR`; English for any other language, or for none */
export function shippedLines(language: string | undefined): GatewayLines {
  const [base = ''] = (language ?? '').toLowerCase().split(/[-_]/);
  return ALL_LINES.get(base) ?? ENGLISH;
}
