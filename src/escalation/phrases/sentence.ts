const SENTENCES = /[^.!?।…]+[.!?।…]*\s*/gu;
/** A recogniser that writes no punctuation makes one sentence of a whole turn; this much of it is kept. */
const MAX_CHARACTERS = 400;

/** The sentence of a turn that `contains` the trigger; the whole turn when no sentence does alone. */
export function triggeringSentence(text: string, contains: (sentence: string) => boolean): string {
  const whole = text.trim();
  const end = whole.slice(-4 * MAX_CHARACTERS);
  const sentences = end.match(SENTENCES) ?? [];
  const sentence = sentences.length > 1 ? sentences.find(contains)?.trim() : undefined;
  return (sentence ?? whole).slice(-MAX_CHARACTERS);
}
