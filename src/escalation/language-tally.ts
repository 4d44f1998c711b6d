const DEFAULT_LANGUAGE = 'en';
/** Turns, or known words, that a language needs before it is taken for the caller's: one odd turn proves nothing. */
const LEAST_TURNS = 2;
const LEAST_WORDS = 4;

interface Heard {
  words: number;
  turns: number;
}

/** Which language the caller mostly speaks. */
export class LanguageTally {
  readonly #heard = new Map<string, Heard>();
  #suggested: string | undefined;

  /** ISO 639-1; what a rule suggested, or English, until enough was said. */
  get language(): string {
    let best: string | undefined;
    for (const [language, { words, turns }] of this.#heard) {
      if (turns < LEAST_TURNS && words < LEAST_WORDS) continue;
      if (best === undefined || words > (this.#heard.get(best)?.words ?? 0)) best = language;
    }
    return best ?? this.#suggested ?? DEFAULT_LANGUAGE;
  }

  /** Counts a caller's turn: how much of it is frequent words of each language, most first. */
  count(turn: readonly (readonly [language: string, words: number])[]): void {
    for (const [index, [language, words]] of turn.entries()) {
      const heard = this.#heard.get(language) ?? { words: 0, turns: 0 };
      heard.words += words;
      if (index === 0 && words > (turn[1]?.[1] ?? 0)) heard.turns += 1;
      this.#heard.set(language, heard);
    }
  }

  /** The language of a rule that was found, for a caller who has said nothing else. */
  suggest(language: string): void {
    this.#suggested ??= language;
  }
}
