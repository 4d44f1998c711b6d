import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryMessage } from '../../../src/voice/client.ts';
import { buildHistory } from '../../../src/voice/nova/turns/history.ts';
import { utf8Bytes, utf8Pieces, utf8Tail } from '../../../src/voice/nova/turns/text-limits.ts';

const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const longText = fc.array(words, { maxLength: 80 }).map((parts) => parts.join(' '));
const history: fc.Arbitrary<HistoryMessage[]> = fc.array(
  fc.record({ role: fc.constantFrom('caller', 'assistant'), text: longText }),
  { maxLength: 90 },
);

describe('buildHistory', () => {
  it('always gives what the vendor accepts', () => {
    fc.assert(
      fc.property(history, (messages) => {
        const built = buildHistory(messages);
        expect(built.length).toBeLessThanOrEqual(40);
        for (const [index, { role, text }] of built.entries()) {
          expect(role).toBe(index % 2 === 0 ? 'USER' : 'ASSISTANT');
          expect(utf8Bytes(text)).toBeLessThanOrEqual(1024);
          expect(text).not.toBe('');
        }
        const total = built.reduce((bytes, { text }) => bytes + utf8Bytes(text), 0);
        expect(total).toBeLessThanOrEqual(32 * 1024);
      }),
    );
  });

  it('keeps short alternating turns as they are', () => {
    const turns: HistoryMessage[] = [
      { role: 'caller', text: 'where is my parcel' },
      { role: 'assistant', text: 'On its way.' },
      { role: 'caller', text: 'thank you' },
    ];
    expect(buildHistory(turns)).toEqual([
      { role: 'USER', text: 'where is my parcel' },
      { role: 'ASSISTANT', text: 'On its way.' },
      { role: 'USER', text: 'thank you' },
    ]);
  });

  it('begins with the caller and merges neighbours of one role', () => {
    const turns: HistoryMessage[] = [
      { role: 'assistant', text: 'Hello.' },
      { role: 'caller', text: 'my order' },
      { role: 'caller', text: ' has not arrived ' },
      { role: 'assistant', text: '   ' },
      { role: 'caller', text: 'yet' },
    ];
    expect(buildHistory(turns)).toEqual([{ role: 'USER', text: 'my order has not arrived yet' }]);
  });

  it('keeps the newest when there is too much', () => {
    const turns = Array.from({ length: 100 }, (_, index): HistoryMessage => {
      return { role: index % 2 === 0 ? 'caller' : 'assistant', text: `turn ${index} ${'x'.repeat(900)}` };
    });
    const built = buildHistory(turns);
    expect(built.at(-1)?.text).toContain('turn 99');
    expect(built[0]?.role).toBe('USER');
    expect(built.length).toBeGreaterThan(30);
  });
});

describe('text limits', () => {
  it('cuts into pieces that join to the text', () => {
    fc.assert(
      fc.property(longText, fc.integer({ min: 4, max: 200 }), (text, limit) => {
        const pieces = utf8Pieces(text, limit);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect(utf8Bytes(piece)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('cuts after a blank rather than in a word', () => {
    expect(utf8Pieces('one two three', 9)).toEqual(['one two ', 'three']);
    expect(utf8Pieces('', 9)).toEqual(['']);
  });

  it('keeps the end of a text, from a word on', () => {
    expect(utf8Tail('one two three', 9)).toBe('three');
    expect(utf8Tail('one', 9)).toBe('one');
    expect(utf8Tail('ééééé', 5)).toBe('éé');
  });
});
