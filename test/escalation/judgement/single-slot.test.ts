import { describe, expect, it } from 'vitest';
import { SingleSlot } from '../../../src/escalation/judgement/single-slot.ts';
import { countWords } from '../../../src/escalation/judgement/word-count.ts';

/** Resolves when all promises that are settled by now have run their handlers. */
const turnsEnd = () => new Promise((resolve) => setImmediate(resolve));

describe('a single slot', () => {
  it('works on one item at a time; of those that arrive meanwhile, only the newest waits', async () => {
    const begun: number[] = [];
    const replaced: number[] = [];
    const ends: (() => void)[] = [];
    const slot = new SingleSlot<number>(
      (item) => {
        begun.push(item);
        return new Promise((resolve) => ends.push(resolve));
      },
      (item) => replaced.push(item),
    );
    for (const item of [1, 2, 3, 4]) slot.put(item);
    expect([begun, replaced]).toEqual([[1], [2, 3]]);
    ends.shift()?.();
    await turnsEnd();
    expect(begun).toEqual([1, 4]);
    ends.shift()?.();
    await turnsEnd();
    slot.put(5);
    expect([begun, replaced]).toEqual([
      [1, 4, 5],
      [2, 3],
    ]);
  });
});

describe('words', () => {
  it.each([
    ['', 0],
    ['… ?!', 0],
    ['yes', 1],
    ["I don't know", 3],
    ['मुझे किसी इंसान से बात करनी है', 7],
  ])('in "%s": %d', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it('are counted without spaces between them, and only at the beginning of a long text', () => {
    expect(countWords('担当者につないでください')).toBeGreaterThanOrEqual(3);
    expect(countWords('word '.repeat(100_000))).toBeLessThan(200);
  });
});
