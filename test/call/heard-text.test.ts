import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heardText } from '../../src/call/conversation/heard-text.ts';

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

  describe('in a script without blanks', () => {
    const half = { heardMs: 1000, sentMs: 2000 };

    it.each([
      ['我们早上九点开门，下午六点关门。', '我们早上九点开门'],
      ['営業時間は朝九時から夜六時までです。', '営業時間は朝九時'],
      ['เราเปิดเวลาเก้าโมงเช้าทุกวัน', 'เราเปิดเวลา'],
    ])('cuts %s at a word', (text, start) => {
      const heard = heardText(text, half);
      expect(heard.length).toBeGreaterThan(text.length / 4);
      expect(heard.length).toBeLessThanOrEqual(text.length / 2);
      expect(text.startsWith(heard)).toBe(true);
      expect(start.startsWith(heard) || heard.startsWith(start)).toBe(true);
    });

    it('never cuts inside a character', () => {
      const characters = fc.constantFrom('漢', '𠮷', 'か\u3099', 'ก\u0e33', '👩‍👩‍👧', '🇩🇪', 'é', ' ');
      const text = fc.array(characters, { minLength: 1, maxLength: 20 }).map((list) => list.join(''));
      const whole = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
      fc.assert(
        fc.property(text, fc.nat(1000), (words, heardMs) => {
          const heard = heardText(words, { heardMs, sentMs: 1000 });
          const ends = [...whole.segment(words)].map(({ index, segment }) => index + segment.length);
          expect([0, ...ends]).toContain(heard.length);
        }),
      );
    });
  });

  it('is reckoned by the words while the audio is still being made', () => {
    const heard = { heardMs: 600, sentMs: 700 };
    expect(heardText(sentence, heard)).toBe('We open at nine in the');
    expect(heardText(sentence, heard, { isWhole: false })).toBe('We open at');
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
