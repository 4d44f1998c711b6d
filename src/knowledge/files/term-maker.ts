import { partsOfCompound } from './compounds.ts';
import { isStopWord, stemWord } from './languages.ts';
import type { SearchSettings } from './search-settings.ts';
import type { KnownLanguage } from './stop-words.ts';
import { Thesaurus } from './thesaurus.ts';
import { hasDigit, searchWords } from './words.ts';

/** Makes the terms that texts are compared by, and knows the words that the documents use. */
export class TermMaker {
  readonly #settings: SearchSettings;
  /** Stems of the German passages, which compounds are made of. */
  readonly #german = new Set<string>();
  readonly #thesaurus: Thesaurus;

  constructor(settings: SearchSettings) {
    this.#settings = settings;
    this.#thesaurus = new Thesaurus((word, language) => this.stem(word, language));
  }

  /** Notes the words of one passage. All passages come before the first call of `termsOf`. */
  learn(text: string, language: KnownLanguage | undefined): void {
    if (language !== 'de') return;
    for (const word of this.words(text, language)) {
      const term = this.stem(word, language);
      if (!hasDigit(term)) this.#german.add(term);
    }
  }

  /** The terms by which a passage is found, with repetitions. */
  termsOf(text: string, language: KnownLanguage | undefined): string[] {
    return this.words(text, language).flatMap((word) => [
      this.stem(word, language),
      ...this.parts(word, language),
    ]);
  }

  /** The folded words that carry a subject. */
  words(text: string, language: KnownLanguage | undefined): string[] {
    const words = searchWords(text);
    return this.#settings.stopWords ? words.filter((word) => !isStopWord(word, language)) : words;
  }

  stem(word: string, language: KnownLanguage | undefined): string {
    return this.#settings.stemming && !hasDigit(word) ? stemWord(word, language) : word;
  }

  /** The stems of the parts of a German compound. */
  parts(word: string, language: KnownLanguage | undefined): string[] {
    if (!this.#settings.compounds || language !== 'de' || hasDigit(word)) return [];
    const isWord = (part: string) => this.#german.has(this.stem(part, 'de'));
    return partsOfCompound(word, isWord).map((part) => this.stem(part, 'de'));
  }

  /** The stems of other words for the same thing, in a language of the documents. */
  related(word: string, from: KnownLanguage | undefined, to: KnownLanguage | undefined): string[] {
    if (!this.#settings.synonyms || from === undefined || to === undefined) return [];
    return this.#thesaurus.related(word, from, to);
  }
}
