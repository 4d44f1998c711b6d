const SENTENCES = /[^.!?।…]+[.!?।…]*\s*/gu;
/** Without punctuation a whole turn is one sentence. Only this many characters of it are kept, from the end. */
const MAX_CHARACTERS = 400;

/** The sentence of a turn that `contains` the trigger; the whole turn when no single sentence does. */
export function triggeringSentence(text: string, contains: (sentence: string) => boolean): string {
  const whole = text.trim();
  const end = whole.slice(-4 * MAX_CHARACTERS);
  const sentences = end.match(SENTENCES) ?? [];
  const sentence = sentences.length > 1 ? sentences.find(contains)?.trim() : undefined;
  return (sentence ?? whole).slice(-MAX_CHARACTERS);
}
