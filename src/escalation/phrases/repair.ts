import { distance } from 'fastest-levenshtein';
import { LRUCache } from 'lru-cache';

/** Names of people in a service, which a recogniser may split or misspell, and what must not be taken for one. */
export interface RepairWords {
  /** Folded key nouns ("representative"). */
  readonly nouns: ReadonlySet<string>;
  /** Whether any other folded word is a known word, which is never changed. */
  readonly isKnown: (word: string) => boolean;
}

const MIN_FUZZY_LETTERS = 6;
const MOST_REMEMBERED = 10_000;
const TWO_ERRORS_LETTERS = 9;
const MIN_JOINED_LETTERS = 5;
const MAX_FUZZY_LETTERS = 24;

interface Joined {
  readonly noun: string;
  readonly pieces: number;
}

/** Joins key nouns that were split ("a gent", "repre sentative") and corrects misspelt ones ("representive"). */
export class Repair {
  readonly #words: RepairWords;
  /** The nouns that are long enough to correct, by their first letter, which is taken to be right. */
  readonly #byLetter = new Map<string, string[]>();
  /** What unknown words were taken for; names and misspellings come again. */
  readonly #corrections = new LRUCache<string, { readonly noun: string | undefined }>({
    max: MOST_REMEMBERED,
  });

  constructor(words: RepairWords) {
    this.#words = words;
    for (const noun of words.nouns) {
      const letter = noun.charAt(0);
      if (noun.length < MIN_FUZZY_LETTERS) continue;
      this.#byLetter.set(letter, [...(this.#byLetter.get(letter) ?? []), noun]);
    }
  }

  repair(tokens: readonly string[]): readonly string[] {
    const ordinary = tokens.map((token) => this.#words.nouns.has(token) || this.#words.isKnown(token));
    if (!ordinary.includes(false)) return tokens;
    const result: string[] = [];
    for (let index = 0; index < tokens.length; ) {
      const token = tokens[index] ?? '';
      const joined = this.#joined(tokens, index, ordinary);
      result.push(joined?.noun ?? (ordinary[index] ? token : this.#corrected(token)));
      index += joined?.pieces ?? 1;
    }
    return result;
  }

  /**
   * The noun that the next words are pieces of. At least one piece must be an unknown word: "a gente" is Portuguese for
   * "we", not an agent.
   */
  #joined(tokens: readonly string[], index: number, ordinary: readonly boolean[]): Joined | undefined {
    // In most turns every word from here on is a known word.
    const stranger = ordinary.indexOf(false, index);
    if (stranger < 0) return undefined;
    for (let pieces = 3; pieces > 1; pieces--) {
      const end = index + pieces;
      if (end > tokens.length || stranger >= end) continue;
      const noun = this.#nounOf(tokens.slice(index, end));
      if (noun !== undefined) return { noun, pieces };
    }
    return undefined;
  }

  #nounOf(pieces: readonly string[]): string | undefined {
    const { nouns } = this.#words;
    const joined = pieces.join('');
    if (joined.length < MIN_JOINED_LETTERS) return undefined;
    if (nouns.has(joined)) return joined;
    if (joined.length < TWO_ERRORS_LETTERS || pieces.some((piece) => nouns.has(piece))) return undefined;
    return pieces.some((piece) => piece.length < 3) ? undefined : this.#nearestNoun(joined);
  }

  #corrected(token: string): string {
    return this.#nearestNoun(token) ?? token;
  }

  #nearestNoun(token: string): string | undefined {
    const known = this.#corrections.get(token);
    if (known) return known.noun;
    const noun = this.#findNearest(token);
    this.#corrections.set(token, { noun });
    return noun;
  }

  #findNearest(token: string): string | undefined {
    if (token.length < MIN_FUZZY_LETTERS || token.length > MAX_FUZZY_LETTERS) return undefined;
    const limit = token.length >= TWO_ERRORS_LETTERS ? 2 : 1;
    let nearest: string | undefined;
    let nearestDistance = limit + 1;
    for (const noun of this.#byLetter.get(token.charAt(0)) ?? []) {
      if (Math.abs(token.length - noun.length) >= nearestDistance) continue;
      const errors = distance(token, noun);
      if (errors >= nearestDistance) continue;
      nearest = noun;
      nearestDistance = errors;
    }
    return nearest;
  }
}
