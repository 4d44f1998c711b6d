import { fold } from '../../spoken/fold.ts';

/** Fillers of one language. */
export interface LanguageFillers {
  readonly language: string;
  /** Words, and sequences of words. */
  readonly entries: readonly string[];
}

/**
 * Removes words without meaning from a turn. A filler of one language may be a word of another: English "um" is the
 * article "a" in Portuguese. A filler of that kind is removed only when the turn is in the filler's language.
 */
export class Fillers {
  readonly #everywhere: Remover;
  readonly #byLanguage: ReadonlyMap<string, Remover>;
  readonly #skipped: ReadonlyMap<string, ReadonlySet<string>>;

  /** @param meansElsewhere whether a folded word means something in another language than this one */
  constructor(
    languages: readonly LanguageFillers[],
    meansElsewhere: (word: string, language: string) => boolean,
  ) {
    const isSafe = (entry: readonly string[], language: string) =>
      entry.length > 1 || !meansElsewhere(entry[0] ?? '', language);
    const all = languages.flatMap(({ language, entries }) =>
      entries.map((entry) => {
        const words = wordsOf(entry);
        return { language, words, safe: isSafe(words, language) };
      }),
    );
    this.#everywhere = new Remover(all.filter(({ safe }) => safe).map(({ words }) => words));
    this.#byLanguage = new Map(
      languages.map(({ language }) => {
        const own = all.filter((entry) => entry.language === language && !entry.safe);
        return [language, new Remover(own.map(({ words }) => words))];
      }),
    );
    this.#skipped = new Map(languages.map(({ language }) => [language, this.#skippedIn(language)] as const));
  }

  /** Words that no pattern of a language can contain, because they are always removed. */
  skippedIn(language: string): ReadonlySet<string> {
    return this.#skipped.get(language) ?? this.#everywhere.words;
  }

  /** @param language the language of the turn, when it is known */
  remove(tokens: readonly string[], language: string | undefined): readonly string[] {
    const rest = this.#everywhere.remove(tokens);
    return language === undefined ? rest : (this.#byLanguage.get(language)?.remove(rest) ?? rest);
  }

  #skippedIn(language: string): ReadonlySet<string> {
    return new Set([...this.#everywhere.words, ...(this.#byLanguage.get(language)?.words ?? [])]);
  }
}

class Remover {
  readonly words: ReadonlySet<string>;
  /** What follows the first word of each sequence, the longest first. */
  readonly #sequences = new Map<string, (readonly string[])[]>();

  constructor(entries: readonly (readonly string[])[]) {
    this.words = new Set(entries.filter(({ length }) => length === 1).flat());
    const longer = entries.filter(({ length }) => length > 1);
    for (const [first = '', ...rest] of longer.sort((left, right) => right.length - left.length))
      push(this.#sequences, first, rest);
  }

  remove(tokens: readonly string[]): readonly string[] {
    let kept: string[] | undefined;
    for (let at = 0; at < tokens.length; ) {
      const length = this.#lengthAt(tokens, at);
      if (length > 0) kept ??= tokens.slice(0, at);
      else kept?.push(tokens[at] ?? '');
      at += Math.max(1, length);
    }
    return kept ?? tokens;
  }

  /** How many words the filler at this place has; 0 when there is none. */
  #lengthAt(tokens: readonly string[], at: number): number {
    const token = tokens[at] ?? '';
    if (this.words.has(token)) return 1;
    for (const rest of this.#sequences.get(token) ?? []) {
      if (rest.every((word, index) => tokens[at + 1 + index] === word)) return rest.length + 1;
    }
    return 0;
  }
}

/** The folded words of a phrase. */
export function wordsOf(text: string): readonly string[] {
  if (/^[a-z]+$/.test(text)) return [text];
  return fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
