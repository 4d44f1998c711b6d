import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../../src/logging.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { Stages } from '../../../src/voice/cascade/stages.ts';

describe('the stages until the first sound of an answer', () => {
  let metrics: Metrics;
  let lines: Record<string, unknown>[];
  let stages: Stages;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    metrics = new Metrics();
    lines = [];
    stages = new Stages(metrics, createLogger('debug', { write: (line) => lines.push(JSON.parse(line)) }));
  });
  afterEach(() => vi.useRealTimers());

  async function seconds(): Promise<Record<string, number>> {
    const { values } = await metrics.cascadeStage.get();
    const sums = values.filter(({ metricName }) => metricName?.endsWith('_sum'));
    return Object.fromEntries(sums.map(({ labels, value }) => [labels.stage, value]));
  }

  function answer(): void {
    stages.asked();
    vi.advanceTimersByTime(520);
    stages.words();
    vi.advanceTimersByTime(10);
    stages.sentence();
    vi.advanceTimersByTime(280);
    stages.sound();
  }

  it('are in the metric and in the log, and the total has the pause', async () => {
    stages.turnEnded(700);
    answer();
    expect(await seconds()).toEqual({
      pause: 0.7,
      first_words: 0.52,
      first_sentence: 0.01,
      first_sound: 0.28,
      total: 1.51,
    });
    expect(lines).toMatchObject([
      { pause: 700, first_words: 520, first_sentence: 10, first_sound: 280, total: 1510 },
    ]);
  });

  it('are counted once: what follows in the same answer is not waited for', async () => {
    stages.turnEnded(700);
    answer();
    stages.sentence();
    stages.sound();
    expect((await seconds()).total).toBeCloseTo(1.51);
    expect(lines).toHaveLength(1);
  });

  it('are not those of a line of the gateway', async () => {
    stages.notAsked();
    stages.sentence();
    stages.sound();
    expect(await seconds()).toEqual({});
    expect(lines).toEqual([]);
  });
});
