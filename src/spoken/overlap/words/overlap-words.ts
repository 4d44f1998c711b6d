/**
 * What callers of one language say while the assistant speaks. Written as they are spoken; case, accents and punctuation
 * do not matter. A phrase may have several words.
 */
export interface OverlapWords {
  /** "I am listening." They ask for no answer while the assistant speaks. In silence the same words are an answer. */
  readonly acknowledgements: readonly string[];
  /** "Be quiet and listen." */
  readonly stops: readonly string[];
  /** Said to somebody else in the room. */
  readonly asides: readonly string[];
}
