/** The word at a position of a list that is known to be long enough. */
export function wordAt(words: readonly string[], position: number): string {
  return words[position] ?? '';
}

/** The hour on a twelve-hour clock: 13 is 1, and both 0 and 12 are 12. */
export function hourOfTwelve(hour: number): number {
  return hour % 12 === 0 ? 12 : hour % 12;
}
