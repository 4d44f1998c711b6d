/** Count, sum and sum of squares of one number per call. Sums of several instances add up. */
export interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

export const NO_CALLS: Sums = { n: 0, sum: 0, squares: 0 };

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export function meanOf({ n, sum }: Sums): number {
  return n === 0 ? Number.NaN : sum / n;
}

/** Sample variance; 0 for fewer than two calls. */
function varianceOf({ n, sum, squares }: Sums): number {
  if (n < 2) return 0;
  return Math.max(0, (squares - (sum * sum) / n) / (n - 1));
}

/**
 * Variance of one call for a metric that may have had the same value in every call so far: as if one more call of each
 * kind had been seen. Without it, ten calls without a hand-off would count as certainty.
 * @param spread the distance between the two extra values: 1 for a rate
 */
function cautiousVariance(sums: Sums, spread: number): number {
  const centre = sums.n === 0 ? 0 : sums.sum / sums.n;
  const low = centre - spread / 2;
  const high = centre + spread / 2;
  return varianceOf({
    n: sums.n + 2,
    sum: sums.sum + low + high,
    squares: sums.squares + low * low + high * high,
  });
}

export interface DifferenceOptions {
  /** Chance that the interval is ever wrong. */
  readonly alpha: number;
  /** Number of calls per arm at which the interval is narrowest for its price. */
  readonly plannedCalls: number;
  /** See `cautiousVariance`; 0 for metrics that vary from call to call anyway. */
  readonly spread: number;
}

/**
 * Interval for the mean of `b` minus the mean of `a` that holds at every look, however often one looks: an asymptotic
 * confidence sequence (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central limit theory and
 * asymptotic confidence sequences", equation 2, https://arxiv.org/abs/2103.06476). An ordinary test that is looked at
 * every hour would raise false alarms.
 */
export function differenceInterval(a: Sums, b: Sums, options: DifferenceOptions): Interval {
  if (a.n < 2 || b.n < 2) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const { alpha, plannedCalls, spread } = options;
  const calls = a.n + b.n;
  const variance = cautiousVariance(a, spread) / a.n + cautiousVariance(b, spread) / b.n;
  // The deviation of a single observation in a sample of all calls, as the formula wants it.
  const deviation = Math.sqrt(variance * calls);
  const rho2 = bestRhoSquared(alpha, plannedCalls * 2);
  const scaled = calls * rho2 + 1;
  const width = Math.sqrt(((2 * scaled) / (calls * calls * rho2)) * Math.log(Math.sqrt(scaled) / alpha));
  const centre = meanOf(b) - meanOf(a);
  return { low: centre - deviation * width, high: centre + deviation * width };
}

/** Makes the sequence narrowest at `calls`. Appendix B.2 of the same paper. */
function bestRhoSquared(alpha: number, calls: number): number {
  const log = -2 * Math.log(alpha);
  return (log + Math.log(log) + 1) / calls;
}

/** Wilson's interval for a rate. @param z 1.96 for 95 % */
export function rateInterval(hits: number, n: number, z = 1.96): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const rate = hits / n;
  const bottom = 1 + (z * z) / n;
  const centre = (rate + (z * z) / (2 * n)) / bottom;
  const width = (z / bottom) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  return { low: Math.max(0, centre - width), high: Math.min(1, centre + width) };
}
