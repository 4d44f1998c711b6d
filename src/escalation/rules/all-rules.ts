import { GERMAN_RULES } from './de.ts';
import { ENGLISH_RULES } from './en.ts';
import { SPANISH_RULES } from './es.ts';
import { FRENCH_RULES } from './fr.ts';
import { HINDI_RULES } from './hi.ts';
import { ITALIAN_RULES } from './it.ts';
import { PORTUGUESE_RULES } from './pt.ts';
import type { LanguageRules } from './rule.ts';

/** The shipped rules. */
export const ALL_RULES: readonly LanguageRules[] = [
  ENGLISH_RULES,
  FRENCH_RULES,
  ITALIAN_RULES,
  GERMAN_RULES,
  SPANISH_RULES,
  PORTUGUESE_RULES,
  HINDI_RULES,
];
