const MAX_LENGTH = 200;
/** A terminal would obey some of them, also of those that JSON lets stand as they are. */
const NOT_PRINTABLE = /[^\x20-\x7e]/g;
/** Twilio's error codes have five digits; telephone numbers and tokens have more. */
const LONG_NUMBER = /\+?\d{7,}/g;
/** Stream tokens, and whatever else is one long word. */
const LONG_WORD = /[\w.-]{40,}/g;

/** Text from outside as a log line may hold it: short, plain, and without numbers or secrets. */
export function loggable(text: string): string {
  return text
    .slice(0, 2 * MAX_LENGTH)
    .replace(NOT_PRINTABLE, '?')
    .replace(LONG_WORD, '[removed]')
    .replace(LONG_NUMBER, '[removed]')
    .slice(0, MAX_LENGTH);
}
