import { setImmediate as nextTurn } from 'node:timers/promises';
import MiniSearch, { type SearchOptions } from 'minisearch';
import { type Question, readQuestion } from './question.ts';
import { SEARCH_SETTINGS, type SearchSettings } from './search-settings.ts';
import type { Chunk } from './section.ts';
import type { KnownLanguage } from './stop-words.ts';
import { TermMaker } from './term-maker.ts';
import { hasDigit } from './words.ts';

interface IndexedChunk {
  readonly id: number;
  readonly heading: string;
  readonly text: string;
}

export interface FoundChunk {
  readonly chunk: Chunk;
  /** How much of the question the chunk holds: from 0 to 1. */
  readonly score: number;
  /** Whether the score reaches the floor, so that the chunk may be an answer. */
  readonly aboveFloor: boolean;
}

/** Chunks that are prepared before the event loop turns: some milliseconds of work. */
const CHUNKS_A_TURN = 5;
/** What a word is worth that is only part of the question's word, begins with it, means the same or looks like it. */
const PART_VALUE = 0.7;
const RELATED_VALUE = 0.6;
const PREFIX_VALUE = 0.4;
const FUZZY_VALUE = 0.3;

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
    const results = this.#search.search([...new Set(terms)].join(' '), this.#options(question));
    return results.slice(0, limit).map(({ id, score }) => this.#found(id, score));
  }

  /**
   * BM25 grows with the number of chunks. Divided by what the rarest word is worth, it means the same in each folder:
   * a score of 0.5 is about that of one word that no other chunk has.
   */
  #found(id: number, bm25: number): FoundChunk {
    const rarest = Math.log(1 + (this.#chunks.length - 0.5) / 1.5);
    const score = bm25 / (bm25 + rarest);
    return { chunk: this.#chunks[id] ?? MISSING, score, aboveFloor: score >= this.#settings.floor };
  }

  #add(id: number, { heading, text, language }: Chunk): void {
    this.#search.add({
      id,
      heading: this.#terms.termsOf(heading, language).join(' '),
      text: this.#terms.termsOf(text, language).join(' '),
    });
  }

  #options({ languages, words }: Question): SearchOptions {
    const { prefixFrom, fuzzyFrom, headingBoost, otherLanguage } = this.#settings;
    const own = new Set(words.flatMap((word) => word.terms));
    const parts = new Set(words.flatMap((word) => word.parts));
    const loose = (term: string, from: number) =>
      from > 0 && term.length >= from && !hasDigit(term) && (own.has(term) || parts.has(term));
    const isPreferred = (chunk: Chunk | undefined) =>
      languages.length === 0 || chunk?.language === undefined || languages.includes(chunk.language);
    return {
      boost: { heading: headingBoost },
      prefix: (term) => loose(term, prefixFrom),
      fuzzy: (term) => (loose(term, fuzzyFrom) ? 1 : false),
      weights: { prefix: PREFIX_VALUE, fuzzy: FUZZY_VALUE },
      boostTerm: (term) => (own.has(term) ? 1 : parts.has(term) ? PART_VALUE : RELATED_VALUE),
      boostDocument: (id: number) => (isPreferred(this.#chunks[id]) ? 1 : otherLanguage),
    };
  }
}

const MISSING: Chunk = { source: '', heading: '', text: '', language: undefined };
