import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../src/logging.ts';
import { FrameDrops } from '../../src/telemetry/frame-drops.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';

/** pino's numbers. */
const DEBUG = 20;
const WARN = 40;

interface Line {
  readonly level: number;
  readonly reason: string;
  readonly frames: number;
}

describe('media that was not used', () => {
  let lines: Line[];
  let metrics: Metrics;
  let drops: FrameDrops;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    lines = [];
    metrics = new Metrics();
    const logger = createLogger('debug', { write: (text: string) => void lines.push(JSON.parse(text)) });
    drops = new FrameDrops(logger, metrics);
    return () => vi.useRealTimers();
  });

  it('is counted frame by frame', async () => {
    drops.count('gap');
    drops.count('gap', 4);
    const { values } = await metrics.framesDropped.get();
    expect(values).toMatchObject([{ labels: { reason: 'gap' }, value: 5 }]);
  });

  it('raises one warning if it is a fault', () => {
    drops.count('malformed');
    vi.advanceTimersByTime(1_000);
    drops.count('malformed');
    expect(lines).toMatchObject([
      { level: WARN, reason: 'malformed', frames: 1 },
      { level: DEBUG, reason: 'malformed', frames: 1 },
    ]);
  });

  it('raises no warning if it belongs to an ordinary call', () => {
    drops.count('greeting_protected');
    expect(lines).toMatchObject([{ level: DEBUG, reason: 'greeting_protected' }]);
  });

  it('gets one line a second, however many frames there are', () => {
    for (let frame = 0; frame <= 60; frame += 1) {
      drops.count('secure_input');
      vi.advanceTimersByTime(20);
    }
    expect(lines.map(({ frames }) => frames)).toEqual([1, 50]);
    drops.close();
    drops.close();
    expect(lines.map(({ frames }) => frames)).toEqual([1, 50, 10]);
  });
});
