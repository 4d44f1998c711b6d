/** @see https://www.twilio.com/docs/glossary/what-e164 */
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * Digits that stand for a withheld number: the words beside them, typed on a telephone keypad. Twilio has sent such
 * digits, and announced in 2022 to send the words instead.
 * @see https://www.twilio.com/en-us/changelog/upcoming-changes-to-withheld-caller-ids-behavior-for-dial-calls
 */
const WITHHELD = new Set([
  '+266696687', // ANONYMOUS
  '+7378742833', // RESTRICTED
  '+2562533', // BLOCKED
  '+8656696', // UNKNOWN
  '+86282452253', // UNAVAILABLE
]);

/** @returns the number in E.164, or undefined if the address does not identify one caller */
export function callerNumber(address: string | undefined): string | undefined {
  const number = address?.trim() ?? '';
  return E164.test(number) && !WITHHELD.has(number) ? number : undefined;
}
