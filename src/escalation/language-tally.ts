const DEFAULT_LANGUAGE = 'en';
/** A language is the caller's after this many turns, or this many known words. A single odd turn proves nothing. */
const LEAST_TURNS = 2;
const LEAST_WORDS = 4;
/** One word may be a name, or the same in several languages. */
const CLEAR_WORDS = 2;

interface Heard {
  words: number;
  turns: number;
}

/** Counts which language the caller speaks most. */
export class LanguageTally {
  readonly #heard = new Map<string, Heard>();
  #suggested: string | undefined;
  #ofTurn: string | undefined;

  /** ISO 639-1. Until the caller has said enough: English. */
  get language(): string {
    return this.spoken ?? DEFAULT_LANGUAGE;
  }

  /** ISO 639-1. Until the caller has said enough: the language that a rule suggested, or undefined. */
  get spoken(): string | undefined {
    let best: string | undefined;
    for (const [language, { words, turns }] of this.#heard) {
      if (turns < LEAST_TURNS && words < LEAST_WORDS) continue;
      if (best === undefined || words > (this.#heard.get(best)?.words ?? 0)) best = language;
    }
    return best ?? this.#suggested;
  }

  /** ISO 639-1: the language of the newest turn; undefined when its words do not tell. */
  get ofTurn(): string | undefined {
    return this.#ofTurn;
  }

  /** The newest turn has no words. */
  passTurn(): void {
    this.#ofTurn = undefined;
  }

  /**
   * Counts a caller's turn.
   * @param turn how many of its words are frequent in each language, the largest number first
   */
  count(turn: readonly (readonly [language: string, words: number])[]): void {
    const [first, second] = turn;
    const isClear = first !== undefined && first[1] >= CLEAR_WORDS && first[1] > (second?.[1] ?? 0);
    this.#ofTurn = isClear ? first[0] : undefined;
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
