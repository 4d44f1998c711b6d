import { expect, test } from 'vitest';
import { isToken, newToken } from '../../src/handoff/token.ts';

test('a token has ten digits with leading zeros, and is different each time', () => {
  const tokens = Array.from({ length: 1000 }, () => newToken());
  expect(tokens.every(isToken)).toBe(true);
  expect(new Set(tokens).size).toBe(1000);
  expect(tokens.some((token) => token.startsWith('0'))).toBe(true);
});

test.each(['', '123456789', '12345678901', '12345abcde', 'Timeout', '１２３４５６７８９０'])(
  '%j is none',
  (text) => {
    expect(isToken(text)).toBe(false);
  },
);
