/** The errors that a recogniser makes in a sentence. */
export interface Noise {
  /** Share of the words that are misspelt. */
  readonly misspelt: number;
  /** Whether the first word is lost. */
  readonly firstLost: boolean;
}

/** Writes a sentence as a recogniser may hear it on a bad line. */
export function withNoise(text: string, { misspelt, firstLost }: Noise, random: () => number): string {
  const words = text.split(' ');
  const heard = firstLost && words.length > 2 ? words.slice(1) : words;
  return heard.map((word) => (random() < misspelt ? misspell(word, random) : word)).join(' ');
}

/** Leaves out one letter, doubles it, swaps it with the next one, or replaces it. */
function misspell(word: string, random: () => number): string {
  const letters = [...word];
  if (letters.length < 4) return word;
  const at = 1 + Math.floor(random() * (letters.length - 2));
  const letter = letters[at] ?? '';
  const next = letters[at + 1] ?? '';
  const kind = Math.floor(random() * 4);
  if (kind === 0) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at, 0, letter);
  else if (kind === 2) letters.splice(at, 2, next, letter);
  else letters[at] = letters[Math.floor(random() * letters.length)] ?? letter;
  return letters.join('');
}
