import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';
import { HINDI } from './hi.ts';
import { ITALIAN } from './it.ts';
import type { LanguagePhrases } from './language-phrases.ts';
import { PORTUGUESE } from './pt.ts';

/** The phrases that come with the gateway. */
export const ALL_PHRASES: readonly LanguagePhrases[] = [
  ENGLISH,
  FRENCH,
  ITALIAN,
  GERMAN,
  SPANISH,
  PORTUGUESE,
  HINDI,
];
