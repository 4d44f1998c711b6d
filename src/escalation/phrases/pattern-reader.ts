import { fold } from '../../spoken/fold.ts';
import { beginningAnchor, LEAST_BEGINNING } from './anchors.ts';
import type { PatternNode } from './matcher.ts';
import { PatternError } from './pattern-error.ts';
import { choice, type PatternPart, SKIPPED, sequence } from './pattern-part.ts';

const SYMBOLS: ReadonlyMap<string, PatternNode> = new Map([
  ['^', { kind: 'start' }],
  ['$', { kind: 'end' }],
  ['..', { kind: 'gap', most: 3 }],
  ['...', { kind: 'gap', most: 8 }],
]);
/** What can follow an alternative. */
const ENDS: ReadonlySet<string | undefined> = new Set([')', ']', '|', undefined]);
const PLAIN_WORD = /^[a-z]+$/;
const LEXEME = /\.{2,3}|<[^<>\s]*>|[[\]()|^$!]|[^\s[\]()|^$!<>]+|\S/gu;

/** What the words and `<lists>` of a pattern stand for. */
export interface PatternVocabulary {
  readonly list: (name: string) => PatternPart;
  readonly word: (word: string) => PatternPart;
}

/** Parses one pattern from left to right, in the notation of `Pattern`. */
export class PatternReader {
  readonly #source: string;
  readonly #vocabulary: PatternVocabulary;
  readonly #lexemes: readonly string[];
  #position = 0;

  constructor(source: string, vocabulary: PatternVocabulary) {
    this.#source = source;
    this.#vocabulary = vocabulary;
    this.#lexemes = source.match(LEXEME) ?? [];
  }

  /** @throws PatternError when the notation is wrong */
  read(): PatternPart {
    const part = this.#alternatives();
    const rest = this.#lexemes[this.#position];
    if (rest !== undefined) throw this.#error(`unexpected "${rest}"`);
    return part;
  }

  #alternatives(): PatternPart {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    return choice(parts);
  }

  #sequence(): PatternPart {
    const parts: PatternPart[] = [];
    for (let next = this.#peek(); !ENDS.has(next); next = this.#peek()) parts.push(this.#item());
    if (parts.length === 0) throw this.#error('an alternative is empty');
    return sequence(parts);
  }

  #item(): PatternPart {
    if (!this.#take('!')) return this.#atom();
    const part = this.#atom();
    return part === SKIPPED ? part : { node: { kind: 'not', part: part.node }, needs: [] };
  }

  #atom(): PatternPart {
    const lexeme = this.#peek() ?? '';
    this.#position++;
    if (PLAIN_WORD.test(lexeme)) return this.#vocabulary.word(lexeme);
    if (lexeme === '(') return this.#enclosed(')');
    if (lexeme === '[') {
      const part = this.#enclosed(']');
      return part === SKIPPED ? part : { node: { kind: 'optional', part: part.node }, needs: [] };
    }
    const symbol = SYMBOLS.get(lexeme);
    if (symbol !== undefined) return { node: symbol, needs: [] };
    if (/^<.+>$/.test(lexeme)) return this.#vocabulary.list(lexeme.slice(1, -1));
    if (lexeme === '' || /[<>[\]()|!]/.test(lexeme))
      throw this.#error(`a word is missing before "${lexeme}"`);
    return this.#word(lexeme);
  }

  #enclosed(close: string): PatternPart {
    const part = this.#alternatives();
    if (!this.#take(close)) throw this.#error(`"${close}" is missing`);
    return part;
  }

  /** "j'aimerais" is one lexeme and two words. */
  #word(lexeme: string): PatternPart {
    const isPrefix = lexeme.endsWith('*');
    const words = fold(isPrefix ? lexeme.slice(0, -1) : lexeme).match(/[\p{L}\p{M}\p{N}]+/gu);
    const [only] = words ?? [];
    if (words === null || only === undefined) throw this.#error(`"${lexeme}" is not a word`);
    if (isPrefix) {
      if (only.length < LEAST_BEGINNING) throw this.#error(`"${lexeme}" is too short a beginning`);
      return { node: { kind: 'prefix', text: only }, needs: [new Set([beginningAnchor(only)])] };
    }
    return sequence(words.map((word) => this.#vocabulary.word(word)));
  }

  #peek(): string | undefined {
    return this.#lexemes[this.#position];
  }

  #take(lexeme: string): boolean {
    if (this.#peek() !== lexeme) return false;
    this.#position++;
    return true;
  }

  #error(problem: string): PatternError {
    return new PatternError(this.#source, problem);
  }
}
