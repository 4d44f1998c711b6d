import { ENGLISH } from './en.ts';
import type { LanguagePhrases } from './language-phrases.ts';

/** The phrases that come with the gateway. */
export const ALL_PHRASES: readonly LanguagePhrases[] = [ENGLISH];
