/** Exact percentiles of one kind of measurement. All values in one unit of the caller's choice. */
export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @returns zeros for no values */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[rank(sorted.length, share)] ?? 0;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), p999: at(0.999), max: at(1) };
}

/** Nearest rank: the smallest value that at least this share of all values does not exceed. */
function rank(count: number, share: number): number {
  return Math.max(0, Math.ceil(count * share) - 1);
}

/** @returns NaN for no values */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * The ratios of measurements that were taken in pairs, one after the other: what drifts with the machine
 * stands on both sides of each.
 */
export function pairedRatios(ours: readonly number[], floor: readonly number[]): Spread {
  const pairs = Math.min(ours.length, floor.length);
  return spread(Array.from({ length: pairs }, (_, n) => (ours[n] ?? Number.NaN) / (floor[n] ?? Number.NaN)));
}

/** Least squares. @returns the change of y for each unit of x; 0 when it cannot be told */
export function slope(points: readonly { readonly x: number; readonly y: number }[]): number {
  const count = points.length;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / count;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / count;
  const covariance = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  const variance = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  return variance > 0 ? covariance / variance : 0;
}
