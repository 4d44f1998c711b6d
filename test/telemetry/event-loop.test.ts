import { afterEach, describe, expect, it } from 'vitest';
import { EventLoopWatch } from '../../src/telemetry/event-loop.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { eventually } from '../support/eventually.ts';

function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('EventLoopWatch', () => {
  const metrics = new Metrics();
  const watch = new EventLoopWatch(metrics.eventLoopLag, 300);
  afterEach(() => watch.stop());

  it('shows how long the loop was blocked', async () => {
    watch.start();
    watch.start();
    const lag = await eventually(async () => {
      block(60);
      const { values } = await metrics.eventLoopLag.get();
      return (values[0]?.value ?? 0) > 0.03 && values[0];
    });
    expect(lag.value).toBe(watch.lagMs / 1000);
    watch.stop();
    watch.stop();
  });
});
