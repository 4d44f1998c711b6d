import { rateInterval } from '../../assistants/experiments/confidence.ts';
import type { SessionFigures } from '../../store/session-figures.ts';
import { type Bootstrap, type Estimate, quantile } from './bootstrap.ts';

/** One row of the comparison. */
export interface Measure {
  readonly name: string;
  readonly unit: 'rate' | 'number' | 'seconds' | 'usd';
  /** Whether more of it is worse for the caller or the operator; undefined when it is neither. */
  readonly lowerIsBetter: boolean | undefined;
  /** The calls that can say something about it. */
  readonly counted: (calls: readonly SessionFigures[]) => readonly SessionFigures[];
  readonly estimate: (calls: readonly SessionFigures[], bootstrap: Bootstrap) => Estimate;
  readonly statistic: (calls: readonly SessionFigures[]) => number;
}

const all = (calls: readonly SessionFigures[]) => calls;

function rate(name: string, hit: (call: SessionFigures) => boolean, counted = all): Measure {
  const hits = (calls: readonly SessionFigures[]) => calls.filter(hit).length;
  return {
    name,
    unit: 'rate',
    lowerIsBetter: true,
    counted,
    statistic: (calls) => hits(calls) / calls.length,
    estimate: (calls) => ({ value: hits(calls) / calls.length, ...rateInterval(hits(calls), calls.length) }),
  };
}

function resampled(measure: Omit<Measure, 'estimate'>): Measure {
  return { ...measure, estimate: (calls, bootstrap) => bootstrap.estimate(calls, measure.statistic) };
}

function mean(
  name: string,
  unit: Measure['unit'],
  value: (call: SessionFigures) => number | undefined,
  lowerIsBetter?: boolean,
): Measure {
  return resampled({
    name,
    unit,
    lowerIsBetter,
    counted: (calls) => calls.filter((call) => value(call) !== undefined),
    statistic: (calls) => calls.reduce((sum, call) => sum + (value(call) ?? 0), 0) / calls.length,
  });
}

/** Turns of one call are alike, so calls are drawn, not turns. */
function latency(name: string, share: number): Measure {
  return resampled({
    name,
    unit: 'seconds',
    lowerIsBetter: true,
    counted: (calls) => calls.filter(({ turnMs }) => turnMs.length > 0),
    statistic: (calls) =>
      quantile(
        calls.flatMap(({ turnMs }) => turnMs),
        share,
      ) / 1000,
  });
}

/** Everything that arms are compared by. */
export const MEASURES: readonly Measure[] = [
  rate('hand-offs', ({ wasHandedOff }) => wasHandedOff),
  rate('call-backs', ({ askedForCallback }) => askedForCallback),
  rate('failed calls', ({ failed }) => failed),
  rate(
    'calls with a failed tool',
    ({ toolFailures }) => toolFailures > 0,
    (calls) => calls.filter(({ toolCalls }) => toolCalls > 0),
  ),
  mean('interruptions a call', 'number', ({ interruptions }) => interruptions, true),
  latency('turn latency p50', 0.5),
  latency('turn latency p95', 0.95),
  mean('duration', 'seconds', ({ seconds }) => seconds),
  mean('cost a call', 'usd', ({ costUsd }) => costUsd, true),
];
