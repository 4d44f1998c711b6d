import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import { stemmer as stemGerman } from '@orama/stemmers/german';
import { stemmer as stemHindi } from '@orama/stemmers/indian';
import { stemmer as stemItalian } from '@orama/stemmers/italian';
import { stemmer as stemPortuguese } from '@orama/stemmers/portuguese';
import { stemmer as stemSpanish } from '@orama/stemmers/spanish';
import { type KnownLanguage, STOP_WORDS } from './stop-words.ts';

const STEMMERS: Readonly<Record<KnownLanguage, (word: string) => string>> = {
  en: stemEnglish,
  de: stemGerman,
  fr: stemFrench,
  es: stemSpanish,
  it: stemItalian,
  pt: stemPortuguese,
  hi: stemHindi,
};

export const KNOWN_LANGUAGES: readonly KnownLanguage[] = ['en', 'de', 'fr', 'es', 'it', 'pt', 'hi'];

/** A tag such as `pt-BR` as one of the languages that are stemmed. */
export function knownLanguage(tag: string | undefined): KnownLanguage | undefined {
  const code = tag?.toLowerCase().split(/[-_]/)[0];
  return KNOWN_LANGUAGES.find((language) => language === code);
}

/**
 * The language of a text, by the words of its grammar. They make up about half of what people say, so that a spoken
 * question of four words is enough.
 * @param words folded
 * @param hint chosen between languages that are equally likely, and for a text without evidence
 * @param leastShare the share of such words that counts as evidence. From 0 to 1
 */
export function detectLanguage(
  words: readonly string[],
  hint: KnownLanguage | undefined,
  leastShare = 0,
): KnownLanguage | undefined {
  let best = hint;
  let most = Math.max(leastShare * words.length, hint === undefined ? 0 : grammarWords(words, hint));
  for (const language of KNOWN_LANGUAGES) {
    const count = grammarWords(words, language);
    if (count > most) {
      best = language;
      most = count;
    }
  }
  return best;
}

function grammarWords(words: readonly string[], language: KnownLanguage): number {
  const stopWords = STOP_WORDS[language];
  return words.reduce((sum, word) => sum + (stopWords.has(word) ? 1 : 0), 0);
}

/** @param word folded */
export function isStopWord(word: string, language: KnownLanguage | undefined): boolean {
  return language !== undefined && STOP_WORDS[language].has(word);
}

/** @param word folded */
export function stemWord(word: string, language: KnownLanguage | undefined): string {
  if (language === undefined) return word;
  return STEMMERS[language](word) || word;
}
