import type { ArmFigures, Count, NumbersSample, NumbersView, Quantiles } from '../views.ts';
import { SAMPLE_SECONDS } from './last-hour.ts';
import type { MetricSample } from './metric-sample.ts';
import { type Buckets, bucketsBetween, countOf, quantilesOf } from './quantiles.ts';

export interface NumbersParts {
  readonly instance: string;
  readonly samples: readonly MetricSample[];
  readonly dayBudgetUsd: number | undefined;
  readonly experiments: readonly ArmFigures[];
  readonly grafanaUrl: string | undefined;
}

type Sums = ReadonlyMap<string, number>;

const NOTES: readonly string[] = [
  'These are the numbers of this instance. The cost of the day is that of all instances.',
  'Quantiles are interpolated within a bucket of the histogram: the true value lies between its limits.',
  'Stages begin at the last sound of the caller, by the level of the line. gateway_turn_latency_seconds begins when the model says that the caller has stopped.',
  'What happened in the last ten seconds may be missing.',
];

/** The numbers of the last hour, from its samples. */
export function numbersView(parts: NumbersParts): NumbersView {
  const { instance, samples, dayBudgetUsd, experiments, grafanaUrl } = parts;
  const first = samples.at(0);
  const last = samples.at(-1);
  const between = (read: (sample: MetricSample) => Sums) =>
    difference(first && read(first), last && read(last));
  const cost = between(({ costByProvider }) => costByProvider);
  const stages = stagesBetween(first, last);
  const turnLatency = stages
    .filter(({ stage }) => stage === 'total')
    .map(({ stage: _stage, ...quantiles }) => quantiles);
  const bargeIn = quantilesOf(bucketsBetween(first?.bargeIn ?? new Map(), last?.bargeIn ?? new Map()));
  return {
    instance,
    fromMs: first?.atMs ?? 0,
    toMs: last?.atMs ?? 0,
    everySeconds: SAMPLE_SECONDS,
    samples: samples.slice(1).map((sample, index) => pointOf(sample, samples[index])),
    turnLatency,
    stages: stages.filter(({ stage }) => stage !== 'total'),
    bargeIn,
    interruptions: {
      count: bargeIn.count,
      answers: turnLatency.reduce((sum, { count }) => sum + count, 0),
    },
    counts: {
      sessionsByOutcome: counts(between((sample) => sample.sessionsByOutcome)),
      refusedByReason: counts(between((sample) => sample.refusedByReason)),
      escalationsByReason: counts(between((sample) => sample.escalationsByReason)),
      handoffsByResult: counts(between((sample) => sample.handoffsByResult)),
      toolsByResult: counts(between((sample) => sample.toolsByResult)),
    },
    cost: {
      hourUsd: total(cost),
      // Without a budget the day is not added up.
      ...(dayBudgetUsd !== undefined && { dayUsd: last?.dayUsd ?? 0, dayBudgetUsd }),
      byProvider: [...cost].filter(([, usd]) => usd > 0).map(([name, usd]) => ({ name, usd })),
    },
    experiments,
    notes: NOTES,
    ...(grafanaUrl !== undefined && { grafanaUrl }),
  };
}

function stagesBetween(
  first: MetricSample | undefined,
  last: MetricSample | undefined,
): ({ readonly provider: string; readonly stage: string } & Quantiles)[] {
  const none: Buckets = new Map();
  return [...(last?.stages ?? [])]
    .map(([key, buckets]) => {
      const [provider = '', stage = ''] = key.split(' ');
      return { provider, stage, ...quantilesOf(bucketsBetween(first?.stages.get(key) ?? none, buckets)) };
    })
    .filter(({ count }) => count > 0);
}

function pointOf(sample: MetricSample, before: MetricSample | undefined): NumbersSample {
  return {
    atMs: sample.atMs,
    active: sample.active,
    accepted: sample.accepted - (before?.accepted ?? 0),
    refused: total(sample.refusedByReason) - total(before?.refusedByReason),
    interruptions: countOf(sample.bargeIn) - countOf(before?.bargeIn ?? new Map()),
    costUsd: total(sample.costByProvider) - total(before?.costByProvider),
  };
}

function difference(earlier: Sums = new Map(), later: Sums = new Map()): Sums {
  return new Map([...later].map(([key, value]) => [key, value - (earlier.get(key) ?? 0)]));
}

/** The most frequent first. */
function counts(sums: Sums): Count[] {
  return [...sums]
    .filter(([, count]) => count > 0)
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count);
}

function total(sums: Sums = new Map()): number {
  return [...sums.values()].reduce((sum, value) => sum + value, 0);
}
