import type { SessionFigures, StoppedArm } from '../../store/session-figures.ts';
import { Bootstrap, type Estimate } from './bootstrap.ts';
import { MEASURES, type Measure } from './measure.ts';

/** `unclear`: the interval holds "no difference". */
export type ArmVerdict = 'better' | 'worse' | 'different' | 'unclear' | 'too_little_data';

export interface ComparedArm {
  readonly arm: string;
  /** Calls that can say something about the measure. */
  readonly calls: number;
  readonly estimate: Estimate | undefined;
  /** Against the first arm; undefined for the first arm itself. */
  readonly difference: (Estimate & { readonly verdict: ArmVerdict }) | undefined;
}

export interface MeasureRow {
  readonly measure: string;
  readonly unit: Measure['unit'];
  readonly arms: readonly ComparedArm[];
}

export interface Comparison {
  readonly name: string;
  readonly arms: readonly { readonly arm: string; readonly calls: number }[];
  readonly rows: readonly MeasureRow[];
  readonly stops: readonly StoppedArm[];
}

/** Fewer calls of an arm say nothing, whatever the numbers are. */
export const LEAST_CALLS = 50;

export interface Grouping {
  readonly name: string;
  readonly armOf: (call: SessionFigures) => string | undefined;
}

/** Compares the arms of one experiment, or another grouping of the calls. The first arm by name is the yardstick. */
export function compareArms(
  calls: readonly SessionFigures[],
  { name, armOf }: Grouping,
  stops: readonly StoppedArm[] = [],
): Comparison {
  const groups = groupBy(calls, armOf);
  const bootstrap = new Bootstrap();
  const [first, ...others] = groups;
  const rows = MEASURES.map((measure) => ({
    measure: measure.name,
    unit: measure.unit,
    arms: first
      ? [
          figures(measure, first, undefined, bootstrap),
          ...others.map((arm) => figures(measure, arm, first, bootstrap)),
        ]
      : [],
  }));
  return {
    name,
    arms: groups.map(([arm, ofArm]) => ({ arm, calls: ofArm.length })),
    rows,
    stops: stops.filter(({ experiment }) => experiment === name),
  };
}

type Group = readonly [arm: string, calls: readonly SessionFigures[]];

function figures(
  measure: Measure,
  [arm, all]: Group,
  first: Group | undefined,
  bootstrap: Bootstrap,
): ComparedArm {
  const calls = measure.counted(all);
  if (calls.length === 0) return { arm, calls: 0, estimate: undefined, difference: undefined };
  const estimate = measure.estimate(calls, bootstrap);
  const others = first ? measure.counted(first[1]) : [];
  if (others.length === 0) return { arm, calls: calls.length, estimate, difference: undefined };
  const difference = bootstrap.difference(others, calls, measure.statistic);
  const enough = Math.min(others.length, calls.length) >= LEAST_CALLS;
  const verdict = enough ? verdictOf(difference, measure.lowerIsBetter) : 'too_little_data';
  return { arm, calls: calls.length, estimate, difference: { ...difference, verdict } };
}

function verdictOf({ low, high }: Estimate, lowerIsBetter: boolean | undefined): ArmVerdict {
  if (low <= 0 && high >= 0) return 'unclear';
  if (lowerIsBetter === undefined) return 'different';
  return low > 0 === lowerIsBetter ? 'worse' : 'better';
}

function groupBy(
  calls: readonly SessionFigures[],
  armOf: (call: SessionFigures) => string | undefined,
): Group[] {
  const groups = new Map<string, SessionFigures[]>();
  for (const call of calls) {
    const arm = armOf(call);
    if (arm === undefined) continue;
    const group = groups.get(arm);
    if (group) group.push(call);
    else groups.set(arm, [call]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
