import { Random } from '../chaos/random.ts';

/** A figure with its 95 % confidence interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Events behind it. */
  readonly count: number;
}

/** Of the normal distribution, both sides, 95 %. */
const Z = 1.96;
const RESAMPLES = 1000;

/** A share with its Wilson interval. Undefined without events. */
export function shareOf(hits: number, count: number): Estimate | undefined {
  if (count === 0) return undefined;
  const share = hits / count;
  const weight = 1 + Z ** 2 / count;
  const middle = (share + Z ** 2 / (2 * count)) / weight;
  const half = (Z / weight) * Math.sqrt((share * (1 - share)) / count + Z ** 2 / (4 * count ** 2));
  return { value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), count };
}

/**
 * A mean with its bootstrap interval. Whole calls are drawn, because events of one call are alike.
 * @param calls the values of each call
 */
export function meanOf(calls: readonly (readonly number[])[]): Estimate | undefined {
  const filled = calls.filter((values) => values.length > 0);
  const all = filled.flat();
  if (all.length === 0) return undefined;
  const random = new Random(all.length);
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(filled.flatMap(() => random.pick(filled) ?? [])),
  ).sort((a, b) => a - b);
  const at = (share: number) => means[Math.round(share * (RESAMPLES - 1))] ?? Number.NaN;
  return { value: mean(all), low: at(0.025), high: at(0.975), count: all.length };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
