/**
 * Hides a number except its first two digits, which mostly tell the country, and its last three: `+49•••••••123`.
 * Empty stays empty.
 */
export function maskedNumber(number: string): string {
  if (number === '') return '';
  const digits = number.replace(/\D/g, '');
  const hidden = Math.max(0, digits.length - 5);
  return hidden < 3 ? '•••' : `+${digits.slice(0, 2)}${'•'.repeat(hidden)}${digits.slice(-3)}`;
}
