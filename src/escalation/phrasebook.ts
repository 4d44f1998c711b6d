import { Fillers, wordsOf } from './fillers.ts';
import { collapseRepetition, tokenise } from './normalise.ts';
import { compilePattern, type Pattern, type PatternScope } from './pattern.ts';
import { type LanguagePhrases, RULE_NAMES, type RuleName } from './phrases/language-phrases.ts';
import { LOAN_NOUNS } from './phrases/loan-nouns.ts';
import { type RepairWords, repair } from './repair.ts';

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

interface Entry {
  readonly language: string;
  readonly pattern: Pattern;
}

/** The compiled phrases of all languages. Immutable and shared by all calls. */
export class Phrasebook {
  readonly #rules: ReadonlyMap<RuleName, CompiledRule>;
  readonly #repairWords: RepairWords;
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
    this.#repairWords = { nouns: this.#nouns, known: foldedSet(languages.flatMap(vocabulary)) };
    const skippedIn = (language: string) =>
      new Set([...this.#fillers.skippedIn(language), ...this.#courtesy.skippedIn(language)]);
    this.#rules = new Map(RULE_NAMES.map((name) => [name, new CompiledRule(name, languages, skippedIn)]));
  }

  /** Makes a turn ready for `find`. */
  read(text: string): Utterance {
    const words = tokenise(text);
    const language = this.#languageOf(words);
    const repaired = repair(this.#fillers.remove(words, language), this.#repairWords);
    const plain = this.#courtesy.remove(repaired, language);
    return {
      tokens: collapseRepetition(plain),
      courtesyOnly: plain.length === 0 && repaired.length > 0,
    };
  }

  /** The first pattern of a rule that the turn contains, outside the spans which the rule excludes. */
  find(name: RuleName, { tokens }: Utterance): PhraseMatch | undefined {
    return tokens.length === 0 ? undefined : this.#rules.get(name)?.find(tokens);
  }

  /** Whether the turn names a person of a service at all. */
  namesPerson({ tokens }: Utterance): boolean {
    return tokens.some((token) => this.#nouns.has(token));
  }

  /** How many frequent words of each language a turn has, most first. */
  languagesOf({ tokens }: Utterance): [language: string, words: number][] {
    return this.#countLanguages(tokens);
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

/** One rule over all languages. */
class CompiledRule {
  readonly #always: EntryIndex;
  readonly #say: EntryIndex;
  readonly #unless: EntryIndex;

  constructor(
    name: RuleName,
    languages: readonly LanguagePhrases[],
    skippedIn: (language: string) => ReadonlySet<string>,
  ) {
    const compile = (part: 'always' | 'say' | 'unless') =>
      new EntryIndex(
        languages.flatMap((phrases) => {
          const scope = scopeOf(phrases, skippedIn(phrases.language));
          const sources = phrases.rules?.[name]?.[part] ?? [];
          return sources.map((source) => ({
            language: phrases.language,
            pattern: compilePattern(source, scope),
          }));
        }),
      );
    this.#always = compile('always');
    this.#say = compile('say');
    this.#unless = compile('unless');
  }

  find(tokens: readonly string[]): PhraseMatch | undefined {
    const text = ` ${tokens.join(' ')} `;
    const certain = firstMatch(this.#always.candidates(tokens), text);
    if (certain !== undefined) return certain;
    const candidates = this.#say.candidates(tokens);
    if (firstMatch(candidates, text) === undefined) return undefined;
    let rest = text;
    for (const { pattern } of this.#unless.candidates(tokens)) rest = rest.replace(pattern.expression, '_ ');
    return firstMatch(candidates, rest);
  }
}

function firstMatch(entries: Iterable<Entry>, text: string): PhraseMatch | undefined {
  for (const { language, pattern } of entries) {
    if (text.search(pattern.expression) >= 0) return { language, pattern: pattern.source };
  }
  return undefined;
}

/** Finds the few patterns that can match at all, by one word that each of them needs. */
class EntryIndex {
  readonly #byAnchor = new Map<string, Entry[]>();
  readonly #unanchored: Entry[] = [];

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) this.#add(entry);
  }

  candidates(tokens: readonly string[]): Set<Entry> {
    const found = new Set(this.#unanchored);
    for (const token of tokens) {
      for (const entry of this.#byAnchor.get(token) ?? []) found.add(entry);
    }
    return found;
  }

  #add(entry: Entry): void {
    if (entry.pattern.anchors === undefined) {
      this.#unanchored.push(entry);
      return;
    }
    for (const anchor of entry.pattern.anchors) {
      const entries = this.#byAnchor.get(anchor);
      if (entries === undefined) this.#byAnchor.set(anchor, [entry]);
      else entries.push(entry);
    }
  }
}

function scopeOf({ words, nouns }: LanguagePhrases, skipped: ReadonlySet<string>): PatternScope {
  const lists = new Map<string, readonly string[]>(Object.entries(words ?? {}));
  lists.set('noun', [...new Set([...(nouns ?? []), ...LOAN_NOUNS])]);
  return { lists, skipped };
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
    const { always = [], say = [], unless = [] } = rules[name] ?? {};
    rules[name] = {
      always: [...always, ...(more.always ?? [])],
      say: [...say, ...(more.say ?? [])],
      unless: [...unless, ...(more.unless ?? [])],
    };
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
