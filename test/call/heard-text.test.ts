import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heardText } from '../../src/call/heard-text.ts';

const sentence = 'We open at nine in the morning';

describe('heardText', () => {
  it('is the whole text when all audio was heard', () => {
    expect(heardText(sentence, { heardMs: 2000, sentMs: 2000 })).toBe(sentence);
  });

  it('is nothing when nothing was heard', () => {
    expect(heardText(sentence, { heardMs: 0, sentMs: 2000 })).toBe('');
  });

  it('cuts at a word, never inside one', () => {
    expect(heardText(sentence, { heardMs: 1000, sentMs: 2000 })).toBe('We open at nine');
    expect(heardText('Extraordinarily', { heardMs: 1999, sentMs: 2000 })).toBe('');
  });

  it('is always whole words from the beginning, in proportion', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé]{1,9}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (list, heardMs, sentMs) => {
        const text = list.join(' ');
        const heard = heardText(text, { heardMs, sentMs });
        expect(`${text} `.startsWith(heard === '' ? '' : `${heard} `)).toBe(true);
        expect(heard.length).toBeLessThanOrEqual(
          Math.ceil((text.length * Math.min(heardMs, sentMs)) / sentMs),
        );
      }),
    );
  });
});
