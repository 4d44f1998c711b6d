/**
 * What follows the heard words in what the model has made. What was heard is the beginning of it, at the end of a word;
 * where the two differ in spaces or marks, as many words as were heard are left out.
 */
export function restOf(made: string, heard: string): string {
  if (heard === '') return made;
  if (made.startsWith(heard)) return made.slice(heard.length);
  const words = made.split(/(?<=\s)(?=\S)/u);
  const left = words.slice(wordCount(heard)).join('');
  return left === '' ? '' : ` ${left}`;
}

function wordCount(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}
