import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';
import { HINDI } from './hi.ts';
import { ITALIAN } from './it.ts';
import type { Lexicon } from './lexicon.ts';
import { PORTUGUESE } from './pt.ts';

/** The shipped lexica. The bits of a `LanguageSet` follow their order. */
export const ALL_LEXICA: readonly Lexicon[] = [ENGLISH, FRENCH, ITALIAN, GERMAN, SPANISH, PORTUGUESE, HINDI];
