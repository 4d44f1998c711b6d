import { detectLanguage, knownLanguage } from './languages.ts';
import type { KnownLanguage } from './stop-words.ts';
import type { TermMaker } from './term-maker.ts';
import { searchWords } from './words.ts';

/** One word of a question, with the terms that stand for it. */
export interface QuestionWord {
  /** Its stem, in each language that comes into question. */
  readonly terms: readonly string[];
  /** Parts of the compound that it is. */
  readonly parts: readonly string[];
  /** Other words for the same thing. */
  readonly related: readonly string[];
}

export interface Question {
  readonly language: KnownLanguage | undefined;
  readonly words: readonly QuestionWord[];
}

/**
 * Reads a question. The words of its grammar tell its language better than the call does: a caller may have changed
 * the language, and the model may have translated the question.
 * @param given the language of the call
 * @param available languages of the documents
 */
export function readQuestion(
  query: string,
  given: string,
  terms: TermMaker,
  available: readonly KnownLanguage[],
): Question {
  const language = detectLanguage(searchWords(query), knownLanguage(given));
  const stemmed =
    language !== undefined && available.includes(language) ? [language] : [...available, language];
  const words = [...new Set(terms.words(query, language))].map((word) => ({
    terms: [...new Set(stemmed.map((each) => terms.stem(word, each)))],
    parts: [...new Set(stemmed.flatMap((each) => terms.parts(word, each)))],
    related: [...new Set(stemmed.flatMap((each) => terms.related(word, language, each)))],
  }));
  return { language, words };
}
