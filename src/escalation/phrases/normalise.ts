import { fold } from '../../spoken/fold.ts';

/** A boundary between sentences, as a token of normalised text. */
export const BOUNDARY = '.';

/** Only the last characters of a turn are read: people who talk longer make their request at the end. */
const MAX_CHARACTERS = 3000;
/** Only this many words are read, counted from the end of the turn. */
const MAX_TOKENS = 240;
/** The longest run of words that is recognised when it is said twice ("i want to i want to"). */
const MAX_REPEATED_WORDS = 4;

/** Recognisers write a word that the speaker breaks off with a hyphen: "re- representative". */
const BROKEN_OFF = /[\p{L}\p{M}]+-(?=\s)/gu;
/** "No, I want a person" asks for one, and "no quiero una persona" does not: only the comma tells them apart. */
const LEADING_NO = /^\s*(no|não|nao|non|nein|nee|nö|nope|nah|nahi|nahin|नहीं|नही)\s*,/iu;
const SENTENCE_END = /[.!?।…]+(?=\s|$)|[¿¡;]/g;
const NOT_A_WORD = /[^\p{L}\p{M}\p{N}.]+/gu;

/** The words of a text, folded, with `BOUNDARY` between sentences. Of a long text, only the end. */
export function tokenise(text: string): string[] {
  const end = text.length > MAX_CHARACTERS ? text.slice(-MAX_CHARACTERS) : text;
  const tokens = fold(end.replace(LEADING_NO, '$1. ').replace(BROKEN_OFF, ' '))
    .replace(SENTENCE_END, ' . ')
    .replace(/\.(?=\S)|(?<=\S)\./g, ' ')
    .replace(NOT_A_WORD, ' ')
    .split(' ')
    .filter((token) => token !== '');
  return withoutIdleBoundaries(tokens.slice(-MAX_TOKENS));
}

/** Removes what is said twice in a row, the longest runs first: "a person a person" becomes "a person". */
export function collapseRepetition(tokens: readonly string[]): readonly string[] {
  // Most turns repeat no word within a few words.
  if (!repeatsSoon(tokens)) return tokens;
  let result = [...tokens];
  for (let length = MAX_REPEATED_WORDS; length >= 1; length--) result = collapseRuns(result, length);
  return result;
}

function repeatsSoon(tokens: readonly string[]): boolean {
  for (let index = 1; index < tokens.length; index++) {
    for (let before = Math.max(0, index - MAX_REPEATED_WORDS); before < index; before++) {
      if (tokens[before] === tokens[index]) return true;
    }
  }
  return false;
}

function collapseRuns(tokens: readonly string[], length: number): string[] {
  const result: string[] = [];
  for (const token of tokens) {
    result.push(token);
    if (endsWithRepeat(result, length)) result.length -= length;
  }
  return result;
}

function endsWithRepeat(tokens: readonly string[], length: number): boolean {
  const start = tokens.length - length;
  if (start < length) return false;
  for (let index = start; index < tokens.length; index++) {
    if (tokens[index] !== tokens[index - length]) return false;
  }
  return true;
}

function withoutIdleBoundaries(tokens: readonly string[]): string[] {
  const kept = tokens.filter(
    (token, index) => token !== BOUNDARY || (tokens[index + 1] ?? BOUNDARY) !== BOUNDARY,
  );
  return kept[0] === BOUNDARY ? kept.slice(1) : kept;
}
