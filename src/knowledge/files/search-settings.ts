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
  /** Weight of a passage in another language than the question and the call, where one in theirs has 1. */
  readonly otherLanguage: number;
  /** The least score of a passage that the model gets. From 0 to 1. */
  readonly floor: number;
}

export const SEARCH_SETTINGS: SearchSettings = {
  stemming: true,
  stopWords: true,
  compounds: true,
  synonyms: true,
  prefixFrom: 4,
  fuzzyFrom: 5,
  headingBoost: 2,
  otherLanguage: 0.3,
  floor: 0.25,
};
