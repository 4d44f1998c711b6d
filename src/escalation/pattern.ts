import { GatewayError } from '../errors.ts';
import type { PatternNode } from './matcher.ts';
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
  readonly node: PatternNode;
  /** Words of which at least one is in every match; undefined when nothing is certain. */
  readonly anchors: ReadonlySet<string> | undefined;
}

/** A pattern that cannot be understood. The message quotes it. */
export class PatternError extends GatewayError {
  constructor(source: string, problem: string) {
    super('config_invalid', `pattern "${source}": ${problem}`);
  }
}

type Part = Pick<Pattern, 'node' | 'anchors'>;

const SYMBOLS: ReadonlyMap<string, PatternNode> = new Map([
  ['^', { kind: 'start' }],
  ['$', { kind: 'end' }],
  ['..', { kind: 'gap', most: 3 }],
  ['...', { kind: 'gap', most: 8 }],
]);
const LEXEME = /\.{2,3}|<[^<>\s]*>|[[\]()|^$!]|[^\s[\]()|^$!<>]+|\S/gu;

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

  /** @throws PatternError when the notation is wrong or a word list is missing */
  compile(source: string): Pattern {
    const reader = new PatternReader(source, {
      list: (name) => this.#list(name, source),
      word: (word) => this.#word(word, source),
    });
    return { source, ...reader.read() };
  }

  #word(word: string, source: string): Part {
    if (this.#skipped.has(word)) {
      throw new PatternError(source, `"${word}" is a filler and never reaches a pattern`);
    }
    const part = this.#words.get(word) ?? { node: { kind: 'word', word }, anchors: new Set([word]) };
    this.#words.set(word, part);
    return part;
  }

  #list(name: string, source: string): Part {
    const entries = this.#lists.get(name);
    if (entries === undefined) throw new PatternError(source, `there is no word list "${name}"`);
    const known = this.#compiledLists.get(name);
    if (known !== undefined) return known;
    if (this.#compiledLists.has(name))
      throw new PatternError(source, 'word lists refer to each other in a circle');
    this.#compiledLists.set(name, undefined);
    const { node, anchors } = choice(entries.map((entry) => this.compile(entry)));
    const part: Part = { node: { kind: 'list', part: node }, anchors };
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
    while (!')]|'.includes(this.#peek() ?? ')')) parts.push(this.#item());
    const [first] = parts;
    if (first === undefined) throw this.#error('an alternative is empty');
    if (parts.length === 1) return first;
    return { node: { kind: 'sequence', parts: parts.map(({ node }) => node) }, anchors: rarestOf(parts) };
  }

  #item(): Part {
    if (!this.#take('!')) return this.#atom();
    return { node: { kind: 'not', part: this.#atom().node }, anchors: undefined };
  }

  #atom(): Part {
    const lexeme = this.#peek() ?? '';
    this.#position++;
    if (lexeme === '(') return this.#enclosed(')');
    if (lexeme === '[')
      return { node: { kind: 'optional', part: this.#enclosed(']').node }, anchors: undefined };
    const symbol = SYMBOLS.get(lexeme);
    if (symbol !== undefined) return { node: symbol, anchors: undefined };
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
    if (isPrefix) return { node: { kind: 'prefix', text: only }, anchors: undefined };
    const parts = words.map((word) => this.#vocabulary.word(word));
    const [first] = parts;
    if (parts.length === 1 && first !== undefined) return first;
    return { node: { kind: 'sequence', parts: parts.map(({ node }) => node) }, anchors: rarestOf(parts) };
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

/** Single words become one set, tried after what is longer: "customer service" before "customer". */
function choice(parts: readonly Part[]): Part {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const words = new Set(parts.flatMap(({ node }) => singleWords(node)));
  const longer = parts.map(({ node }) => node).filter((node) => singleWords(node).length === 0);
  const nodes: PatternNode[] = words.size === 0 ? longer : [...longer, { kind: 'words', words }];
  const [node] = nodes;
  const anchors = union(parts);
  return nodes.length === 1 && node !== undefined
    ? { node, anchors }
    : { node: { kind: 'choice', parts: nodes }, anchors };
}

function singleWords(node: PatternNode): readonly string[] {
  if (node.kind === 'word') return [node.word];
  return node.kind === 'words' ? [...node.words] : [];
}

function union(parts: readonly Part[]): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const { anchors } of parts) {
    if (anchors === undefined) return undefined;
    for (const word of anchors) all.add(word);
  }
  return all;
}

/** The anchors of the part that lets the pattern be skipped most often. */
function rarestOf(parts: readonly Part[]): ReadonlySet<string> | undefined {
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
