import { Matcher, type PatternNode, REMOVED } from './matcher.ts';
import type { Pattern } from './pattern.ts';
import type { RulePart } from './phrases/language-phrases.ts';

/** A pattern of a language. */
export interface RulePattern {
  readonly language: string;
  readonly pattern: Pattern;
}

/** A pattern that was found. Its anchors are not kept: they are half of the memory. */
export interface FoundPattern {
  readonly language: string;
  readonly source: string;
  readonly node: PatternNode;
}

/** The patterns of one rule, of all languages. */
export type RulePatterns = Readonly<Record<RulePart, readonly RulePattern[]>>;

/** One rule over all languages, so that mixed speech is understood. */
export class RuleIndex {
  readonly #always: PatternIndex;
  readonly #say: PatternIndex;
  readonly #unless: PatternIndex;
  readonly #perhaps: PatternIndex;

  constructor({ always, say, unless, perhaps }: RulePatterns) {
    this.#always = new PatternIndex(always);
    this.#say = new PatternIndex(say);
    this.#unless = new PatternIndex(unless);
    this.#perhaps = new PatternIndex(perhaps);
  }

  /** The first pattern that the words contain, outside the spans which the rule excludes. */
  find(tokens: readonly string[]): FoundPattern | undefined {
    const matcher = Matcher.of(tokens);
    const certain = firstFound(this.#always.candidates(tokens), matcher);
    if (certain !== undefined) return certain;
    const candidates = this.#say.candidates(tokens);
    const found = firstFound(candidates, matcher);
    if (found === undefined) return undefined;
    const rest = this.#withoutExcluded(tokens);
    return rest === tokens ? found : firstFound(candidates, new Matcher(rest));
  }

  /** The first pattern that needs a second opinion, outside the spans which the rule excludes. */
  findPerhaps(tokens: readonly string[]): FoundPattern | undefined {
    const candidates = this.#perhaps.candidates(tokens);
    return candidates.size === 0
      ? undefined
      : firstFound(candidates, new Matcher(this.#withoutExcluded(tokens)));
  }

  /** Whether the words have a span that the rule excludes. */
  excludes(tokens: readonly string[]): boolean {
    return this.#withoutExcluded(tokens) !== tokens;
  }

  /** Spans are found in the words as they were said, so that the order of the exclusions does not matter. */
  #withoutExcluded(tokens: readonly string[]): readonly string[] {
    const matcher = Matcher.of(tokens);
    const excluded = new Set<number>();
    for (const { node } of this.#unless.candidates(tokens)) {
      for (const { start, end } of matcher.findAll(node)) {
        for (let index = start; index < end; index++) excluded.add(index);
      }
    }
    return excluded.size === 0
      ? tokens
      : tokens.map((token, index) => (excluded.has(index) ? REMOVED : token));
  }
}

function firstFound(entries: Iterable<FoundPattern>, matcher: Matcher): FoundPattern | undefined {
  for (const entry of entries) {
    if (matcher.find(entry.node) !== undefined) return entry;
  }
  return undefined;
}

/** Finds the few patterns that can match at all, by one word that each of them needs. */
class PatternIndex {
  readonly #byAnchor = new Map<string, FoundPattern[]>();
  readonly #unanchored = new Set<FoundPattern>();

  constructor(entries: readonly RulePattern[]) {
    for (const entry of entries) this.#add(entry);
  }

  candidates(tokens: readonly string[]): ReadonlySet<FoundPattern> {
    let found: Set<FoundPattern> | undefined;
    for (const token of tokens) {
      const entries = this.#byAnchor.get(token);
      if (entries === undefined) continue;
      found ??= new Set(this.#unanchored);
      for (const entry of entries) found.add(entry);
    }
    return found ?? this.#unanchored;
  }

  #add({ language, pattern: { source, node, anchors } }: RulePattern): void {
    const entry: FoundPattern = { language, source, node };
    if (anchors === undefined) {
      this.#unanchored.add(entry);
      return;
    }
    for (const anchor of anchors) {
      const entries = this.#byAnchor.get(anchor);
      if (entries === undefined) this.#byAnchor.set(anchor, [entry]);
      else entries.push(entry);
    }
  }
}
