import { describe, expect, it } from 'vitest';
import { median, pairedRatios, percentiles, slope } from '../../bench/statistics.ts';

describe('percentiles', () => {
  it('are values that were measured, by nearest rank', () => {
    const values = Array.from({ length: 1000 }, (_, n) => 1000 - n);
    expect(percentiles(values)).toEqual({ count: 1000, p50: 500, p99: 990, p999: 999, max: 1000 });
  });

  it('sort by size, not by digits, and leave the input as it was', () => {
    const values = [100, 9, 25];
    expect(percentiles(values).p50).toBe(25);
    expect(values).toEqual([100, 9, 25]);
  });

  it('are zero for nothing', () => {
    expect(percentiles([])).toEqual({ count: 0, p50: 0, p99: 0, p999: 0, max: 0 });
  });
});

describe('median', () => {
  it('is the middle one, or lies between the two middle ones', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
  });
});

describe('ratios to the floor', () => {
  it('are taken round by round', () => {
    expect(pairedRatios([1, 4, 9], [2, 4, 6])).toEqual({ median: 1, min: 0.5, max: 1.5 });
  });
});

describe('slope', () => {
  it('is the growth for each unit', () => {
    const points = [0, 1, 2, 3].map((x) => ({ x, y: 10 + 2.5 * x }));
    expect(slope(points)).toBeCloseTo(2.5);
  });

  it('is zero where it cannot be told', () => {
    expect(slope([{ x: 1, y: 5 }])).toBe(0);
  });
});
