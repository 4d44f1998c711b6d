import { randomInt } from 'node:crypto';

const DIGITS = 10;

/** Ten decimal digits: what a telephone's keys can send, and too many to guess within a token's life. */
export function newToken(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
}

export function isToken(text: string): boolean {
  return /^\d{10}$/.test(text);
}
