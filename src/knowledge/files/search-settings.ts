/** How the search weighs what it finds. Measured with `npx tsx bench/knowledge.ts`; the figures are in docs/knowledge.md. */
export interface SearchSettings {
  /** Whether words are reduced to their stem, by the language of the text. */
  readonly stemming: boolean;
  /** Whether the words of grammar are left out. */
  readonly stopWords: boolean;
  /** Whether German compounds are also found by their parts. */
  readonly compounds: boolean;
  /** Whether other words for the same thing are searched too. */
  readonly synonyms: boolean;
  /** Letters from which a word also finds the longer words that begin with it; 0 for never. */
  readonly prefixFrom: number;
  /** Letters from which a word may differ in one letter; 0 for never. */
  readonly fuzzyFrom: number;
  /** Weight of a word in a heading, where one in the text has 1. */
  readonly headingBoost: number;
  /** Weight of a passage in another language than the question, where one in its language has 1. */
  readonly otherLanguage: number;
  /** The share of a question's words, by weight, that a passage must hold. From 0 to 1. */
  readonly floor: ScoreFloor;
}

export const SEARCH_SETTINGS: SearchSettings = {
  stemming: true,
  stopWords: true,
  compounds: true,
  synonyms: true,
  prefixFrom: 4,
  fuzzyFrom: 5,
  headingBoost: 2,
  otherLanguage: 0.2,
  floor: { topic: 0.3, words: 0.4, word: 0.6 },
};

/** The more a passage seems to be about the question, the less of its words it must hold. */
export interface ScoreFloor {
  /** For a passage that holds a word of the question in its heading. */
  readonly topic: number;
  /** For a passage that holds several words in its text. */
  readonly words: number;
  /** For a passage that holds one. */
  readonly word: number;
}
