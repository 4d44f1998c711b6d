/** What a rule may mean. The first five are reasons for a hand-off; the others serve the dialogue. */
export const MEANINGS = [
  'safety',
  'legal',
  'explicit_request',
  'cancel_threat',
  'frustration',
  /** The assistant offers a person. */
  'offer',
  /** Words of which the caller's agreement to an offer may be made up. */
  'accept',
  /** The caller declines an offer, or wants to go on with the assistant. */
  'refuse',
  /** The assistant admits that it did not understand or cannot help. */
  'failed',
  /** The caller says that it was said before. */
  'again',
  /** The assistant asks something that a bare "operator" or "an agent" answers ("what is your job"). */
  'asks_noun',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** The name of every rule that comes from an operator's phrases file. */
export const OPERATOR_RULE = 'operator';

/** One thing that people say, in the wordings that leave no doubt. */
export interface Rule {
  /** What is said: "asks-for-transfer". Reports and logs name the rule. */
  readonly name: string;
  readonly means: Meaning;
  /** Patterns in the notation of `pattern.ts`, one of which is enough. */
  readonly say: readonly string[];
  /** Spans taken out of the turn before `say` is tried: refusals, mentions, stories. */
  readonly unless: readonly string[];
  /** The classifier must agree: the wording alone is not certain. */
  readonly hint: boolean;
}

/** The rules of one language. */
export interface LanguageRules {
  /** ISO 639-1. */
  readonly language: string;
  readonly rules: readonly Rule[];
  /** Word lists that patterns name as `<list>`, beside the concepts of the language's lexicon: one pattern a line. */
  readonly lists: Readonly<Record<string, string>>;
}

/** @param say one pattern a line */
export function rule(
  name: string,
  means: Meaning,
  say: string,
  { unless = '', hint = false }: { readonly unless?: string; readonly hint?: boolean } = {},
): Rule {
  return { name, means, say: lines(say), unless: lines(unless), hint };
}

/** The lines of a text without indentation: one pattern a line reads better than an array. */
export function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
