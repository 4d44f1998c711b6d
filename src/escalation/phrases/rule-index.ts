import type { LanguageSet } from '../lexicon/concept-reader.ts';
import type { Meaning } from '../rules/rule.ts';
import { Matcher, type PatternNode, type Reading, type Span, without } from './matcher.ts';
import { type Needs, NeedsIndex } from './needs-index.ts';
import type { Pattern } from './pattern.ts';

/** A rule with compiled patterns. */
export interface CompiledRule {
  readonly name: string;
  readonly means: Meaning;
  /** The rule counts only when the classifier agrees. */
  readonly hint: boolean;
  readonly language: string;
  /** The language as a set, for comparison with a turn's languages. */
  readonly languageSet: LanguageSet;
  readonly say: readonly Pattern[];
  /** Compiled when the rule first matches. Most rules never do. */
  readonly unless: () => readonly Pattern[];
}

/** A rule that matched a turn, and where. */
export interface FoundRule extends Span {
  readonly rule: CompiledRule;
  /** The pattern as it is written. */
  readonly pattern: string;
}

/** A pattern with the numbers of its needs. */
interface Entry {
  readonly source: string;
  readonly node: PatternNode;
  readonly needs: Needs;
}

interface IndexedRule {
  readonly rule: CompiledRule;
  readonly say: readonly Entry[];
}

/** What is worked out once for a turn, and used for every meaning that is looked for. */
interface Look {
  readonly matcher: Matcher;
  readonly met: Uint8Array;
}

/** All rules of all languages, by meaning. */
export class RuleIndex {
  readonly #needs = new NeedsIndex();
  readonly #byMeaning = new Map<Meaning, IndexedRule[]>();
  readonly #looks = new WeakMap<Reading, Look>();

  add(rule: CompiledRule): void {
    const indexed = { rule, say: this.#entries(rule.say) };
    const known = this.#byMeaning.get(rule.means);
    if (known === undefined) this.#byMeaning.set(rule.means, [indexed]);
    else known.push(indexed);
  }

  /** The first rule with this meaning that matches a turn. Certain rules come before hints. */
  find(means: Meaning, reading: Reading, languages: LanguageSet): FoundRule | undefined {
    let hint: FoundRule | undefined;
    const look = this.#lookAt(reading);
    for (const indexed of this.#byMeaning.get(means) ?? []) {
      const { rule } = indexed;
      if (!(rule.languageSet & languages) || (rule.hint && hint !== undefined)) continue;
      const found = findRule(indexed, reading, look);
      if (found !== undefined && !rule.hint) return found;
      hint ??= found;
    }
    return hint;
  }

  /** Every match of every pattern with this meaning, outside the spans that its rule excludes. */
  findAll(means: Meaning, reading: Reading, languages: LanguageSet): Span[] {
    const look = this.#lookAt(reading);
    return (this.#byMeaning.get(means) ?? [])
      .filter(({ rule }) => rule.languageSet & languages)
      .flatMap((indexed) => {
        const entries = possible(indexed.say, look);
        if (entries.length === 0) return [];
        const { matcher } = withoutExcluded(indexed.rule, reading, look);
        return entries.flatMap(({ node }) => matcher.findAll(node));
      });
  }

  #entries(patterns: readonly Pattern[]): Entry[] {
    return patterns.map(({ source, node, needs }) => ({ source, node, needs: this.#needs.add(needs) }));
  }

  #lookAt(reading: Reading): Look {
    const known = this.#looks.get(reading);
    if (known !== undefined) return known;
    const look = { matcher: new Matcher(reading), met: this.#needs.metBy(reading) };
    this.#looks.set(reading, look);
    return look;
  }
}

function findRule(indexed: IndexedRule, reading: Reading, look: Look): FoundRule | undefined {
  const { rule } = indexed;
  for (const { source, node } of possible(indexed.say, look)) {
    const found = look.matcher.find(node);
    if (found === undefined) continue;
    const rest = withoutExcluded(indexed.rule, reading, look);
    const span = rest.matcher === look.matcher ? found : rest.matcher.find(node);
    if (span !== undefined) return { rule, pattern: source, ...span };
  }
  return undefined;
}

/** All exclusions are matched on the words as they were said, so that their order does not matter. */
function withoutExcluded({ unless }: CompiledRule, reading: Reading, look: Look): { matcher: Matcher } {
  const places = new Set<number>();
  for (const { node } of unless()) {
    for (const { start, end } of look.matcher.findAll(node)) {
      for (let index = start; index < end; index++) places.add(index);
    }
  }
  return places.size === 0 ? look : { matcher: new Matcher(without(reading, places)) };
}

function possible(entries: readonly Entry[], { met }: Look): readonly Entry[] {
  return entries.filter(({ needs }) => needs.every((need) => met[need] === 1));
}
