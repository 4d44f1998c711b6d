import { setImmediate as nextTurn } from 'node:timers/promises';
import { distance } from 'fastest-levenshtein';
import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import { type Question, type QuestionWord, readQuestion } from './question.ts';
import { SEARCH_SETTINGS, type SearchSettings } from './search-settings.ts';
import type { Chunk } from './section.ts';
import type { KnownLanguage } from './stop-words.ts';
import { TermMaker } from './term-maker.ts';
import { hasDigit, isCode } from './words.ts';

interface IndexedChunk {
  readonly id: number;
  readonly heading: string;
  readonly text: string;
}

export interface FoundChunk {
  readonly chunk: Chunk;
  /** The share of the question's words that the chunk holds, by weight: from 0 to 1. */
  readonly coverage: number;
  /** Orders what was found. */
  readonly score: number;
  /** Whether the chunk holds enough of the question to be an answer. */
  readonly aboveFloor: boolean;
}

/** Chunks that are prepared before the event loop turns: some milliseconds of work. */
const CHUNKS_A_TURN = 5;
/** What a word is worth that was found only as the beginning of another, or with another letter. */
const PREFIX_VALUE = 0.8;
const FUZZY_VALUE = 0.5;
const PART_VALUE = 0.7;
const RELATED_VALUE = 0.6;
/** A word in the heading, or a code, says what the passage is about. */
const TOPIC_VALUE = 1.5;
/** A word that no document has counts less than the rarest one: it is often only how this caller puts it. */
const UNKNOWN_WORD = 0.6;

/** Finds chunks by the words of a question (BM25). Built once; a reload builds another. */
export class ChunkIndex {
  readonly #chunks: readonly Chunk[];
  readonly #settings: SearchSettings;
  readonly #terms: TermMaker;
  readonly #search: MiniSearch<IndexedChunk>;
  readonly #languages: readonly KnownLanguage[];

  private constructor(chunks: readonly Chunk[], settings: SearchSettings) {
    this.#chunks = chunks;
    this.#settings = settings;
    this.#terms = new TermMaker(settings);
    this.#languages = [...new Set(chunks.flatMap(({ language }) => (language ? [language] : [])))];
    this.#search = new MiniSearch<IndexedChunk>({
      fields: ['heading', 'text'],
      tokenize: (text) => (text === '' ? [] : text.split(' ')),
      processTerm: (term) => term,
    });
  }

  /** Reads the chunks a few at a time, so that calls go on meanwhile. */
  static async build(chunks: readonly Chunk[], settings = SEARCH_SETTINGS): Promise<ChunkIndex> {
    const index = new ChunkIndex(chunks, settings);
    for (const [id, { heading, text, language }] of chunks.entries()) {
      if (id % CHUNKS_A_TURN === 0) await nextTurn();
      index.#terms.learn(`${heading} ${text}`, language);
    }
    for (const [id, chunk] of chunks.entries()) {
      if (id % CHUNKS_A_TURN === 0) await nextTurn();
      index.#add(id, chunk);
    }
    return index;
  }

  get size(): number {
    return this.#chunks.length;
  }

  /** Languages of the documents. */
  get languages(): readonly KnownLanguage[] {
    return this.#languages;
  }

  /** The best chunks first, those below the floor included. */
  find(query: string, language: string, limit: number): FoundChunk[] {
    const question = readQuestion(query, language, this.#terms, this.#languages);
    const terms = question.words.flatMap((word) => [...word.terms, ...word.parts, ...word.related]);
    if (terms.length === 0) return [];
    const results = this.#search.search(terms.join(' '), this.#options(question));
    return results
      .slice(0, limit * 5)
      .map((result) => this.#weigh(result, question))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  #add(id: number, { heading, text, language }: Chunk): void {
    this.#search.add({
      id,
      heading: this.#terms.termsOf(heading, language).join(' '),
      text: this.#terms.termsOf(text, language).join(' '),
    });
  }

  #options({ language, words }: Question): SearchOptions {
    const { prefixFrom, fuzzyFrom, headingBoost, otherLanguage } = this.#settings;
    const own = new Set(words.flatMap((word) => word.terms));
    const parts = new Set(words.flatMap((word) => word.parts));
    const loose = (term: string, from: number) =>
      from > 0 && term.length >= from && !hasDigit(term) && (own.has(term) || parts.has(term));
    return {
      boost: { heading: headingBoost },
      prefix: (term) => loose(term, prefixFrom),
      fuzzy: (term) => (loose(term, fuzzyFrom) ? 1 : false),
      weights: { prefix: 0.4, fuzzy: 0.3 },
      boostTerm: (term) => (own.has(term) ? 1 : parts.has(term) ? PART_VALUE : RELATED_VALUE),
      boostDocument: (id: number) => (inOtherLanguage(this.#chunks[id], language) ? otherLanguage : 1),
    };
  }

  #weigh(result: SearchResult, { words }: Question): FoundChunk {
    const found = new Set(result.terms);
    const asked = new Set(result.queryTerms);
    const inHeading = new Set(result.terms.filter((term) => result.match[term]?.includes('heading')));
    const tally = { held: 0, whole: 0, heldWords: 0, topicWords: 0 };
    for (const word of words) {
      const weight = this.#weight(word);
      const worth = worthOf(word, found, asked);
      const isTopic =
        worthOf(word, inHeading, asked) > FUZZY_VALUE || (worth === 1 && word.terms.some(isCode));
      tally.whole += weight;
      tally.held += weight * worth * (isTopic ? TOPIC_VALUE : 1);
      tally.heldWords += worth > 0 ? 1 : 0;
      tally.topicWords += isTopic ? 1 : 0;
    }
    const coverage = Math.min(1, tally.held / tally.whole);
    return {
      chunk: this.#chunks[result.id] ?? MISSING,
      coverage,
      score: result.score * (0.5 + coverage),
      aboveFloor: coverage >= this.#floor(tally),
    };
  }

  #floor({ topicWords, heldWords }: { readonly topicWords: number; readonly heldWords: number }): number {
    const { topic, words, word } = this.#settings.floor;
    if (topicWords > 0) return topic;
    return heldWords > 1 ? words : word;
  }

  /** The rarer a word is in the documents, the more it says. */
  #weight({ terms, parts, related }: QuestionWord): number {
    const passages = Math.max(
      ...[...terms, ...parts, ...related].map((term) => this.#terms.passagesWith(term)),
    );
    const rarity = Math.log(1 + (this.#chunks.length - passages + 0.5) / (passages + 0.5));
    return passages === 0 ? rarity * UNKNOWN_WORD : rarity;
  }
}

const MISSING: Chunk = { source: '', heading: '', text: '', language: undefined };

function inOtherLanguage(chunk: Chunk | undefined, language: KnownLanguage | undefined): boolean {
  return chunk?.language !== undefined && chunk.language !== language;
}

/** How well a set of terms holds a word: 1 for the word itself, less for its parts and for words that look like it. */
function worthOf(word: QuestionWord, held: ReadonlySet<string>, asked: ReadonlySet<string>): number {
  if (word.terms.some((term) => held.has(term))) return 1;
  if (word.parts.some((part) => held.has(part))) return PART_VALUE;
  if (word.related.some((term) => held.has(term))) return RELATED_VALUE;
  const similar = word.terms.filter((term) => asked.has(term));
  if (similar.some((term) => [...held].some((each) => each.startsWith(term)))) return PREFIX_VALUE;
  return similar.some((term) => [...held].some((each) => isOneOff(term, each))) ? FUZZY_VALUE : 0;
}

function isOneOff(term: string, other: string): boolean {
  return Math.abs(term.length - other.length) <= 1 && distance(term, other) <= 1;
}
