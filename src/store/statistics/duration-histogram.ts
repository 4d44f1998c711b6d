/**
 * Bounds of neighbouring buckets differ by 5 %. A duration counts as the geometric middle of its bucket, so a
 * percentile is wrong by 2.5 % at most. Durations of less than a second are one bucket, which counts as 0.
 */
const GROWTH = 1.05;
/** A day has 86,400 seconds: longer sessions are all in the last bucket. */
const LAST_BUCKET = 1 + Math.ceil(Math.log(86_400) / Math.log(GROWTH));

/** Number of durations by bucket. At most 234 buckets, whatever the number of durations. */
export type DurationHistogram = Readonly<Record<string, number>>;

export const PERCENTILE_ERROR = 0.025;

/** @param seconds not negative */
export function bucketOf(seconds: number): number {
  if (seconds < 1) return 0;
  return Math.min(LAST_BUCKET, 1 + Math.floor(Math.log(seconds) / Math.log(GROWTH)));
}

/**
 * @param share from 0 to 1: the duration that this share of all durations does not exceed
 * @returns seconds, wrong by 2.5 % at most; undefined without durations
 */
export function percentile(histogram: DurationHistogram, share: number): number | undefined {
  const buckets = Object.entries(histogram)
    .map(([bucket, count]) => [Number(bucket), count] as const)
    .toSorted(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  // The nearest rank, so that the answer is always the bucket of one of the durations.
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  for (const [bucket, count] of buckets) {
    seen += count;
    if (seen >= rank) return middleOf(bucket);
  }
  return undefined;
}

function middleOf(bucket: number): number {
  return bucket === 0 ? 0 : GROWTH ** (bucket - 0.5);
}
