import type { Quantiles, QuantileValue } from '../views.ts';

/** Cumulative counts of a histogram by their upper limits in seconds, in order; the last one is infinite. */
export type Buckets = ReadonlyMap<number, number>;

/** What was counted between two states of a histogram. */
export function bucketsBetween(earlier: Buckets, later: Buckets): Buckets {
  return new Map([...later].map(([limit, count]) => [limit, count - (earlier.get(limit) ?? 0)]));
}

/** The sum of histograms with the same limits. */
export function sumOfBuckets(all: readonly Buckets[]): Buckets {
  const sum = new Map<number, number>();
  for (const buckets of all)
    for (const [limit, count] of buckets) sum.set(limit, (sum.get(limit) ?? 0) + count);
  return sum;
}

/** How many values a histogram has. */
export function countOf(buckets: Buckets): number {
  return buckets.get(Number.POSITIVE_INFINITY) ?? 0;
}

export function quantilesOf(buckets: Buckets): Quantiles {
  const limits = [...buckets].sort(([a], [b]) => a - b);
  const count = limits.at(-1)?.[1] ?? 0;
  if (count <= 0) return { count: 0 };
  const at = (share: number) => quantileAt(limits, share * count);
  return { count, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Within its bucket, values are taken to be spread evenly, as Prometheus does. */
function quantileAt(limits: readonly (readonly [number, number])[], rank: number): QuantileValue {
  let [low, below] = [0, 0];
  for (const [limit, upTo] of limits) {
    if (upTo >= rank) return inBucket({ low, limit, share: (rank - below) / Math.max(1, upTo - below) });
    [low, below] = [limit, upTo];
  }
  return inBucket({ low, limit: Number.POSITIVE_INFINITY, share: 1 });
}

function inBucket(bucket: {
  readonly low: number;
  readonly limit: number;
  readonly share: number;
}): QuantileValue {
  const { low, limit, share } = bucket;
  const lowMs = milliseconds(low);
  if (!Number.isFinite(limit)) return { ms: lowMs, lowMs };
  return { ms: milliseconds(low + (limit - low) * share), lowMs, highMs: milliseconds(limit) };
}

/** A hundredth of a millisecond: the gateway's own share of an answer is that small. */
function milliseconds(seconds: number): number {
  return Math.round(seconds * 100_000) / 100;
}
