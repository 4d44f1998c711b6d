import { CONCEPTS, type Lexicon } from '../lexicon/lexicon.ts';
import { type LanguageRules, MEANINGS, type Meaning, OPERATOR_RULE, type Rule } from '../rules/rule.ts';

/** Patterns that an operator adds to the shipped rules, in the notation of `pattern.ts`. */
export interface OperatorRule {
  /** Counts even inside a span that `unless` excludes. */
  readonly always?: readonly string[];
  readonly say?: readonly string[];
  /** Spans that are removed from the turn before `say` is tried. */
  readonly unless?: readonly string[];
  /** Counts outside the same spans, but only when the classifier agrees. */
  readonly perhaps?: readonly string[];
}

/** One language of an operator's phrases file (ESCALATION_PHRASES_FILE). */
export interface OperatorPhrases {
  /** ISO 639-1. */
  readonly language: string;
  readonly fillers?: readonly string[];
  readonly courtesy?: readonly string[];
  /** Nouns for the people of the service, in every form. */
  readonly nouns?: readonly string[];
  /** Frequent words, which identify the language. */
  readonly common?: readonly string[];
  /** Word lists that patterns name as `<list>`. The name of a concept adds to that concept. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  readonly rules?: Readonly<Partial<Record<Meaning, OperatorRule>>>;
}

/** The shipped lexica and rules, with an operator's own added. */
export function withPhrases(
  lexica: readonly Lexicon[],
  rules: readonly LanguageRules[],
  added: readonly OperatorPhrases[],
): { readonly lexica: readonly Lexicon[]; readonly rules: readonly LanguageRules[] } {
  let grown = lexica;
  for (const phrases of added) {
    const known =
      grown.find(({ language }) => language === phrases.language) ?? emptyLexicon(phrases.language);
    const others = grown.filter(({ language }) => language !== phrases.language);
    const place = grown.findIndex(({ language }) => language === phrases.language);
    const extended = extend(known, phrases);
    grown =
      place < 0
        ? [...others, extended]
        : grown.map((lexicon, index) => (index === place ? extended : lexicon));
  }
  return { lexica: grown, rules: [...rules, ...added.map(rulesOf)] };
}

function extend(lexicon: Lexicon, { fillers, courtesy, common, nouns, words }: OperatorPhrases): Lexicon {
  const concepts = { ...lexicon.concepts };
  for (const name of CONCEPTS) {
    const more = [...(words?.[name] ?? []), ...(name === 'agent' ? (nouns ?? []) : [])];
    if (more.length > 0) concepts[name] = [...concepts[name], ...more];
  }
  return {
    language: lexicon.language,
    fillers: [...lexicon.fillers, ...(fillers ?? [])],
    courtesy: [...lexicon.courtesy, ...(courtesy ?? [])],
    common: [...lexicon.common, ...(common ?? [])],
    concepts,
  };
}

function rulesOf({ language, words, rules }: OperatorPhrases): LanguageRules {
  const lists = Object.fromEntries(
    Object.entries(words ?? {}).map(([name, entries]) => [name, entries.join('\n')]),
  );
  return { language, rules: MEANINGS.flatMap((means) => rulesWith(means, rules?.[means] ?? {})), lists };
}

function rulesWith(means: Meaning, { always, say, unless = [], perhaps }: OperatorRule): Rule[] {
  const all: Rule[] = [];
  if (always) all.push({ name: OPERATOR_RULE, means, say: always, unless: [], hint: false });
  if (say) all.push({ name: OPERATOR_RULE, means, say, unless, hint: false });
  if (perhaps) all.push({ name: OPERATOR_RULE, means, say: perhaps, unless, hint: true });
  return all;
}

function emptyLexicon(language: string): Lexicon {
  const concepts = Object.fromEntries(CONCEPTS.map((name) => [name, []])) as unknown as Lexicon['concepts'];
  return { language, fillers: [], courtesy: [], common: [], concepts };
}
