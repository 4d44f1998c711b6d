import { make } from './make.ts';

/** Words that nobody has heard. A line through the space before them would look like a mark of what was heard. */
export function struckThrough(words: string): (string | HTMLElement)[] {
  const shown = words.trimStart();
  if (shown === '') return [];
  return [words.slice(0, words.length - shown.length), make('del', {}, shown)];
}
