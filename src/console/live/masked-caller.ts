/** Digits that stay: of the country at the beginning, and at the end. */
const SHOWN_START = 3;
const SHOWN_END = 3;
const HIDDEN = '•';

/** A number as it is shown to those who need not know it: `+49•••••••123`. */
export function maskedNumber(number: string): string {
  const hidden = number.length - SHOWN_START - SHOWN_END;
  if (hidden <= 0) return HIDDEN.repeat(number.length);
  return number.slice(0, SHOWN_START) + HIDDEN.repeat(hidden) + number.slice(-SHOWN_END);
}
