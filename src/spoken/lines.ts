import type { OpeningMoment } from '../handoff/opening-moment.ts';

/** What one language says to a caller who wants a person. Whole sentences, as they are spoken. */
export interface SpokenLines {
  readonly connecting: string;
  /** @param minutes whole, at least 1; undefined for more than an hour */
  waiting(minutes: number | undefined): string;
  /** @param opening undefined when it is not known */
  closed(opening: OpeningMoment | undefined): string;
  readonly unstaffed: string;
}

/** The word at a place of a list that is known to be long enough. */
export function wordAt(words: readonly string[], place: number): string {
  return words[place] ?? '';
}

/** 13 is 1, and both 0 and 12 are 12. */
export function hourOfTwelve(hour: number): number {
  return hour % 12 === 0 ? 12 : hour % 12;
}
