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
  /** Languages of documents that come first: that of the question and that of the call. Empty when there are none. */
  readonly languages: readonly KnownLanguage[];
  readonly words: readonly QuestionWord[];
}

/**
 * Reads a question. The words of its grammar tell its language better than the call does: a caller may have changed
 * the language, and the model may have translated the question. Keywords have no grammar, and count in every language.
 * @param given the language of the call
 * @param available languages of the documents
 */
export function readQuestion(
  query: string,
  given: string,
  terms: TermMaker,
  available: readonly KnownLanguage[],
): Question {
  const call = knownLanguage(given);
  const language = detectLanguage(searchWords(query), undefined);
  const known = listed(language ?? call);
  const isOnlyIn = language !== undefined && available.includes(language);
  const stemmed = [...new Set([...known, ...(isOnlyIn ? [] : available)])];
  const words = [...new Set(terms.words(query, language))].map((word) => ({
    terms: [...new Set(stemmed.map((each) => terms.stem(word, each)))],
    parts: [...new Set(stemmed.flatMap((each) => terms.parts(word, each)))],
    related: [...new Set(stemmed.flatMap((from) => relatedTo(word, from)))],
  }));
  const languages = [...listed(language), ...listed(call)].filter((each) => available.includes(each));
  return { languages, words };

  /** In the word's own language or, when no document is in it, in those of the documents. */
  function relatedTo(word: string, from: KnownLanguage): string[] {
    const into = available.includes(from) ? [from] : available;
    return into.flatMap((to) => terms.related(word, from, to));
  }
}

function listed(language: KnownLanguage | undefined): KnownLanguage[] {
  return language === undefined ? [] : [language];
}
