import { describe, expect, it } from 'vitest';
import { answerOrder, sayOrder } from '../../../src/voice/openai-live/wire/orders.ts';
import { piecesOf, weightOf } from '../../../src/voice/openai-live/wire/pieces.ts';

const WORDS = 'where is my parcel ';
const HINDI = 'मेरा पार्सल कहाँ है ';

describe('a text for the model', () => {
  it('is one piece when it is short, and may be empty', () => {
    expect(piecesOf('  Good morning.  ')).toEqual(['Good morning.']);
    expect(piecesOf('')).toEqual(['']);
  });

  it('is cut at blanks, and nothing of it is lost', () => {
    const text = WORDS.repeat(300).trim();
    const pieces = piecesOf(text);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join(' ')).toBe(text);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(1_200);
  });

  it('is cut anywhere when it has no blanks', () => {
    const text = 'x'.repeat(5_000);
    expect(piecesOf(text).join('')).toBe(text);
  });

  it('is cut sooner in a script in which a character may be a token', () => {
    const longest = (text: string) => Math.max(...piecesOf(text.repeat(200)).map(({ length }) => length));
    expect(longest(HINDI)).toBeLessThan(longest(WORDS) / 2);
    expect(weightOf('ओ')).toBe(3 * weightOf('o'));
  });
});

describe('an order', () => {
  it('holds a short text whole', () => {
    expect(sayOrder('Good morning.')).toEqual({
      before: [],
      text: expect.stringMatching(
        /^Say exactly the words between the say tags .*<say>Good morning\.<\/say>$/,
      ),
    });
  });

  it.each([sayOrder, answerOrder])('is given once for a long text, whose first parts go ahead', (order) => {
    const text = WORDS.repeat(150).trim();
    const { before, text: last } = order(text);
    expect(before).toHaveLength(2);
    const said = [...before, last].map((part) => /<(part|say|message)>(.*)<\/\1>$/.exec(part)?.[2]);
    expect(said.join(' ')).toBe(text);
    expect(last).toContain('the last 2 part tags');
    for (const part of [...before, last]) expect(piecesOf(part)).toHaveLength(1);
  });
});
