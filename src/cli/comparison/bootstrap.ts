import type { SessionFigures } from '../../store/session-figures.ts';

/** A value with the interval that holds it in 95 of 100 samples. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

type Statistic = (calls: readonly SessionFigures[]) => number;

/** Calls that are drawn in all, so that a large sample does not take minutes. */
const DRAWN_CALLS = 200_000;
const MOST_RESAMPLES = 500;
const LEAST_RESAMPLES = 200;

/**
 * Intervals for numbers that follow no simple distribution: calls are drawn again and again from the calls that there
 * are. The same calls give the same intervals.
 */
export class Bootstrap {
  #state = 1;

  /** The middle 95 % of what the statistic could have been. */
  estimate(calls: readonly SessionFigures[], statistic: Statistic): Estimate {
    const values = this.#resamples(calls.length).map(() => statistic(this.#draw(calls)));
    return { value: statistic(calls), ...middle(values) };
  }

  /** The same for the statistic of `b` minus that of `a`. */
  difference(a: readonly SessionFigures[], b: readonly SessionFigures[], statistic: Statistic): Estimate {
    const values = this.#resamples(a.length + b.length).map(
      () => statistic(this.#draw(b)) - statistic(this.#draw(a)),
    );
    return { value: statistic(b) - statistic(a), ...middle(values) };
  }

  #resamples(calls: number): readonly undefined[] {
    const count = Math.round(DRAWN_CALLS / Math.max(1, calls));
    return Array.from({ length: Math.max(LEAST_RESAMPLES, Math.min(MOST_RESAMPLES, count)) });
  }

  #draw(calls: readonly SessionFigures[]): SessionFigures[] {
    return calls.flatMap(() => calls[Math.floor(this.#random() * calls.length)] ?? []);
  }

  /** A linear congruential generator, with the constants of Numerical Recipes. */
  #random(): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return this.#state / 2 ** 32;
  }
}

/** @param share from 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function middle(values: readonly number[]): { readonly low: number; readonly high: number } {
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}
