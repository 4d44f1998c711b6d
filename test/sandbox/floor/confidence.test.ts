import { describe, expect, it } from 'vitest';
import { meanOf, shareOf } from '../../../sandbox/floor/confidence.ts';

describe('a share', () => {
  it('has the interval of Wilson', () => {
    const estimate = shareOf(45, 50);
    expect(estimate).toMatchObject({ value: 0.9, count: 50 });
    // Wilson, E. B. (1927), with z = 1.96.
    expect(estimate?.low).toBeCloseTo(0.7864, 3);
    expect(estimate?.high).toBeCloseTo(0.9565, 3);
  });

  it('stays within 0 and 1, and is unknown without events', () => {
    expect(shareOf(20, 20)).toMatchObject({ value: 1, high: 1 });
    expect(shareOf(0, 20)).toMatchObject({ value: 0, low: 0 });
    expect(shareOf(0, 0)).toBeUndefined();
  });
});

describe('a mean', () => {
  it('has an interval around it that is the same in every run', () => {
    const calls = Array.from({ length: 40 }, (_, n) => [n % 10, (n + 5) % 10]);
    const estimate = meanOf(calls);
    expect(estimate).toMatchObject({ value: 4.5, count: 80 });
    expect(estimate?.low).toBeGreaterThan(3.5);
    expect(estimate?.low).toBeLessThan(4.5);
    expect(estimate?.high).toBeGreaterThan(4.5);
    expect(meanOf(calls)).toEqual(estimate);
  });

  it('is as wide as the calls differ, not as their events do', () => {
    const alike = meanOf(Array.from({ length: 20 }, () => [0, 1]));
    const apart = meanOf(Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? [0, 0] : [1, 1])));
    expect((apart?.high ?? 0) - (apart?.low ?? 0)).toBeGreaterThan((alike?.high ?? 1) - (alike?.low ?? 0));
  });

  it('is unknown without values', () => {
    expect(meanOf([[], []])).toBeUndefined();
  });
});
