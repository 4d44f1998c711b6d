import { differenceInterval, type Interval, meanOf, NO_CALLS, type Sums } from './confidence.ts';
import type { ArmGuard, Experiment, GuardMetric } from './experiment.ts';

/** The sums of every guard metric of one arm. */
export type ArmTally = Readonly<Partial<Record<GuardMetric, Sums>>>;

/** An arm that takes no new callers any more. */
export interface ArmStop {
  readonly arm: string;
  /** The arm that it was compared with. */
  readonly better: string;
  readonly metric: GuardMetric;
  /** Means of the two arms at that time. */
  readonly mean: number;
  readonly betterMean: number;
  /** How much worse the arm is, with all doubt. */
  readonly difference: Interval;
}

/** Chance of stopping an arm for nothing, over all looks and all comparisons of an experiment. */
const FALSE_ALARMS = 0.02;
/** An interval is narrowest around this many calls of an arm. */
const PLANNED_CALLS = 500;

const RATES: ReadonlySet<GuardMetric> = new Set(['handoffs', 'callbacks', 'failures', 'tool_failures']);

/**
 * Finds the arms that are worse than another one beyond doubt. It may be asked as often as one likes: the intervals
 * hold at every look. At least one arm is left.
 * @param stopped arms that were stopped before
 */
export function armsToStop(
  experiment: Experiment,
  tallies: ReadonlyMap<string, ArmTally>,
  stopped: ReadonlySet<string>,
): ArmStop[] {
  const running = experiment.arms.map(({ name }) => name).filter((name) => !stopped.has(name));
  // Every ordered pair of all arms may be looked at with every guard.
  const pairs = experiment.arms.length * (experiment.arms.length - 1);
  // The interval has two sides, and only one of them stops an arm.
  const alpha = (2 * FALSE_ALARMS) / (pairs * experiment.guards.length);
  const found: ArmStop[] = [];
  const gone = new Set<string>();
  for (const guard of experiment.guards) {
    for (const arm of running) {
      if (gone.has(arm) || running.length - gone.size < 2) continue;
      const others = running.filter((name) => name !== arm && !gone.has(name));
      const stop = others
        .map((better) => compare({ guard, arm, better, tallies, alpha, leastCalls: experiment.leastCalls }))
        .find((worse) => worse !== undefined);
      if (stop === undefined) continue;
      found.push(stop);
      gone.add(arm);
    }
  }
  return found;
}

interface Comparison {
  readonly guard: ArmGuard;
  readonly arm: string;
  readonly better: string;
  readonly tallies: ReadonlyMap<string, ArmTally>;
  readonly alpha: number;
  readonly leastCalls: number;
}

function compare({ guard, arm, better, tallies, alpha, leastCalls }: Comparison): ArmStop | undefined {
  const { metric, margin } = guard;
  const own = tallies.get(arm)?.[metric] ?? NO_CALLS;
  const other = tallies.get(better)?.[metric] ?? NO_CALLS;
  if (own.n < leastCalls || other.n < leastCalls) return undefined;
  const difference = differenceInterval(other, own, {
    alpha,
    plannedCalls: PLANNED_CALLS,
    spread: RATES.has(metric) ? 1 : 0,
  });
  if (difference.low <= margin) return undefined;
  return { arm, better, metric, mean: meanOf(own), betterMean: meanOf(other), difference };
}
