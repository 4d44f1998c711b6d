/**
 * What words of every language mean to the detector. The names are the same in all languages, so that a pattern or a
 * weight that was learned in one of them holds in the others.
 */
export const CONCEPTS = [
  'agent',
  'human',
  'somebody',
  'desk',
  'speak',
  'contact',
  'spoke',
  'move',
  'give',
  'want',
  'can',
  'me',
  'you',
  'real',
  'other',
  'machine',
  'not',
  'third',
  'before',
  'if',
  'asks',
  'now',
  'callback',
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
  'law',
  'cancel',
  'contract',
  'rival',
  'anger',
  'insult',
  'again',
  'listen',
  'yes',
  'no',
  'thanks',
  'hello',
  'bye',
  'wait',
  'but',
  'device',
  'order',
  'pay',
  'when',
  'number',
  'place',
] as const;
export type Concept = (typeof CONCEPTS)[number];

/** The words of one language. An entry is a word, several words in a row, or a beginning ("kündig*"). */
export interface Lexicon {
  /** ISO 639-1. */
  readonly language: string;
  /** Sounds and words without meaning, removed everywhere: "uh", "just". */
  readonly fillers: readonly string[];
  /** Words of courtesy, removed too: "please", "bitte". */
  readonly courtesy: readonly string[];
  /** Frequent words: they tell the language, and never the subject of a request. */
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
