import { describe, expect, it } from 'vitest';
import { Backoff } from '../../src/async/backoff.ts';

const pauses = (backoff: Backoff, count: number) => Array.from({ length: count }, () => backoff.next());

describe('the pauses between tries', () => {
  it('double up to the longest', () => {
    const backoff = new Backoff({ firstMs: 1000, longestMs: 60_000, random: () => 1 });
    expect(pauses(backoff, 8)).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('are at least half of that, at random', () => {
    const backoff = new Backoff({ firstMs: 1000, longestMs: 60_000, random: () => 0 });
    expect(pauses(backoff, 3)).toEqual([500, 1000, 2000]);
  });

  it('begin again after a success, and stay finite after any number of failures', () => {
    const backoff = new Backoff({ firstMs: 1000, longestMs: 60_000, random: () => 1 });
    expect(pauses(backoff, 5000).at(-1)).toBe(60_000);
    backoff.reset();
    expect(backoff.next()).toBe(1000);
  });
});
