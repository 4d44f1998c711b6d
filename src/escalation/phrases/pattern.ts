import { conceptNumber } from '../lexicon/concept-reader.ts';
import { conceptAnchor } from './anchors.ts';
import { faultOf } from './pattern-check.ts';
import { PatternError } from './pattern-error.ts';
import { choice, type PatternPart, SKIPPED } from './pattern-part.ts';
import { PatternReader } from './pattern-reader.ts';

/**
 * A pattern over the words of a turn:
 *
 * | notation | means |
 * |---|---|
 * | `real person` | these words, one after the other; case and accents do not matter |
 * | `repres*` | a word that begins with these letters |
 * | `<human>` | a word of the concept `human`, or an entry of the rules' own list of that name; entries are patterns too |
 * | `(a \| b c)` | one of these |
 * | `[please]` | may be missing |
 * | `..` and `...` | up to three, up to eight words of any kind, within one sentence |
 * | `!word`, `!(a \| b)` | what comes next is not this |
 * | `^` and `$` | the beginning and the end of a sentence |
 */
export interface Pattern extends PatternPart {
  /** The pattern as it is written. */
  readonly source: string;
}

/** Compiles the patterns of one language. */
export class PatternCompiler {
  readonly #lists: ReadonlyMap<string, readonly string[]>;
  readonly #skipped: ReadonlySet<string>;
  /** One node for each word, however many patterns use it. */
  readonly #words = new Map<string, PatternPart>();
  /** `undefined` while the list is being compiled. */
  readonly #compiledLists = new Map<string, PatternPart | undefined>();

  /** @param skipped folded words that are removed from a turn, so that no pattern can contain them */
  constructor(lists: ReadonlyMap<string, readonly string[]>, skipped: ReadonlySet<string>) {
    this.#lists = lists;
    this.#skipped = skipped;
  }

  /**
   * @param where the rule that the pattern belongs to, for the error
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

  #read(source: string): PatternPart {
    const reader = new PatternReader(source, {
      list: (name) => this.#list(name, source),
      word: (word) => this.#word(word),
    });
    return reader.read();
  }

  #word(word: string): PatternPart {
    if (this.#skipped.has(word)) return SKIPPED;
    const part = this.#words.get(word) ?? { node: { kind: 'word', word }, needs: [new Set([word])] };
    this.#words.set(word, part);
    return part;
  }

  #list(name: string, source: string): PatternPart {
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
    const part: PatternPart = { node: { kind: 'list', part: node }, needs };
    this.#compiledLists.set(name, part);
    return part;
  }
}
