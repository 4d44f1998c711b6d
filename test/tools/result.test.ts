import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from '../../src/tools/result/cut-text.ts';
import { fittedJson } from '../../src/tools/result/fitted-json.ts';
import { plainText } from '../../src/tools/result/plain-text.ts';
import { ANY_TEXT } from './rig.ts';

describe('a long text', () => {
  it.each([
    ['at a sentence', 'It is sent. It comes on Monday. Then more.', 35, 'It is sent. It comes on Monday.'],
    ['at a word, when no sentence ends near', 'One very long sentence without any end', 20, 'One very long'],
    ['at the danda of Hindi', 'ऑर्डर भेजा गया। सोमवार को आएगा', 20, 'ऑर्डर भेजा गया।'],
    ['not inside a number', 'It costs 12.50 euros and more', 13, 'It costs'],
    ['inside a word, when there is no other way', 'a'.repeat(30), 10, 'a'.repeat(10)],
    ['never inside a character', '😀😀😀', 3, '😀'],
    ['not at all when it fits', 'Short.', 6, 'Short.'],
  ])('is cut %s', (_, text, chars, cut) => {
    expect(cutText(text, chars)).toBe(cut);
  });
});

describe('data for the model', () => {
  it('keeps what comes first', () => {
    const list = Array.from({ length: 100 }, (_, index) => ({ id: index }));
    const { value, cut } = fittedJson({ status: 'ok', list }, 100);
    expect(cut).toBe(true);
    expect(value).toEqual({ status: 'ok', list: Array.from({ length: 7 }, (_, id) => ({ id })) });
  });

  it('cuts a text inside at a sentence', () => {
    const { value } = fittedJson({ note: `First. ${'More of it. '.repeat(20)}` }, 60);
    expect(value).toEqual({ note: 'First. More of it. More of it. More of it.' });
  });

  it('is never longer than the limit, always JSON, and the same when nothing is cut', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 50, max: 2000 }), (input, limit) => {
        const { value, cut } = fittedJson(input, limit);
        const json = JSON.stringify(value);
        expect(json.length).toBeLessThanOrEqual(limit);
        // As text, because JSON knows no negative zero.
        expect(JSON.stringify(JSON.parse(json))).toBe(json);
        if (!cut) expect(json.length).toBeLessThanOrEqual(JSON.stringify(input).length);
      }),
    );
  });

  it('holds no character that cannot be seen', () => {
    fc.assert(
      fc.property(ANY_TEXT, (text) => {
        expect(plainText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
