import type { Metrics } from '../../telemetry/metrics.ts';
import { bucketsBy, sumsBy } from './metric-values.ts';
import type { Buckets } from './quantiles.ts';

/** The gateway's metrics at one moment. All but `active` and `dayUsd` count from the start of the process. */
export interface MetricSample {
  readonly atMs: number;
  readonly active: number;
  readonly accepted: number;
  readonly refusedByReason: ReadonlyMap<string, number>;
  readonly sessionsByOutcome: ReadonlyMap<string, number>;
  readonly escalationsByReason: ReadonlyMap<string, number>;
  readonly handoffsByResult: ReadonlyMap<string, number>;
  readonly toolsByResult: ReadonlyMap<string, number>;
  readonly costByProvider: ReadonlyMap<string, number>;
  /** 0 before it is known. */
  readonly dayUsd: number;
  /** By `provider stage`. */
  readonly stages: ReadonlyMap<string, Buckets>;
  readonly bargeIn: Buckets;
}

/** Reads the gateway's own registry. */
export async function sampleMetrics(metrics: Metrics, atMs: number): Promise<MetricSample> {
  const [active, accepted, dayUsd] = await Promise.all([
    sumsBy(metrics.activeSessions, []),
    sumsBy(metrics.assistantCalls, []),
    sumsBy(metrics.dailyCostUsd, []),
  ]);
  return {
    atMs,
    active: active.get('') ?? 0,
    accepted: accepted.get('') ?? 0,
    dayUsd: dayUsd.get('') ?? 0,
    refusedByReason: onlyCalls(await sumsBy(metrics.requestsRefused, ['reason'])),
    sessionsByOutcome: await sumsBy(metrics.sessions, ['outcome']),
    escalationsByReason: await sumsBy(metrics.escalations, ['reason']),
    handoffsByResult: await sumsBy(metrics.handoffs, ['result']),
    toolsByResult: await sumsBy(metrics.toolCalls, ['result']),
    costByProvider: await sumsBy(metrics.costUsd, ['provider']),
    stages: await bucketsBy(metrics.answerStage, ['provider', 'stage']),
    bargeIn: (await bucketsBy(metrics.bargeIn, [])).get('') ?? new Map(),
  };
}

/** Refused requests of callers who got no assistant. */
function onlyCalls(refused: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...refused].filter(([reason]) => /^(call|stream)_/.test(reason)));
}
