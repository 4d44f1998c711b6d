import { KNOWN_LANGUAGES } from './languages.ts';
import type { KnownLanguage } from './stop-words.ts';
import { SYNONYMS } from './synonyms.ts';
import { searchWords } from './words.ts';

type Stem = (word: string, language: KnownLanguage) => string;

/** Finds the other words for what a word means, in one language. */
export class Thesaurus {
  /** The groups that a stem is in, by language and stem. */
  readonly #groups = new Map<string, number[]>();
  readonly #stem: Stem;

  constructor(stem: Stem) {
    this.#stem = stem;
    for (const group of SYNONYMS.keys()) {
      for (const language of KNOWN_LANGUAGES) {
        for (const word of this.#stems(group, language)) {
          const key = `${language} ${word}`;
          this.#groups.set(key, [...(this.#groups.get(key) ?? []), group]);
        }
      }
    }
  }

  /**
   * @param word folded
   * @param from the language of the word
   * @returns stems in the other language
   */
  related(word: string, from: KnownLanguage, to: KnownLanguage): string[] {
    const own = this.#stem(word, from);
    const groups = this.#groups.get(`${from} ${own}`) ?? [];
    return groups.flatMap((group) => this.#stems(group, to)).filter((stem) => from !== to || stem !== own);
  }

  #stems(group: number, language: KnownLanguage): string[] {
    const words = SYNONYMS[group]?.[language] ?? '';
    return searchWords(words).map((word) => this.#stem(word, language));
  }
}
