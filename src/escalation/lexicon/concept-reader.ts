import { fold } from '../../spoken/fold.ts';
import { CONCEPTS, type Lexicon } from './lexicon.ts';

/** A concept that begins at a word: its index in `CONCEPTS`, and the place after its last word. */
export interface ConceptSpan {
  readonly concept: number;
  readonly end: number;
}

/** A set of languages: bit n stands for the nth lexicon. */
export type LanguageSet = number;

/** What the lexica know about one word. */
interface WordFacts {
  /** Languages in which the word is frequent. */
  readonly common: LanguageSet;
  /** What the word counts as evidence for each of them: 1 divided by their number. */
  readonly share: number;
  readonly singles: readonly { readonly language: LanguageSet; readonly concept: number }[];
  readonly phrases: readonly Phrase[];
}

interface Phrase {
  readonly language: LanguageSet;
  readonly concept: number;
  /** What must follow the first word. */
  readonly rest: readonly string[];
}

interface Beginning {
  readonly start: string;
  readonly language: LanguageSet;
  readonly concept: number;
}

const NO_SPANS: readonly ConceptSpan[] = [];
/** Beginnings ("kündig*") are looked up by this many letters; the shortest one has as many. */
const LOOKUP_LETTERS = 3;
/** Words whose facts are remembered. A language has far fewer everyday words. */
const MOST_REMEMBERED = 20_000;
/** A language with less than this share of the strongest evidence is not the language of the turn. */
const LEAST_SHARE = 0.4;

const NUMBER_OF: ReadonlyMap<string, number> = new Map(CONCEPTS.map((name, index) => [name, index]));

/** @returns undefined for a name that is not a concept */
export function conceptNumber(name: string): number | undefined {
  return NUMBER_OF.get(name);
}

/** Finds concepts in words, in all languages together. Immutable except for its memory of words. */
export class ConceptReader {
  readonly languages: readonly string[];
  readonly #all: LanguageSet;
  readonly #common = new Map<string, LanguageSet>();
  readonly #singles = new Map<string, { language: LanguageSet; concept: number }[]>();
  readonly #phrases = new Map<string, Phrase[]>();
  readonly #beginnings = new Map<string, Beginning[]>();
  readonly #remembered = new Map<string, WordFacts>();

  constructor(lexica: readonly Lexicon[]) {
    this.languages = lexica.map(({ language }) => language);
    this.#all = 2 ** lexica.length - 1;
    for (const [index, lexicon] of lexica.entries()) this.#add(lexicon, 2 ** index);
  }

  /** The set of one language; empty for an unknown one. */
  setOf(language: string): LanguageSet {
    const index = this.languages.indexOf(language);
    return index < 0 ? 0 : 2 ** index;
  }

  /** How many words of a turn are frequent in each language; a word that two languages share counts half for each. */
  evidence(tokens: Iterable<string>): Float64Array {
    const evidence = new Float64Array(this.languages.length);
    for (const token of tokens) {
      const { common, share } = this.#factsOf(token);
      if (common === 0) continue;
      for (let index = 0; index < evidence.length; index++) {
        if (common & (2 ** index)) evidence[index] = (evidence[index] ?? 0) + share;
      }
    }
    return evidence;
  }

  /** The languages in which a word means something. */
  meaningTo(token: string): LanguageSet {
    const { common, singles, phrases } = this.#factsOf(token);
    let languages = common;
    for (const { language } of singles) languages |= language;
    for (const { language } of phrases) languages |= language;
    return languages;
  }

  /** Whether a word is frequent in any language. */
  isCommon(token: string): boolean {
    return this.#factsOf(token).common !== 0;
  }

  /** The languages that a turn may be in; all of them when too few words identify one. */
  languagesOf(tokens: readonly string[]): LanguageSet {
    // A word that is said again proves nothing more: Portuguese "né" between all words is no French "ne".
    const evidence = this.evidence(new Set(tokens));
    const most = evidence.reduce((left, right) => Math.max(left, right), 0);
    if (most < 1) return this.#all;
    let languages = 0;
    for (const [index, amount] of evidence.entries()) {
      if (amount >= most * LEAST_SHARE) languages |= 2 ** index;
    }
    return languages;
  }

  /** The concepts that begin at each word, in these languages. */
  spansOf(tokens: readonly string[], languages: LanguageSet): (readonly ConceptSpan[])[] {
    return tokens.map((token, at) => this.#spansAt(token, at, tokens, languages));
  }

  #spansAt(token: string, at: number, tokens: readonly string[], languages: LanguageSet) {
    const { singles, phrases } = this.#factsOf(token);
    if (singles.length === 0 && phrases.length === 0) return NO_SPANS;
    const spans: ConceptSpan[] = [];
    const add = (concept: number, end: number) => {
      if (!spans.some((known) => known.concept === concept && known.end === end))
        spans.push({ concept, end });
    };
    for (const { language, concept, rest } of phrases) {
      if (languages & language && follows(rest, tokens, at + 1)) add(concept, at + 1 + rest.length);
    }
    for (const { language, concept } of singles) if (languages & language) add(concept, at + 1);
    return spans.length === 0 ? NO_SPANS : spans;
  }

  #factsOf(token: string): WordFacts {
    const known = this.#remembered.get(token);
    if (known !== undefined) return known;
    const beginnings = (this.#beginnings.get(token.slice(0, LOOKUP_LETTERS)) ?? []).filter(({ start }) =>
      token.startsWith(start),
    );
    const common = this.#common.get(token) ?? 0;
    const facts: WordFacts = {
      common,
      share: common === 0 ? 0 : 1 / bitCount(common),
      singles: [...(this.#singles.get(token) ?? []), ...beginnings],
      phrases: this.#phrases.get(token) ?? [],
    };
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(token, facts);
    return facts;
  }

  #add({ common, concepts }: Lexicon, language: LanguageSet): void {
    for (const word of common.flatMap(foldedWords)) {
      this.#common.set(word, (this.#common.get(word) ?? 0) | language);
    }
    for (const [name, entries] of Object.entries(concepts)) {
      const concept = NUMBER_OF.get(name);
      if (concept === undefined) continue;
      for (const entry of entries) this.#addEntry(entry, language, concept);
    }
  }

  #addEntry(entry: string, language: LanguageSet, concept: number): void {
    const [first, ...rest] = foldedWords(entry);
    if (first === undefined) return;
    if (rest.length > 0) push(this.#phrases, first, { language, concept, rest });
    else if (first.endsWith('*')) {
      const start = first.slice(0, -1);
      push(this.#beginnings, start.slice(0, LOOKUP_LETTERS), { start, language, concept });
    } else push(this.#singles, first, { language, concept });
  }
}

/** The folded words of an entry, which keep their star. */
export function foldedWords(entry: string): readonly string[] {
  if (/^[a-z]+\*?$/.test(entry)) return [entry];
  return fold(entry).match(/[\p{L}\p{M}\p{N}]+\*?/gu) ?? [];
}

function follows(rest: readonly string[], tokens: readonly string[], from: number): boolean {
  for (const [index, word] of rest.entries()) {
    const token = tokens[from + index];
    if (token === undefined) return false;
    if (word.endsWith('*') ? !token.startsWith(word.slice(0, -1)) : token !== word) return false;
  }
  return true;
}

function bitCount(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
