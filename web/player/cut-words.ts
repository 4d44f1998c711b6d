/**
 * What was made and not heard.
 * @param made all of an answer
 * @param heard a turn that was interrupted
 * @returns undefined when the turn is no beginning of this answer, or nothing was heard
 */
export function cutWords(made: string, heard: string): string | undefined {
  const whole = oneLine(made);
  const begin = oneLine(heard);
  return begin !== '' && whole.startsWith(begin) ? whole.slice(begin.length) : undefined;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
