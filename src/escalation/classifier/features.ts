import type { Reading } from '../phrases/matcher.ts';

/** Which features describe a turn. `bench/escalation/compare.ts` compares them. The shipped weights use no stems. */
export interface FeatureKinds {
  readonly letters: boolean;
  readonly concepts: boolean;
  /** Returns the stem of a word; undefined for no stems. */
  readonly stem?: ((word: string) => string) | undefined;
}

/** The features of the shipped weights. */
export const SHIPPED_KINDS: FeatureKinds = { letters: true, concepts: true };

/** Called with the place of the word that completes a feature, and the feature's hash, an unsigned 32-bit number. */
export type FeatureVisitor = (place: number, hash: number) => void;

/** Only this many words are read, counted from the end: the request in a long speech is near its end. */
export const MAX_WORDS = 80;
const LETTER_RUNS = [3, 4, 5];
const MAX_LETTERS = 20;
/** Two concepts make a pair up to this many words apart. */
const PAIR_REACH = 6;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The hash that each kind of feature starts from, so that no two kinds share a feature. */
const WORD = hashed(FNV_OFFSET, 'w ');
const PAIR = hashed(FNV_OFFSET, 'p ');
const SKIP = hashed(FNV_OFFSET, 's ');
const LETTERS = hashed(FNV_OFFSET, 'l ');
const STEM = hashed(FNV_OFFSET, 't ');
const CONCEPT = hashed(FNV_OFFSET, 'c ');
const CONCEPTS = hashed(FNV_OFFSET, 'd ');
const CONCEPT_RUN = hashed(FNV_OFFSET, 'e ');
const BEFORE_CONCEPT = hashed(FNV_OFFSET, 'f ');
const AFTER_CONCEPT = hashed(FNV_OFFSET, 'g ');
const EDGE = hashed(FNV_OFFSET, '^');

/** The hash under which a word itself is known. */
export function wordHash(word: string): number {
  return mixed(hashed(WORD, word));
}

/** Visits the features that a word has in any place: the word itself, and runs of its letters against misspelling. */
export function visitWord(
  token: string,
  visit: (hash: number) => void,
  kinds: FeatureKinds = SHIPPED_KINDS,
): void {
  visit(wordHash(token));
  if (kinds.letters) visitLetterRuns(token, visit);
  if (kinds.stem) visit(mixed(hashed(STEM, kinds.stem(token))));
}

/** Visits all features of a turn. */
export function visitFeatures(
  reading: Reading,
  visit: FeatureVisitor,
  kinds: FeatureKinds = SHIPPED_KINDS,
): void {
  const start = Math.max(0, reading.tokens.length - MAX_WORDS);
  for (let place = start; place < reading.tokens.length; place++) {
    visitWord(reading.tokens[place] ?? '', (hash) => visit(place, hash), kinds);
  }
  visitContext(reading, visit, kinds);
}

/**
 * Visits what a turn has beyond its single words: pairs of words, and concepts, which are the same in all languages.
 * Of the concepts: each one, the words beside it, and which other concepts are near it and in which order.
 */
export function visitContext(
  { tokens, spans }: Reading,
  visit: FeatureVisitor,
  kinds: FeatureKinds = SHIPPED_KINDS,
): void {
  const start = Math.max(0, tokens.length - MAX_WORDS);
  let previous = EDGE;
  let beforePrevious = EDGE;
  for (let place = start; place < tokens.length; place++) {
    const token = tokens[place] ?? '';
    const word = hashed(FNV_OFFSET, token);
    visit(place, mixed(joined(joined(PAIR, previous), word)));
    visit(place, mixed(joined(joined(SKIP, beforePrevious), word)));
    beforePrevious = previous;
    previous = word;
  }
  if (tokens.length > 0) visit(tokens.length - 1, mixed(joined(joined(PAIR, previous), EDGE)));
  if (kinds.concepts) visitConcepts(tokens, spans, start, visit);
}

function visitConcepts(
  tokens: Reading['tokens'],
  spans: Reading['spans'],
  start: number,
  visit: FeatureVisitor,
): void {
  /** The first concept of each of the last two words that had one. */
  let last = EDGE;
  let beforeLast = EDGE;
  for (let place = start; place < tokens.length; place++) {
    const here = spans[place] ?? [];
    for (const { concept, end } of here) {
      visit(place, mixed(joined(CONCEPT, concept)));
      visit(
        place,
        mixed(joined(joined(BEFORE_CONCEPT, hashed(FNV_OFFSET, tokens[place - 1] ?? '^')), concept)),
      );
      visit(place, mixed(joined(joined(AFTER_CONCEPT, hashed(FNV_OFFSET, tokens[end] ?? '$')), concept)));
      visitPairs(spans, Math.max(start, place - PAIR_REACH), place, concept, visit);
    }
    const [first] = here;
    if (first === undefined) continue;
    visit(place, mixed(joined(joined(joined(CONCEPT_RUN, beforeLast), last), first.concept)));
    beforeLast = last;
    last = first.concept;
  }
  visit(Math.max(0, tokens.length - 1), mixed(joined(joined(joined(CONCEPT_RUN, beforeLast), last), EDGE)));
}

function visitPairs(
  spans: Reading['spans'],
  from: number,
  place: number,
  concept: number,
  visit: FeatureVisitor,
): void {
  for (let earlier = from; earlier < place; earlier++) {
    for (const span of spans[earlier] ?? []) {
      const distance = place - earlier <= 2 ? 1 : 2;
      visit(place, mixed(joined(joined(joined(CONCEPTS, distance), span.concept), concept)));
    }
  }
}

function visitLetterRuns(word: string, visit: (hash: number) => void): void {
  const padded = `<${word.slice(0, MAX_LETTERS)}>`;
  for (const length of LETTER_RUNS) {
    for (let start = 0; start + length <= padded.length; start++) {
      visit(mixed(hashed(LETTERS, padded, start, start + length)));
    }
  }
}

/** FNV-1a over UTF-16 units. It continues from the hash of the text before them, so that no string is built. */
function hashed(before: number, text: string, start = 0, end = text.length): number {
  let hash = before;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return hash;
}

function joined(left: number, right: number): number {
  return Math.imul((left ^ (left >>> 15)) + Math.imul(right, 0x9e3779b1), 0x85ebca6b) ^ (right >>> 7);
}

/** Spreads the bits, so that any of them can select a place in the table. Never 0, which marks a free place. */
function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x7feb352d);
  bits ^= bits >>> 15;
  return bits >>> 0 || 1;
}
