/** What a rule can mean. The first five are reasons for a hand-off; the others follow the dialogue. */
export const MEANINGS = [
  'safety',
  'legal',
  'explicit_request',
  'cancel_threat',
  'frustration',
  /** The assistant offers a person. */
  'offer',
  /** Words with which the caller accepts an offer. */
  'accept',
  /** The caller declines an offer, or wants to continue with the assistant. */
  'refuse',
  /** The assistant admits that it did not understand or cannot help. */
  'failed',
  /** The caller says that they repeat themselves. */
  'again',
  /** The assistant asks something that a bare "operator" or "an agent" answers ("what is your job"). */
  'asks_noun',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** The name of every rule that comes from an operator's phrases file. */
export const OPERATOR_RULE = 'operator';

/** One thing that people say, with its wordings. */
export interface Rule {
  /** What is said: "asks-for-transfer". Reports and logs name the rule. */
  readonly name: string;
  readonly means: Meaning;
  /** Patterns in the notation of `pattern.ts`. One match is enough. */
  readonly say: readonly string[];
  /** Spans that are removed from the turn before `say` is tried: refusals, mentions, stories. */
  readonly unless: readonly string[];
  /** The rule counts only when the classifier agrees, because the wording alone is not certain. */
  readonly hint: boolean;
}

/** The rules of one language. */
export interface LanguageRules {
  /** ISO 639-1. */
  readonly language: string;
  readonly rules: readonly Rule[];
  /** Word lists that patterns name as `<list>`, beside the concepts of the lexicon: one pattern per line. */
  readonly lists: Readonly<Record<string, string>>;
}

/**
 * Builds a rule.
 * @param say one pattern per line
 */
export function rule(
  name: string,
  means: Meaning,
  say: string,
  { unless = '', hint = false }: { readonly unless?: string; readonly hint?: boolean } = {},
): Rule {
  return { name, means, say: lines(say), unless: lines(unless), hint };
}

/** The lines of a text, without indentation: patterns are easier to read as lines than as an array. */
export function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
