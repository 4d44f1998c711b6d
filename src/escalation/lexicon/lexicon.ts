/**
 * The meanings that the detector looks for: `agent` is someone who works in a service, `human` any person, `desk` a
 * place where they work, `move` to transfer a call, `third` someone else than the caller, `spoke` earlier talk. The names
 * are the same in all languages, so that what the classifier learns in one language also holds in the others.
 */
export const CONCEPTS = [
  // Who is asked for.
  'agent',
  'human',
  'somebody',
  'desk',
  // What is asked of them.
  'speak',
  'contact',
  'spoke',
  'move',
  'give',
  // How a request is made.
  'want',
  'can',
  'me',
  'you',
  'real',
  'other',
  'machine',
  // What turns a request into a mention.
  'not',
  'third',
  'before',
  'if',
  'asks',
  // When, or later.
  'now',
  'callback',
  // Danger and fraud.
  'die',
  'self',
  'despair',
  'hurt',
  'body',
  'fire',
  'gas',
  'attack',
  'emergency',
  'family',
  'steal',
  'money',
  // Legal steps and threats to leave.
  'law',
  'cancel',
  'contract',
  'rival',
  // Frustration.
  'anger',
  'insult',
  'again',
  'listen',
  // Answers and courtesies.
  'yes',
  'no',
  'thanks',
  'hello',
  'bye',
  'wait',
  'but',
  // What callers talk about otherwise.
  'device',
  'order',
  'pay',
  'when',
  'number',
  'place',
] as const;
export type Concept = (typeof CONCEPTS)[number];

/** The words of one language. An entry is a word, several words in a row, or the beginning of a word ("kündig*"). */
export interface Lexicon {
  /** ISO 639-1. */
  readonly language: string;
  /** Sounds and words without meaning, removed from every turn: "uh", "just". */
  readonly fillers: readonly string[];
  /** Words of courtesy, also removed: "please", "bitte". */
  readonly courtesy: readonly string[];
  /** Frequent words. They identify the language, and are never the subject of a request. */
  readonly common: readonly string[];
  readonly concepts: Readonly<Record<Concept, readonly string[]>>;
}

/** Entries between commas, on any number of lines. */
export function words(text: string): readonly string[] {
  return text
    .split(',')
    .map((entry) => entry.trim().replace(/\s+/g, ' '))
    .filter((entry) => entry !== '');
}
