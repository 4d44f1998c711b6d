import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { CallBudget } from '../../src/call/limits/budget.ts';
import type { ReportedUsage } from '../../src/telemetry/cost.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { VOICE_PROVIDERS } from '../../src/voice/provider.ts';

/** A call whose every report costs one dollar. */
function callWith(limitUsd: number | undefined, earlierUsd = 0) {
  const metrics = new Metrics();
  const log: string[] = [];
  const spentToday: number[] = [];
  let costUsd = earlierUsd;
  const budget = new CallBudget({
    pricing: { usdOf: () => 1, partsOf: () => ({ 'openai.audio_in': 1 }) },
    record: {
      spend: (_report, usd) => {
        costUsd += usd;
        return costUsd;
      },
    },
    day: { spend: (usd) => spentToday.push(usd) },
    limitUsd,
    metrics,
    logger: pino({}, { write: (line: string) => log.push(line) }),
  });
  const report: ReportedUsage = { kind: 'transcription', usage: { seconds: 1, tokens: 0 } };
  const add = (times: number) => {
    for (let time = 0; time < times; time += 1) budget.add('openai', report);
  };
  const reached = async () =>
    (await metrics.budgets.get()).values
      .filter(({ value }) => value > 0)
      .map(({ labels, value }) => `${labels.state} ${value}`);
  return { budget, add, log, spentToday, reached, metrics };
}

describe('the budget of a call', () => {
  it('warns once at 80 %, and is spent at 100 %', async () => {
    const { budget, add, log, reached } = callWith(10);
    add(7);
    expect(log).toEqual([]);
    add(2);
    expect(budget.spent).toBe(false);
    expect(await reached()).toEqual(['warned 1']);
    add(1);
    expect(budget.spent).toBe(true);
    add(5);
    expect(await reached()).toEqual(['warned 1', 'spent 1']);
    expect(log).toHaveLength(2);
  });

  it('counts what earlier streams of the call have cost', () => {
    const { budget, add } = callWith(10, 9.5);
    add(1);
    expect(budget.spent).toBe(true);
  });

  it('is never spent without a limit, and counts all the same', async () => {
    const { budget, add, spentToday, metrics } = callWith(undefined);
    add(1000);
    expect(budget.spent).toBe(false);
    expect(spentToday).toHaveLength(1000);
    expect((await metrics.costUsd.get()).values).toEqual(
      VOICE_PROVIDERS.map((provider) => ({
        labels: { provider },
        value: provider === 'openai' ? 1000 : 0,
      })),
    );
  });
});
