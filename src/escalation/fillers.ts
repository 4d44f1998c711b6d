import { fold } from './normalise.ts';

/** Fillers of one language. */
export interface LanguageFillers {
  readonly language: string;
  /** Words, and sequences of words. */
  readonly entries: readonly string[];
  /** Folded words that mean something to this language. */
  readonly meaningful: ReadonlySet<string>;
}

/**
 * Takes words without meaning out of a turn. What is a filler here may be an article there (English "um" is a
 * Portuguese "a"): such a word goes only when the turn is in the filler's language.
 */
export class Fillers {
  readonly #everywhere: Remover;
  readonly #byLanguage: ReadonlyMap<string, Remover>;
  readonly #skipped: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(languages: readonly LanguageFillers[]) {
    const safe = (entry: readonly string[], language: string) =>
      entry.length > 1 ||
      languages.every((other) => other.language === language || !other.meaningful.has(entry[0] ?? ''));
    const all = languages.flatMap(({ language, entries }) =>
      entries.map((entry) => ({ language, words: wordsOf(entry) })),
    );
    const everywhere = all.filter(({ language, words }) => safe(words, language));
    this.#everywhere = new Remover(everywhere.map(({ words }) => words));
    this.#byLanguage = new Map(
      languages.map(({ language }) => {
        const own = all.filter((entry) => entry.language === language && !safe(entry.words, language));
        return [language, new Remover(own.map(({ words }) => words))];
      }),
    );
    this.#skipped = new Map(languages.map(({ language }) => [language, this.#skippedIn(language)] as const));
  }

  /** Words that no pattern of a language can ask for. */
  skippedIn(language: string): ReadonlySet<string> {
    return this.#skipped.get(language) ?? this.#everywhere.words;
  }

  /** @param language the language that the turn is in, when it can be told */
  remove(tokens: readonly string[], language: string | undefined): string[] {
    const rest = this.#everywhere.remove(tokens);
    return language === undefined ? rest : (this.#byLanguage.get(language)?.remove(rest) ?? rest);
  }

  #skippedIn(language: string): ReadonlySet<string> {
    return new Set([...this.#everywhere.words, ...(this.#byLanguage.get(language)?.words ?? [])]);
  }
}

class Remover {
  readonly words: ReadonlySet<string>;
  readonly #sequences: RegExp | undefined;

  constructor(entries: readonly (readonly string[])[]) {
    this.words = new Set(entries.filter(({ length }) => length === 1).flat());
    const sequences = entries.filter(({ length }) => length > 1).map((words) => `${words.join(' ')} `);
    this.#sequences = sequences.length > 0 ? new RegExp(`(?<= )(?:${sequences.join('|')})`, 'gu') : undefined;
  }

  remove(tokens: readonly string[]): string[] {
    const single = tokens.filter((token) => !this.words.has(token));
    if (this.#sequences === undefined || single.length < 2) return single;
    const text = ` ${single.join(' ')} `.replace(this.#sequences, '').trim();
    return text === '' ? [] : text.split(' ');
  }
}

/** The folded words of a phrase. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
