import { GatewayError } from '../errors.ts';
import { fold } from './normalise.ts';

/**
 * A pattern over the words of a turn:
 *
 * | notation | means |
 * |---|---|
 * | `real person` | these words, one after the other, in any case and with any accents |
 * | `repres*` | a word that begins so |
 * | `<human>` | any entry of the word list `human`; entries are patterns themselves |
 * | `(a \| b c)` | one of these |
 * | `[please]` | may be missing |
 * | `..` and `...` | up to three, up to eight words of any kind, within one sentence |
 * | `!word`, `!(a \| b)` | what comes next is not this |
 * | `^` and `$` | the beginning and the end of a sentence |
 */
export interface Pattern {
  readonly source: string;
  /** Global; matches against `" " + words.join(" ") + " "`. */
  readonly expression: RegExp;
  /** Words of which at least one is in every match; undefined when nothing is certain. */
  readonly anchors: readonly string[] | undefined;
}

/** What a pattern may refer to. */
export interface PatternScope {
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Words that are removed from a turn before patterns see it, so that no pattern can ask for them. */
  readonly skipped: ReadonlySet<string>;
}

/** A pattern that cannot be understood. The message quotes it. */
export class PatternError extends GatewayError {
  constructor(source: string, problem: string) {
    super('config_invalid', `pattern "${source}": ${problem}`);
  }
}

/** Part of a pattern: an expression that consumes whole words with the space after each. */
interface Part {
  readonly expression: string;
  readonly anchors: ReadonlySet<string> | undefined;
}

const WORD = '[^\\s._]+ ';
const SYMBOLS: ReadonlyMap<string, Part> = new Map([
  ['^', { expression: '(?<=^ |\\. )', anchors: undefined }],
  ['$', { expression: '(?=$|\\. )', anchors: undefined }],
  ['..', { expression: `(?:${WORD}){0,3}?`, anchors: undefined }],
  ['...', { expression: `(?:${WORD}){0,8}?`, anchors: undefined }],
]);
const LEXEME = /\.{2,3}|<[^<>\s]*>|[[\]()|^$!]|[^\s[\]()|^$!<>]+|\S/gu;
const MAX_LIST_DEPTH = 8;

/**
 * @throws PatternError when the notation is wrong or a word list is missing
 */
export function compilePattern(source: string, scope: PatternScope): Pattern {
  const { expression, anchors } = new PatternReader(source, scope, 0).read();
  if (expression === '')
    throw new PatternError(source, 'it is empty, or only of words that are always skipped');
  return {
    source,
    expression: new RegExp(`(?<= )${expression}`, 'gu'),
    anchors: anchors === undefined ? undefined : [...anchors],
  };
}

class PatternReader {
  readonly #source: string;
  readonly #scope: PatternScope;
  readonly #depth: number;
  readonly #lexemes: readonly string[];
  #position = 0;

  constructor(source: string, scope: PatternScope, depth: number) {
    this.#source = source;
    this.#scope = scope;
    this.#depth = depth;
    this.#lexemes = source.match(LEXEME) ?? [];
    if (depth > MAX_LIST_DEPTH) throw new PatternError(source, 'word lists refer to each other in a circle');
  }

  read(): Part {
    const part = this.#alternatives();
    const rest = this.#lexemes[this.#position];
    if (rest !== undefined) throw new PatternError(this.#source, `unexpected "${rest}"`);
    return part;
  }

  #alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    return oneOf(parts);
  }

  #sequence(): Part {
    const parts: Part[] = [];
    for (let lexeme = this.#peek(); lexeme !== undefined && !')]|'.includes(lexeme); lexeme = this.#peek()) {
      parts.push(this.#item());
    }
    if (parts.length === 0) throw new PatternError(this.#source, 'an alternative is empty');
    return { expression: parts.map((part) => part.expression).join(''), anchors: bestAnchors(parts) };
  }

  #item(): Part {
    if (!this.#take('!')) return this.#atom();
    const { expression } = this.#atom();
    return { expression: `(?!${expression})`, anchors: undefined };
  }

  #atom(): Part {
    const lexeme = this.#peek() ?? '';
    this.#position++;
    if (lexeme === '(') return this.#enclosed(')');
    if (lexeme === '[') {
      return { expression: `(?:${this.#enclosed(']').expression})?`, anchors: undefined };
    }
    const symbol = SYMBOLS.get(lexeme);
    if (symbol !== undefined) return symbol;
    if (/^<.+>$/.test(lexeme)) return this.#list(lexeme.slice(1, -1));
    if (lexeme === '' || /[<>[\]()|!]/.test(lexeme)) {
      throw new PatternError(this.#source, `a word is missing before "${lexeme}"`);
    }
    return this.#word(lexeme);
  }

  #enclosed(close: string): Part {
    const part = this.#alternatives();
    if (!this.#take(close)) throw new PatternError(this.#source, `"${close}" is missing`);
    return part;
  }

  #list(name: string): Part {
    const entries = this.#scope.lists.get(name);
    if (entries === undefined) throw new PatternError(this.#source, `there is no word list "${name}"`);
    return oneOf(entries.map((entry) => new PatternReader(entry, this.#scope, this.#depth + 1).read()));
  }

  #word(lexeme: string): Part {
    const prefix = lexeme.endsWith('*');
    const words = fold(prefix ? lexeme.slice(0, -1) : lexeme).match(/[\p{L}\p{M}\p{N}]+/gu);
    if (words === null) throw new PatternError(this.#source, `"${lexeme}" is not a word`);
    if (prefix) return { expression: `${words.join(' ')}[^\\s._]* `, anchors: undefined };
    const lost = words.find((word) => this.#scope.skipped.has(word));
    if (lost !== undefined)
      throw new PatternError(this.#source, `"${lost}" is a filler and never reaches a pattern`);
    return { expression: words.map((word) => `${word} `).join(''), anchors: rarest(words) };
  }

  #peek(): string | undefined {
    return this.#lexemes[this.#position];
  }

  #take(lexeme: string): boolean {
    if (this.#peek() !== lexeme) return false;
    this.#position++;
    return true;
  }
}

function oneOf(parts: readonly Part[]): Part {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  return { expression: `(?:${parts.map((part) => part.expression).join('|')})`, anchors: union(parts) };
}

function union(parts: readonly Part[]): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const { anchors } of parts) {
    if (anchors === undefined) return undefined;
    for (const word of anchors) all.add(word);
  }
  return all;
}

/** The anchors that let the pattern be skipped most often. */
function bestAnchors(parts: readonly Part[]): ReadonlySet<string> | undefined {
  let best: ReadonlySet<string> | undefined;
  for (const { anchors } of parts) {
    if (anchors !== undefined && (best === undefined || frequency(anchors) < frequency(best))) best = anchors;
  }
  return best;
}

/** Short words are the frequent ones in every language here. */
function frequency(words: ReadonlySet<string>): number {
  let sum = 0;
  for (const word of words) sum += word.length <= 3 ? 40 : word.length === 4 ? 6 : 1;
  return sum;
}

function rarest(words: readonly string[]): ReadonlySet<string> | undefined {
  return bestAnchors(words.map((word) => ({ expression: word, anchors: new Set([word]) })));
}
