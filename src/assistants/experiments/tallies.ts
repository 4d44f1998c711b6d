import { z } from 'zod';
import type { CallFigures } from './call-figures.ts';
import { GUARD_METRICS, type GuardMetric } from './experiment.ts';
import type { ArmStop, ArmTally } from './stop-rule.ts';

const STOP = z.object({
  arm: z.string(),
  better: z.string(),
  metric: z.enum(GUARD_METRICS),
  mean: z.number(),
  betterMean: z.number(),
  difference: z.object({ low: z.number(), high: z.number() }),
});

/** Sums that instances add to the table: `<metric>_n`, `<metric>_sum` and `<metric>_squares`. */
export type StoredSums = Readonly<Record<string, number>>;

/** One arm as the table knows it. */
export interface StoredArm {
  readonly sums: StoredSums;
  /** What `stop` was given, unchecked; undefined while the arm runs. */
  readonly stop: unknown;
}

/** Where all instances add up what the calls of an experiment were like. */
export interface ExperimentLedger {
  /**
   * @param experiment name and version
   * @throws StoreError when the table could not be used in time
   */
  add(experiment: string, arm: string, sums: StoredSums): Promise<StoredArm>;
  /** @throws StoreError when the table could not be used in time */
  read(experiment: string, arm: string): Promise<StoredArm>;
  /** Keeps the first stop of an arm. @throws StoreError when the table could not be used in time */
  stop(experiment: string, stop: ArmStop): Promise<void>;
}

/** The sums of one call. */
export function sumsOf(figures: CallFigures): StoredSums {
  const sums: Record<string, number> = {};
  for (const metric of GUARD_METRICS) {
    const value = figures[metric];
    if (value === undefined || !Number.isFinite(value)) continue;
    sums[`${metric}_n`] = 1;
    sums[`${metric}_sum`] = value;
    sums[`${metric}_squares`] = value * value;
  }
  return sums;
}

export function addSums(a: StoredSums, b: StoredSums): StoredSums {
  const sums: Record<string, number> = { ...a };
  for (const [name, value] of Object.entries(b)) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}

export function tallyOf(sums: StoredSums): ArmTally {
  const read = (metric: GuardMetric, what: string) => sums[`${metric}_${what}`] ?? 0;
  return Object.fromEntries(
    GUARD_METRICS.map((metric) => [
      metric,
      { n: read(metric, 'n'), sum: read(metric, 'sum'), squares: read(metric, 'squares') },
    ]),
  );
}

/** @returns undefined unless it is a complete stop */
export function readStop(value: unknown): ArmStop | undefined {
  const parsed = STOP.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
