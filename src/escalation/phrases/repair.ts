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
  readonly #corrections = new Map<string, string | undefined>();

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
    if (this.#corrections.has(token)) return this.#corrections.get(token);
    const nearest = this.#findNearest(token);
    if (this.#corrections.size >= MOST_REMEMBERED) this.#corrections.clear();
    this.#corrections.set(token, nearest);
    return nearest;
  }

  #findNearest(token: string): string | undefined {
    if (token.length < MIN_FUZZY_LETTERS || token.length > MAX_FUZZY_LETTERS) return undefined;
    const limit = token.length >= TWO_ERRORS_LETTERS ? 2 : 1;
    let nearest: string | undefined;
    let nearestDistance = limit + 1;
    for (const noun of this.#byLetter.get(token.charAt(0)) ?? []) {
      const distance = editDistance(token, noun, nearestDistance - 1);
      if (distance >= nearestDistance) continue;
      nearest = noun;
      nearestDistance = distance;
    }
    return nearest;
  }
}

/** Insertions, deletions, replacements; gives up beyond `limit` and then answers `limit + 1`. */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  let row = new Array<number>(right.length + 1).fill(0);
  for (let i = 1; i <= left.length; i++) {
    row[0] = i;
    let smallest = i;
    for (let j = 1; j <= right.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      const cost = Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      row[j] = cost;
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return limit + 1;
    [above, row] = [row, above];
  }
  return above[right.length] ?? limit + 1;
}
