import type { ConceptSpan } from '../lexicon/concept-reader.ts';
import { BOUNDARY } from './normalise.ts';

/** Replaces a word that a rule's `unless` has removed: no pattern matches it, and no gap crosses it. */
const REMOVED = '_';

/** The words of a turn, and the concepts that begin at each of them. */
export interface Reading {
  readonly tokens: readonly string[];
  readonly spans: readonly (readonly ConceptSpan[])[];
}

/** A compiled pattern: a tree that matches whole words. Patterns share their word lists. */
export type PatternNode =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'words'; readonly words: ReadonlySet<string> }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'concept'; readonly concept: number }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'optional'; readonly part: PatternNode }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'not'; readonly part: PatternNode }
  | { readonly kind: 'list'; readonly part: PatternNode }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' };

/** The result where nothing matches. It is shared, because it is by far the most frequent. */
const NOWHERE: readonly number[] = [];
/** The result where a match can end in one place only, for each place in a turn of usual length; shared too. */
const PLACES: readonly (readonly number[])[] = Array.from({ length: 256 }, (_, place) => [place]);

/** Words from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds patterns in one sequence of words. It remembers what a word list matches at a place, so that the time is bounded
 * by patterns times words, whatever is said.
 */
export class Matcher {
  readonly #tokens: readonly string[];
  readonly #spans: Reading['spans'];
  readonly #lists = new Map<PatternNode, (readonly number[] | undefined)[]>();

  constructor({ tokens, spans }: Reading) {
    this.#tokens = tokens;
    this.#spans = spans;
  }

  /** The first match of a pattern from `from` on. */
  find(node: PatternNode, from = 0): Span | undefined {
    for (let start = from; start < this.#tokens.length; start++) {
      const end = this.#ends(node, start)[0];
      if (end !== undefined) return { start, end };
    }
    return undefined;
  }

  /** All matches of a pattern, from left to right, without overlap. */
  findAll(node: PatternNode): Span[] {
    const spans: Span[] = [];
    for (
      let span = this.find(node);
      span !== undefined;
      span = this.find(node, Math.max(span.end, span.start + 1))
    ) {
      spans.push(span);
    }
    return spans;
  }

  /** Where a node that begins at a place can end, the preferred end first. */
  #ends(node: PatternNode, at: number): readonly number[] {
    switch (node.kind) {
      case 'word':
        return this.#tokens[at] === node.word ? only(at + 1) : NOWHERE;
      case 'words':
        return node.words.has(this.#tokens[at] ?? '') ? only(at + 1) : NOWHERE;
      case 'prefix':
        return this.#tokens[at]?.startsWith(node.text) ? only(at + 1) : NOWHERE;
      case 'concept':
        return this.#conceptEnds(node.concept, at);
      case 'sequence':
        return this.#sequenceEnds(node.parts, at);
      case 'choice':
        return this.#choiceEnds(node.parts, at);
      case 'optional':
        return union(this.#ends(node.part, at), only(at));
      case 'gap':
        return this.#gapEnds(node.most, at);
      case 'not':
        return this.#ends(node.part, at).length === 0 ? only(at) : NOWHERE;
      case 'list':
        return this.#listEnds(node, at);
      case 'start':
        return at === 0 || this.#tokens[at - 1] === BOUNDARY ? only(at) : NOWHERE;
      case 'end':
        return at >= this.#tokens.length || this.#tokens[at] === BOUNDARY ? only(at) : NOWHERE;
    }
  }

  #conceptEnds(concept: number, at: number): readonly number[] {
    let ends = NOWHERE;
    for (const span of this.#spans[at] ?? []) {
      if (span.concept === concept) ends = union(ends, only(span.end));
    }
    return ends;
  }

  #sequenceEnds(parts: readonly PatternNode[], at: number): readonly number[] {
    let ends: readonly number[] | undefined;
    for (const part of parts) {
      ends = ends === undefined ? this.#ends(part, at) : this.#endsFrom(ends, part);
      if (ends.length === 0) return ends;
    }
    return ends ?? only(at);
  }

  #endsFrom(starts: readonly number[], part: PatternNode): readonly number[] {
    let ends = NOWHERE;
    for (const start of starts) ends = union(ends, this.#ends(part, start));
    return ends;
  }

  #choiceEnds(parts: readonly PatternNode[], at: number): readonly number[] {
    let ends = NOWHERE;
    for (const part of parts) ends = union(ends, this.#ends(part, at));
    return ends;
  }

  #gapEnds(most: number, at: number): readonly number[] {
    const ends = [at];
    for (let end = at; end < at + most; end++) {
      const token = this.#tokens[end];
      if (token === undefined || token === BOUNDARY || token === REMOVED) break;
      ends.push(end + 1);
    }
    return ends;
  }

  #listEnds(node: PatternNode & { readonly kind: 'list' }, at: number): readonly number[] {
    const known = this.#lists.get(node) ?? [];
    if (known.length === 0) this.#lists.set(node, known);
    const ends = known[at] ?? this.#ends(node.part, at);
    known[at] = ends;
    return ends;
  }
}

/** The same turn without some of its words. */
export function without({ tokens, spans }: Reading, removed: ReadonlySet<number>): Reading {
  if (removed.size === 0) return { tokens, spans };
  const crosses = (from: number, { end }: ConceptSpan) => {
    for (let index = from; index < end; index++) if (removed.has(index)) return true;
    return false;
  };
  return {
    tokens: tokens.map((token, index) => (removed.has(index) ? REMOVED : token)),
    spans: spans.map((at, index) => (at.length === 0 ? at : at.filter((span) => !crosses(index, span)))),
  };
}

function only(place: number): readonly number[] {
  return PLACES[place] ?? [place];
}

/** All ends, each one once, in order of preference. */
function union(preferred: readonly number[], others: readonly number[]): readonly number[] {
  if (preferred.length === 0) return others;
  if (others.length === 0) return preferred;
  return [...preferred, ...others.filter((end) => !preferred.includes(end))];
}
