import { describe, expect, it } from 'vitest';
import { LastHour } from '../../src/console/numbers/last-hour.ts';
import { numbersView } from '../../src/console/numbers/numbers-view.ts';
import { quantilesOf } from '../../src/console/numbers/quantiles.ts';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';

const logger = createLogger('silent');

describe('quantiles of a histogram', () => {
  it('lie within the limits of their bucket, and say so', () => {
    const buckets = new Map([
      [0.1, 50],
      [0.2, 90],
      [0.4, 99],
      [Number.POSITIVE_INFINITY, 100],
    ]);
    expect(quantilesOf(buckets)).toEqual({
      count: 100,
      p50: { ms: 100, lowMs: 0, highMs: 100 },
      p95: { ms: 311.11, lowMs: 200, highMs: 400 },
      p99: { ms: 400, lowMs: 200, highMs: 400 },
    });
    expect(
      quantilesOf(
        new Map([
          [0.1, 0],
          [Number.POSITIVE_INFINITY, 1],
        ]),
      ).p50,
    ).toEqual({ ms: 100, lowMs: 100 });
    expect(quantilesOf(new Map())).toEqual({ count: 0 });
  });
});

describe('the numbers of the last hour', () => {
  it('are what the metrics have counted since its first sample', async () => {
    const metrics = new Metrics();
    let nowMs = 0;
    const hour = new LastHour({ metrics, logger, clock: () => nowMs });
    metrics.escalations.inc({ reason: 'safety' }, 5);
    await hour.sample();
    metrics.assistantCalls.inc({ assistant: 'a' }, 3);
    metrics.assistantCalls.inc({ assistant: 'b' });
    metrics.activeSessions.set(4);
    metrics.requestsRefused.inc({ reason: 'call_full' }, 2);
    metrics.requestsRefused.inc({ reason: 'bad_signature' }, 7);
    metrics.escalations.inc({ reason: 'safety' });
    metrics.handoffs.inc({ result: 'reached' });
    metrics.costUsd.inc({ provider: 'nova' }, 0.25);
    metrics.dailyCostUsd.set(9.5);
    metrics.answerStage.observe({ provider: 'nova', stage: 'total' }, 1.1);
    metrics.answerStage.observe({ provider: 'nova', stage: 'sending' }, 0.001);
    metrics.bargeIn.observe(0.002);
    nowMs = 10_000;
    await hour.sample();
    const known = { instance: 'a', dayBudgetUsd: 20, experiments: [], grafanaUrl: undefined };
    const view = numbersView({ ...known, samples: hour.samples });
    expect(view).toMatchObject({
      ...{ fromMs: 0, toMs: 10_000, everySeconds: 10 },
      samples: [{ atMs: 10_000, active: 4, accepted: 4, refused: 2, interruptions: 1, costUsd: 0.25 }],
      turnLatency: [{ provider: 'nova', count: 1, p50: { lowMs: 1_000, highMs: 1_250 } }],
      stages: [{ provider: 'nova', stage: 'sending', count: 1 }],
      bargeIn: { count: 1 },
      interruptions: { count: 1, answers: 1 },
      cost: { hourUsd: 0.25, dayUsd: 9.5, dayBudgetUsd: 20, byProvider: [{ name: 'nova', usd: 0.25 }] },
    });
    expect(view.counts).toEqual({
      ...{ sessionsByOutcome: [], toolsByResult: [] },
      refusedByReason: [{ name: 'call_full', count: 2 }],
      escalationsByReason: [{ name: 'safety', count: 1 }],
      handoffsByResult: [{ name: 'reached', count: 1 }],
    });
    expect(numbersView({ ...known, dayBudgetUsd: undefined, samples: hour.samples }).cost).not.toHaveProperty(
      'dayUsd',
    );
  });

  it('forget what is older', async () => {
    let nowMs = 0;
    const hour = new LastHour({ metrics: new Metrics(), logger, clock: () => nowMs });
    for (; nowMs < 3_700_000; nowMs += 100_000) for (let more = 0; more < 10; more += 1) await hour.sample();
    expect(hour.samples).toHaveLength(361);
    expect(hour.samples.at(-1)?.atMs).toBe(3_600_000);
  });

  it('are empty before the first sample', () => {
    const view = numbersView({
      instance: 'a',
      samples: [],
      dayBudgetUsd: undefined,
      experiments: [],
      grafanaUrl: 'https://g',
    });
    expect(view).toMatchObject({
      samples: [],
      turnLatency: [],
      grafanaUrl: 'https://g',
      bargeIn: { count: 0 },
      interruptions: { count: 0, answers: 0 },
    });
  });
});
