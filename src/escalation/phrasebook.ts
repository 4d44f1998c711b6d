import { Fillers, wordsOf } from './fillers.ts';
import { collapseRepetition, tokenise } from './normalise.ts';
import { PatternCompiler } from './pattern.ts';
import {
  type LanguagePhrases,
  RULE_NAMES,
  RULE_PARTS,
  type Rule,
  type RuleName,
  type RulePart,
} from './phrases/language-phrases.ts';
import { LOAN_NOUNS } from './phrases/loan-nouns.ts';
import { Repair } from './repair.ts';
import { RuleIndex, type RulePattern } from './rule-index.ts';

/** A turn as the patterns see it. */
export interface Utterance {
  /** Words after repair, without fillers, courtesy and repetition. */
  readonly tokens: readonly string[];
  /** The turn was courtesy alone: "please", "bitte". */
  readonly courtesyOnly: boolean;
}

/** A pattern found in a turn. */
export interface PhraseMatch {
  readonly language: string;
  /** The pattern as it is written in the phrases. */
  readonly pattern: string;
}

/** The compiled phrases of all languages. Immutable and shared by all calls. */
export class Phrasebook {
  readonly #rules: ReadonlyMap<RuleName, RuleIndex>;
  readonly #repair: Repair;
  readonly #fillers: Fillers;
  readonly #courtesy: Fillers;
  readonly #common: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #nouns: ReadonlySet<string>;

  /**
   * @param phrases several entries of one language are taken together
   * @throws PatternError when a pattern cannot be understood
   */
  constructor(phrases: readonly LanguagePhrases[]) {
    const languages = mergeByLanguage(phrases);
    const fillersOf = (part: 'fillers' | 'courtesy') =>
      new Fillers(
        languages.map((phrases) => ({
          language: phrases.language,
          entries: phrases[part] ?? [],
          meaningful: meaningfulWords(phrases),
        })),
      );
    this.#fillers = fillersOf('fillers');
    this.#courtesy = fillersOf('courtesy');
    this.#common = new Map(languages.map(({ language, common }) => [language, foldedSet(common ?? [])]));
    this.#nouns = foldedSet([...LOAN_NOUNS, ...languages.flatMap(({ nouns }) => nouns ?? [])]);
    this.#repair = new Repair({ nouns: this.#nouns, known: foldedSet(languages.flatMap(vocabulary)) });
    this.#rules = this.#compile(languages);
  }

  /** Makes a turn ready for `find`. */
  read(text: string): Utterance {
    const words = tokenise(text);
    const language = this.#languageOf(words);
    const repaired = this.#repair.repair(this.#fillers.remove(words, language));
    const plain = this.#courtesy.remove(repaired, language);
    return {
      tokens: collapseRepetition(plain),
      courtesyOnly: plain.length === 0 && repaired.length > 0,
    };
  }

  /** The first pattern of a rule that the turn contains, outside the spans which the rule excludes. */
  find(name: RuleName, { tokens }: Utterance): PhraseMatch | undefined {
    const found = tokens.length === 0 ? undefined : this.#rules.get(name)?.find(tokens);
    return found === undefined ? undefined : { language: found.language, pattern: found.source };
  }

  /** The first pattern of a rule that counts only when a classifier agrees. */
  findPerhaps(name: RuleName, { tokens }: Utterance): PhraseMatch | undefined {
    const found = tokens.length === 0 ? undefined : this.#rules.get(name)?.findPerhaps(tokens);
    return found === undefined ? undefined : { language: found.language, pattern: found.source };
  }

  /** Whether the turn has a span that the rule excludes: a refusal, a mere mention. */
  excludes(name: RuleName, { tokens }: Utterance): boolean {
    return this.#rules.get(name)?.excludes(tokens) ?? false;
  }

  /** Whether the turn names a person of a service at all. */
  namesPerson({ tokens }: Utterance): boolean {
    return tokens.some((token) => this.#nouns.has(token));
  }

  /** How many frequent words of each language a turn has, most first. */
  languagesOf({ tokens }: Utterance): [language: string, words: number][] {
    return this.#countLanguages(tokens);
  }

  #compile(languages: readonly LanguagePhrases[]): Map<RuleName, RuleIndex> {
    const compilers = languages.map((phrases) => {
      const { language } = phrases;
      const skipped = new Set([...this.#fillers.skippedIn(language), ...this.#courtesy.skippedIn(language)]);
      return { phrases, compiler: compilerOf(phrases, skipped) };
    });
    const patterns = (name: RuleName, part: RulePart): RulePattern[] =>
      compilers.flatMap(({ phrases: { language, rules }, compiler }) =>
        (rules?.[name]?.[part] ?? []).map((source) => ({ language, pattern: compiler.compile(source) })),
      );
    const indexOf = (name: RuleName) =>
      new RuleIndex({
        always: patterns(name, 'always'),
        say: patterns(name, 'say'),
        unless: patterns(name, 'unless'),
        perhaps: patterns(name, 'perhaps'),
      });
    return new Map(RULE_NAMES.map((name) => [name, indexOf(name)]));
  }

  #countLanguages(tokens: readonly string[]): [language: string, words: number][] {
    const counts: [string, number][] = [];
    for (const [language, words] of this.#common) {
      const count = tokens.reduce((sum, token) => sum + (words.has(token) ? 1 : 0), 0);
      if (count > 0) counts.push([language, count]);
    }
    return counts.sort(([, left], [, right]) => right - left);
  }

  /** Undefined when two languages have equally many words. */
  #languageOf(tokens: readonly string[]): string | undefined {
    const [first, second] = this.#countLanguages(tokens);
    return first === undefined || first[1] === second?.[1] ? undefined : first[0];
  }

  /** The words that carry the subject of a turn. */
  contentWords({ tokens }: Utterance): string[] {
    const isCommon = (token: string) => [...this.#common.values()].some((words) => words.has(token));
    return [...new Set(tokens.filter((token) => token.length > 1 && !isCommon(token)))];
  }
}

function compilerOf({ words, nouns }: LanguagePhrases, skipped: ReadonlySet<string>): PatternCompiler {
  const lists = new Map<string, readonly string[]>(Object.entries(words ?? {}));
  lists.set('noun', [...new Set([...(nouns ?? []), ...LOAN_NOUNS])]);
  return new PatternCompiler(lists, skipped);
}

function mergeByLanguage(phrases: readonly LanguagePhrases[]): LanguagePhrases[] {
  const merged = new Map<string, LanguagePhrases>();
  for (const entry of phrases) {
    const earlier = merged.get(entry.language);
    merged.set(entry.language, earlier === undefined ? entry : merge(earlier, entry));
  }
  return [...merged.values()];
}

function merge(left: LanguagePhrases, right: LanguagePhrases): LanguagePhrases {
  const words: Record<string, readonly string[]> = { ...left.words };
  for (const [name, entries] of Object.entries(right.words ?? {})) {
    words[name] = [...(words[name] ?? []), ...entries];
  }
  const rules = { ...left.rules };
  for (const name of RULE_NAMES) {
    const more = right.rules?.[name];
    if (more === undefined) continue;
    rules[name] = mergeRules(rules[name] ?? {}, more);
  }
  return {
    language: left.language,
    fillers: [...(left.fillers ?? []), ...(right.fillers ?? [])],
    courtesy: [...(left.courtesy ?? []), ...(right.courtesy ?? [])],
    nouns: [...(left.nouns ?? []), ...(right.nouns ?? [])],
    lookalikes: [...(left.lookalikes ?? []), ...(right.lookalikes ?? [])],
    common: [...(left.common ?? []), ...(right.common ?? [])],
    words,
    rules,
  };
}

function mergeRules(left: Rule, right: Rule): Rule {
  return Object.fromEntries(
    RULE_PARTS.map((part) => [part, [...(left[part] ?? []), ...(right[part] ?? [])]]),
  );
}

function foldedSet(words: readonly string[]): Set<string> {
  return new Set(words.flatMap((word) => wordsOf(word)));
}

/** Words of a language that a filler of another one must not take away. */
function meaningfulWords(phrases: LanguagePhrases): Set<string> {
  return foldedSet([...(phrases.common ?? []), ...(phrases.nouns ?? []), ...patternTexts(phrases)]);
}

/** All words of a language that the phrases know. */
function vocabulary(phrases: LanguagePhrases): readonly string[] {
  const lists = [
    phrases.fillers,
    phrases.courtesy,
    phrases.lookalikes,
    phrases.common,
    patternTexts(phrases),
  ];
  return lists.flatMap((list) => list ?? []);
}

function patternTexts({ words, rules }: LanguagePhrases): readonly string[] {
  const texts = RULE_NAMES.flatMap((name) => Object.values(rules?.[name] ?? {}));
  return [...Object.values(words ?? {}), ...texts].flat();
}
