import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, PERCENTILE_ERROR, percentile } from '../../../src/store/statistics/duration-histogram.ts';

function histogramOf(durations: readonly number[]) {
  const counts: Record<string, number> = {};
  for (const seconds of durations) counts[bucketOf(seconds)] = (counts[bucketOf(seconds)] ?? 0) + 1;
  return counts;
}

describe('percentiles of a histogram', () => {
  it('are wrong by 2.5 % at most, for whatever durations of up to a day', () => {
    const durations = fc.array(fc.double({ min: 1, max: 86_400, noNaN: true }), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(durations, fc.constantFrom(0, 0.5, 0.95, 0.99, 1), (seconds, share) => {
        const sorted = seconds.toSorted((a, b) => a - b);
        const exact = sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? 0;
        const found = percentile(histogramOf(seconds), share) ?? 0;
        expect(Math.abs(found - exact) / exact).toBeLessThanOrEqual(PERCENTILE_ERROR + 1e-9);
      }),
    );
  });

  it('are 0 for sessions of less than a second, and absent without sessions', () => {
    expect(percentile(histogramOf([0, 0.4, 0.9]), 0.99)).toBe(0);
    expect(percentile({}, 0.5)).toBeUndefined();
  });

  it('need a bounded number of buckets', () => {
    const buckets = new Set(Array.from({ length: 200_000 }, (_, seconds) => bucketOf(seconds)));
    buckets.add(bucketOf(1e12));
    expect(buckets.size).toBeLessThanOrEqual(236);
  });
});
