import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RefusalWatch } from '../../src/http/refusal-watch.ts';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';

const MINUTE_MS = 60_000;

describe('a minute of requests', () => {
  const metrics = new Metrics();
  const log: string[] = [];
  let watch: RefusalWatch;
  beforeEach(() => {
    vi.useFakeTimers();
    log.length = 0;
    watch = new RefusalWatch({ metrics, logger: createLogger('info', { write: (line) => log.push(line) }) });
  });
  afterEach(() => {
    watch.stop();
    vi.useRealTimers();
  });

  /** What the metric says, and how many error lines there are, after these requests and a minute. */
  async function afterMinute(...valid: readonly boolean[]) {
    for (const one of valid) watch.note(one);
    vi.advanceTimersByTime(MINUTE_MS);
    const value = (await metrics.allRequestsRefused.get()).values[0]?.value;
    return { value, errors: log.filter((line) => line.includes('"level":50')).length };
  }

  it('that were all refused is logged, each minute, until one is good', async () => {
    expect(await afterMinute(false, false)).toEqual({ value: 1, errors: 1 });
    expect(log.join('')).toContain('"refused":2');
    expect(await afterMinute(false)).toEqual({ value: 1, errors: 2 });
    expect(await afterMinute()).toEqual({ value: 1, errors: 2 });
    expect(await afterMinute(true)).toEqual({ value: 0, errors: 2 });
  });

  it('with a good one among them is not', async () => {
    expect(await afterMinute(false, true, false)).toEqual({ value: 0, errors: 0 });
    expect(await afterMinute()).toEqual({ value: 0, errors: 0 });
  });
});
