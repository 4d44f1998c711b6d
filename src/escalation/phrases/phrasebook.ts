import { ConceptReader, foldedWords, type LanguageSet } from '../lexicon/concept-reader.ts';
import { CONCEPTS, type Concept, type Lexicon } from '../lexicon/lexicon.ts';
import { type LanguageRules, lines, type Meaning, OPERATOR_RULE } from '../rules/rule.ts';
import { Fillers } from './fillers.ts';
import type { Reading } from './matcher.ts';
import { collapseRepetition, tokenise } from './normalise.ts';
import { PatternCompiler } from './pattern.ts';
import { Repair } from './repair.ts';
import { type FoundRule, RuleIndex } from './rule-index.ts';

/** A turn as rules and classifier read it: repaired words, without fillers, courtesy and repetition. */
export interface Utterance extends Reading {
  /** The languages that the turn may be in. */
  readonly languages: LanguageSet;
  /** The turn was only courtesy: "please", "bitte". */
  readonly courtesyOnly: boolean;
}

/** What a phrasebook is built from. */
export interface PhrasebookParts {
  /** One for each language. */
  readonly lexica: readonly Lexicon[];
  /** A language may have several entries: the shipped one and an operator's. */
  readonly rules: readonly LanguageRules[];
  /** Whether a word is a known everyday word, which is never repaired. */
  readonly isKnown: (word: string) => boolean;
}

/** Concepts whose words are repaired when a recogniser splits or misspells them. */
const REPAIRED: readonly Concept[] = ['agent', 'human', 'somebody', 'desk', 'speak', 'move', 'machine'];
/** Concepts that are never the subject of a request. */
const NO_SUBJECT = new Set<Concept>([
  'yes',
  'no',
  'thanks',
  'hello',
  'bye',
  'wait',
  'but',
  'me',
  'you',
  'can',
  'want',
  'number',
  'again',
]);
const NO_SUBJECT_NUMBERS = new Set(CONCEPTS.flatMap((name, index) => (NO_SUBJECT.has(name) ? [index] : [])));

/** The words and rules of all languages, ready for use. It does not change, and all calls share it. */
export class Phrasebook {
  readonly #reader: ConceptReader;
  readonly #rules = new RuleIndex();
  readonly #repair: Repair;
  readonly #fillers: Fillers;
  readonly #courtesy: Fillers;

  /** @throws PatternError when a pattern cannot be understood, or matches nothing or everything */
  constructor({ lexica, rules, isKnown }: PhrasebookParts) {
    this.#reader = new ConceptReader(lexica);
    const fillersOf = (part: 'fillers' | 'courtesy') =>
      new Fillers(
        lexica.map((lexicon) => ({ language: lexicon.language, entries: lexicon[part] })),
        (word, language) => (this.#reader.meaningTo(word) & ~this.#reader.setOf(language)) !== 0,
      );
    this.#fillers = fillersOf('fillers');
    this.#courtesy = fillersOf('courtesy');
    this.#repair = new Repair({
      nouns: repairedWords(lexica),
      isKnown: (word) => this.#reader.meaningTo(word) !== 0 || isKnown(word),
    });
    for (const language of rules) this.#compile(language);
  }

  /** ISO 639-1 codes, in the order of the bits of a `LanguageSet`. */
  get languages(): readonly string[] {
    return this.#reader.languages;
  }

  /** Reads a turn: the first step before every other method. */
  read(text: string): Utterance {
    const words = tokenise(text);
    const languages = this.#reader.languagesOf(words);
    const language = this.#onlyLanguage(languages);
    const repaired = this.#repair.repair(this.#fillers.remove(words, language));
    const plain = this.#courtesy.remove(repaired, language);
    const tokens = collapseRepetition(plain);
    return {
      tokens,
      spans: this.#reader.spansOf(tokens, languages),
      languages,
      courtesyOnly: plain.length === 0 && repaired.length > 0,
    };
  }

  /** The first rule with this meaning that matches the turn. Certain rules come before hints. */
  find(means: Meaning, utterance: Utterance): FoundRule | undefined {
    return utterance.tokens.length === 0
      ? undefined
      : this.#rules.find(means, utterance, utterance.languages);
  }

  /** Every span of the turn that a rule with this meaning matches. */
  findAll(means: Meaning, utterance: Utterance): readonly { start: number; end: number }[] {
    return utterance.tokens.length === 0 ? [] : this.#rules.findAll(means, utterance, utterance.languages);
  }

  /** Whether the turn has a word of any of these concepts. */
  names(concepts: ReadonlySet<number | undefined>, { spans }: Utterance): boolean {
    return spans.some((at) => at.some(({ concept }) => concepts.has(concept)));
  }

  /** Whether a word is frequent in any language. */
  isCommon(token: string): boolean {
    return this.#reader.isCommon(token);
  }

  /** How many words of the turn are frequent in each language, the largest number first. */
  languageWords({ tokens }: Utterance): [language: string, words: number][] {
    return [...this.#reader.evidence(tokens)]
      .map((words, index): [string, number] => [this.languages[index] ?? '', words])
      .filter(([, words]) => words > 0)
      .sort(([, left], [, right]) => right - left);
  }

  /** The words that say what the turn is about, each one once. */
  subjectWords({ tokens, spans }: Utterance): string[] {
    const carries = (token: string, index: number) =>
      token.length > 1 &&
      !/^\p{N}+$/u.test(token) &&
      !this.isCommon(token) &&
      !spans[index]?.some(({ concept }) => NO_SUBJECT_NUMBERS.has(concept));
    return [...new Set(tokens.filter(carries))];
  }

  #compile({ language, rules, lists }: LanguageRules): void {
    const skipped = new Set([...this.#fillers.skippedIn(language), ...this.#courtesy.skippedIn(language)]);
    const ownLists = Object.entries(lists).map(([name, text]) => [name, lines(text)] as const);
    const compiler = new PatternCompiler(new Map(ownLists), skipped);
    for (const { name, means, hint, say, unless } of rules) {
      const where = `${language} rule "${name}"`;
      const compile = (patterns: readonly string[]) =>
        patterns.map((source) => compiler.compile(source, where));
      const exclusions = once(() => compile(unless));
      // Tests compile the shipped exclusions. An operator's are compiled now, so that a fault stops the start. Their
      // rules count in every language.
      const isOperators = name === OPERATOR_RULE;
      if (isOperators) exclusions();
      const languageSet = isOperators ? ALL_LANGUAGES : this.#reader.setOf(language);
      this.#rules.add({ name, means, hint, language, languageSet, say: compile(say), unless: exclusions });
    }
  }

  /** Undefined when the turn may be in several languages. */
  #onlyLanguage(languages: LanguageSet): string | undefined {
    const index = Math.log2(languages);
    return Number.isInteger(index) ? this.languages[index] : undefined;
  }
}

function repairedWords(lexica: readonly Lexicon[]): Set<string> {
  const entries = lexica.flatMap(({ concepts }) => REPAIRED.flatMap((name) => concepts[name]));
  return new Set(
    entries
      .map(foldedWords)
      .filter(({ length }) => length === 1)
      .flat()
      .filter((word) => !word.endsWith('*')),
  );
}

/** Every bit of a `LanguageSet`. */
const ALL_LANGUAGES = -1;

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
