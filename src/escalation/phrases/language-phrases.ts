/** What the detector looks for. The first six are hand-off reasons; the others serve the dialogue. */
export const RULE_NAMES = [
  'safety',
  'legal',
  'explicit_request',
  'cancel_threat',
  'frustration',
  /** The assistant offers a person. */
  'offer',
  /** The caller agrees to an offer. */
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
export type RuleName = (typeof RULE_NAMES)[number];

/** Patterns in the notation of `pattern.ts`. */
export interface Rule {
  /** Counts even inside a span that `unless` excludes ("why can't i talk to a person"). */
  readonly always?: readonly string[];
  readonly say?: readonly string[];
  /** Spans taken out of the turn before `say` is tried: refusals, mere mentions, stories. */
  readonly unless?: readonly string[];
  /** Counts outside the same spans, and only when the classifier agrees: a person is named in unforeseen words. */
  readonly perhaps?: readonly string[];
}

export const RULE_PARTS = ['always', 'say', 'unless', 'perhaps'] as const;
export type RulePart = (typeof RULE_PARTS)[number];

/** The phrases of one language. A phrases file has the same shape, and every part but `language` may be absent. */
export interface LanguagePhrases {
  /** ISO 639-1. */
  readonly language: string;
  /** Sounds and words without meaning, removed everywhere: "uh", "just", "directly". */
  readonly fillers?: readonly string[];
  /** Words of courtesy, removed too; a turn of nothing else agrees to an offer: "please", "bitte". */
  readonly courtesy?: readonly string[];
  /** Nouns for a person of the service, in every form: split and misspelt ones are recognised too. */
  readonly nouns?: readonly string[];
  /** Words that look like one of the nouns and are none. */
  readonly lookalikes?: readonly string[];
  /** Frequent words: they tell the language, and never the subject of a request. */
  readonly common?: readonly string[];
  /** Word lists that patterns name as `<list>`; entries are patterns. `<noun>` is made of `nouns`. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  readonly rules?: Readonly<Partial<Record<RuleName, Rule>>>;
}

/** The lines of a text without indentation: one pattern a line reads better than an array. */
export function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Single words, written one after the other. */
export function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Names that may have several words, between commas. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim().replace(/\s+/g, ' '))
    .filter((name) => name !== '');
}
