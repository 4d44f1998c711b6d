import { describe, expect, it } from 'vitest';
import { cutWords } from '../../web/player/cut-words.ts';

describe('what was cut of an answer', () => {
  it.each([
    ['We open at nine. On Sundays at ten.', 'We open at', ' nine. On Sundays at ten.'],
    ['We open at nine.', 'We open at nine.', ''],
    ['We open\n at nine.', 'We open at', ' nine.'],
    ['We open at nine.', '', undefined],
    ['We open at nine.', 'You may send it back', undefined],
  ])('of %j after %j is %j', (made, heard, cut) => {
    expect(cutWords(made, heard)).toBe(cut);
  });
});
