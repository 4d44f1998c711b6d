import { randomInt } from 'node:crypto';

const DIGITS = 10;

/** Ten decimal digits: a telephone keypad can send them, and there are too many to guess while a token is valid. */
export function newToken(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
}

export function isToken(text: string): boolean {
  return /^\d{10}$/.test(text);
}
