const DEFAULT_LANGUAGE = 'en';
/** A language is the caller's after this many turns, or this many known words. A single odd turn proves nothing. */
const LEAST_TURNS = 2;
const LEAST_WORDS = 4;

interface Heard {
  words: number;
  turns: number;
}

/** Counts which language the caller speaks most. */
export class LanguageTally {
  readonly #heard = new Map<string, Heard>();
  #suggested: string | undefined;

  /** ISO 639-1. Until the caller has said enough: the language that a rule suggested, or English. */
  get language(): string {
    let best: string | undefined;
    for (const [language, { words, turns }] of this.#heard) {
      if (turns < LEAST_TURNS && words < LEAST_WORDS) continue;
      if (best === undefined || words > (this.#heard.get(best)?.words ?? 0)) best = language;
    }
    return best ?? this.#suggested ?? DEFAULT_LANGUAGE;
  }

  /**
   * Counts a caller's turn.
   * @param turn how many of its words are frequent in each language, the largest number first
   */
  count(turn: readonly (readonly [language: string, words: number])[]): void {
    for (const [index, [language, words]] of turn.entries()) {
      const heard = this.#heard.get(language) ?? { words: 0, turns: 0 };
      heard.words += words;
      if (index === 0 && words > (turn[1]?.[1] ?? 0)) heard.turns += 1;
      this.#heard.set(language, heard);
    }
  }

  /** Notes the language of the first rule that matched, for a caller who says little else. */
  suggest(language: string): void {
    this.#suggested ??= language;
  }
}
