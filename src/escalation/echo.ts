import { tokenise } from './phrases/normalise.ts';

/** A shorter turn may repeat the assistant on purpose: "monday?", "on friday at ten". */
const LEAST_WORDS = 5;
/** Least share of a turn's words that the assistant has said in the same order. */
const LEAST_SHARE = 0.85;

/**
 * Whether a caller's transcript is an echo: the words that the assistant has just said, which the caller's microphone
 * picked up from a speaker phone. An echo must be ignored, or the assistant's own offer would ask for a person.
 * @param said the assistant's last words
 */
export function isEcho(text: string, said: string): boolean {
  if (said === '' || text.length > 2 * said.length) return false;
  const heard = tokenise(text).filter((token) => token !== '.');
  if (heard.length < LEAST_WORDS) return false;
  const spoken = tokenise(said).filter((token) => token !== '.');
  return commonRun(heard, spoken) >= heard.length * LEAST_SHARE;
}

/** Length of the longest common subsequence: words in the same order, with gaps. `tokenise` bounds both. */
function commonRun(left: readonly string[], right: readonly string[]): number {
  let above = new Uint16Array(right.length + 1);
  let row = new Uint16Array(right.length + 1);
  for (const word of left) {
    for (let index = 1; index <= right.length; index++) {
      row[index] =
        word === right[index - 1]
          ? (above[index - 1] ?? 0) + 1
          : Math.max(above[index] ?? 0, row[index - 1] ?? 0);
    }
    [above, row] = [row, above];
  }
  return above[right.length] ?? 0;
}
