import { GatewayError } from '../../errors.ts';
import { conceptNumber } from '../lexicon/concept-reader.ts';
import type { PatternNode } from './matcher.ts';
import { fold } from './normalise.ts';
import { faultOf } from './pattern-check.ts';

/**
 * A pattern over the words of a turn:
 *
 * | notation | means |
 * |---|---|
 * | `real person` | these words, one after the other, in any case and with any accents |
 * | `repres*` | a word that begins so |
 * | `<human>` | a word of the concept `human`, or an entry of the rules' own list; those are patterns themselves |
 * | `(a \| b c)` | one of these |
 * | `[please]` | may be missing |
 * | `..` and `...` | up to three, up to eight words of any kind, within one sentence |
 * | `!word`, `!(a \| b)` | what comes next is not this |
 * | `^` and `$` | the beginning and the end of a sentence |
 */
export interface Pattern {
  readonly source: string;
  readonly node: PatternNode;
  /** Every match has at least one anchor of each of these: words, concepts and beginnings. */
  readonly needs: readonly ReadonlySet<string>[];
}

/** A pattern that cannot be understood. The message quotes it. */
export class PatternError extends GatewayError {
  readonly pattern: string;
  readonly problem: string;

  constructor(pattern: string, problem: string, where?: string) {
    super('config_invalid', `${where === undefined ? '' : `${where}: `}pattern "${pattern}": ${problem}`);
    this.pattern = pattern;
    this.problem = problem;
  }
}

type Part = Pick<Pattern, 'node' | 'needs'>;

/** A filler: it never reaches a pattern, so that a pattern reads as if it were not written. */
const SKIPPED: Part = { node: { kind: 'choice', parts: [] }, needs: [] };

const SYMBOLS: ReadonlyMap<string, PatternNode> = new Map([
  ['^', { kind: 'start' }],
  ['$', { kind: 'end' }],
  ['..', { kind: 'gap', most: 3 }],
  ['...', { kind: 'gap', most: 8 }],
]);
/** What ends an alternative. */
const ENDS: ReadonlySet<string | undefined> = new Set([')', ']', '|', undefined]);
const PLAIN_WORD = /^[a-z]+$/;
const LEXEME = /\.{2,3}|<[^<>\s]*>|[[\]()|^$!]|[^\s[\]()|^$!<>]+|\S/gu;

/** Letters that a beginning ("kündig*") has at least, and by which it is looked up. */
export const LEAST_BEGINNING = 3;

/** The anchor of a concept; no word looks like it. */
export function conceptAnchor(concept: number): string {
  return `<${concept}`;
}

/** The anchor of all words with these first letters; no word looks like it. */
export function beginningAnchor(letters: string): string {
  return `*${letters.slice(0, LEAST_BEGINNING)}`;
}

/** Compiles the patterns of one language. */
export class PatternCompiler {
  readonly #lists: ReadonlyMap<string, readonly string[]>;
  readonly #skipped: ReadonlySet<string>;
  /** Every word is one node, however many patterns use it. */
  readonly #words = new Map<string, Part>();
  /** undefined: being compiled. */
  readonly #compiledLists = new Map<string, Part | undefined>();

  /** @param skipped folded words that are removed from a turn, so that no pattern can ask for them */
  constructor(lists: ReadonlyMap<string, readonly string[]>, skipped: ReadonlySet<string>) {
    this.#lists = lists;
    this.#skipped = skipped;
  }

  /**
   * @param where the rule it belongs to, for the error
   * @throws PatternError when the notation is wrong, a word list is missing, or it matches nothing or everything
   */
  compile(source: string, where?: string): Pattern {
    try {
      const part = this.#read(source);
      if (part === SKIPPED)
        throw new PatternError(source, 'it has only fillers, which never reach a pattern');
      const fault = faultOf(part.node);
      if (fault !== undefined) throw new PatternError(source, fault);
      return { source, ...part };
    } catch (error) {
      if (!(error instanceof PatternError) || where === undefined) throw error;
      throw new PatternError(error.pattern, error.problem, where);
    }
  }

  #read(source: string): Part {
    const reader = new PatternReader(source, {
      list: (name) => this.#list(name, source),
      word: (word) => this.#word(word),
    });
    return reader.read();
  }

  #word(word: string): Part {
    if (this.#skipped.has(word)) return SKIPPED;
    const part = this.#words.get(word) ?? { node: { kind: 'word', word }, needs: [new Set([word])] };
    this.#words.set(word, part);
    return part;
  }

  #list(name: string, source: string): Part {
    const concept = conceptNumber(name);
    if (concept !== undefined)
      return { node: { kind: 'concept', concept }, needs: [new Set([conceptAnchor(concept)])] };
    const entries = this.#lists.get(name);
    if (entries === undefined) throw new PatternError(source, `there is no word list "${name}"`);
    const known = this.#compiledLists.get(name);
    if (known !== undefined) return known;
    if (this.#compiledLists.has(name))
      throw new PatternError(source, 'word lists refer to each other in a circle');
    this.#compiledLists.set(name, undefined);
    const { node, needs } = choice(entries.map((entry) => this.#read(entry)));
    const part: Part = { node: { kind: 'list', part: node }, needs };
    this.#compiledLists.set(name, part);
    return part;
  }
}

/** What a pattern is made of. */
interface Vocabulary {
  readonly list: (name: string) => Part;
  readonly word: (word: string) => Part;
}

/** Reads one pattern from left to right. */
class PatternReader {
  readonly #source: string;
  readonly #vocabulary: Vocabulary;
  readonly #lexemes: readonly string[];
  #position = 0;

  constructor(source: string, vocabulary: Vocabulary) {
    this.#source = source;
    this.#vocabulary = vocabulary;
    this.#lexemes = source.match(LEXEME) ?? [];
  }

  read(): Part {
    const part = this.#alternatives();
    const rest = this.#lexemes[this.#position];
    if (rest !== undefined) throw this.#error(`unexpected "${rest}"`);
    return part;
  }

  #alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    return choice(parts);
  }

  #sequence(): Part {
    const parts: Part[] = [];
    for (let next = this.#peek(); !ENDS.has(next); next = this.#peek()) parts.push(this.#item());
    if (parts.length === 0) throw this.#error('an alternative is empty');
    return sequence(parts);
  }

  #item(): Part {
    if (!this.#take('!')) return this.#atom();
    const part = this.#atom();
    return part === SKIPPED ? part : { node: { kind: 'not', part: part.node }, needs: [] };
  }

  #atom(): Part {
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

  #enclosed(close: string): Part {
    const part = this.#alternatives();
    if (!this.#take(close)) throw this.#error(`"${close}" is missing`);
    return part;
  }

  /** "j'aimerais" is one lexeme and two words. */
  #word(lexeme: string): Part {
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

function sequence(all: readonly Part[]): Part {
  const parts = all.filter((part) => part !== SKIPPED);
  const [first] = parts;
  if (first === undefined) return SKIPPED;
  if (parts.length === 1) return first;
  return {
    node: { kind: 'sequence', parts: parts.map(({ node }) => node) },
    needs: parts.flatMap(({ needs }) => needs),
  };
}

/** Single words become one set, tried after what is longer: "customer service" before "customer". */
function choice(all: readonly Part[]): Part {
  const words = new Set<string>();
  const longer: Part[] = [];
  for (const part of all) {
    if (part === SKIPPED) continue;
    if (part.node.kind === 'word') words.add(part.node.word);
    else if (part.node.kind === 'words') for (const word of part.node.words) words.add(word);
    else longer.push(part);
  }
  const [first] = longer;
  if (first === undefined)
    return words.size === 0 ? SKIPPED : { node: { kind: 'words', words }, needs: [words] };
  if (longer.length === 1 && words.size === 0) return first;
  const parts: PatternNode[] = longer.map(({ node }) => node);
  if (words.size > 0) parts.push({ kind: 'words', words });
  return { node: { kind: 'choice', parts }, needs: oneOf(longer, words) };
}

/** One need of each alternative is certain; nothing is, where an alternative needs nothing. */
function oneOf(parts: readonly Part[], words: ReadonlySet<string>): ReadonlySet<string>[] {
  const all = new Set(words);
  for (const { needs } of parts) {
    let rarest = needs[0];
    for (const next of needs) {
      if (rarest !== undefined && frequency(next) < frequency(rarest)) rarest = next;
    }
    if (rarest === undefined) return [];
    for (const anchor of rarest) all.add(anchor);
  }
  return [all];
}

/** Short words are the frequent ones in every language here; a concept stands for many words. */
function frequency(anchors: ReadonlySet<string>): number {
  let sum = 0;
  for (const anchor of anchors)
    sum += anchor.startsWith('<') ? 30 : anchor.length <= 3 ? 40 : anchor.length === 4 ? 6 : 1;
  return sum;
}
