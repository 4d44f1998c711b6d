const E164 = /^\+[1-9]\d{6,14}$/;

/** Withheld numbers may come as these digits: the words beside them, typed on a telephone's keys. */
const WITHHELD = new Set([
  '+266696687', // ANONYMOUS
  '+7378742833', // RESTRICTED
  '+2562533', // BLOCKED
  '+8656696', // UNKNOWN
  '+86282452253', // UNAVAILABLE
]);

/** @returns the number in E.164, or undefined for anything that does not name one caller */
export function callerNumber(address: string | undefined): string | undefined {
  const number = address?.trim() ?? '';
  return E164.test(number) && !WITHHELD.has(number) ? number : undefined;
}
