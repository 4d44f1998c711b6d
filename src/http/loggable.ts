const MAX_LENGTH = 200;
/** A terminal would obey some of these characters, and JSON does not escape all of them. */
const NOT_PRINTABLE = /[^\x20-\x7e]/g;
/** Twilio's error codes have five digits. Telephone numbers and tokens have more. */
const LONG_NUMBER = /\+?\d{7,}/g;
/** Stream tokens, and anything else that is one long word. */
const LONG_WORD = /[\w.-]{40,}/g;

/** Makes text from outside safe for a log line: short, plain, and without telephone numbers or secrets. */
export function loggable(text: string): string {
  return text
    .slice(0, 2 * MAX_LENGTH)
    .replace(NOT_PRINTABLE, '?')
    .replace(LONG_WORD, '[removed]')
    .replace(LONG_NUMBER, '[removed]')
    .slice(0, MAX_LENGTH);
}
