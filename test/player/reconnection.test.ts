import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Reconnection } from '../../web/gateway/reconnection.ts';

describe('a lost connection', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  /** Seconds after the loss at which it was tried, until it is given up. */
  function tries(): number[] {
    const lostAtMs = Date.now();
    const times: number[] = [];
    const reconnection = new Reconnection(() => Date.now());
    const again = () => {
      times.push((Date.now() - lostAtMs) / 1000);
      reconnection.schedule(again);
    };
    reconnection.schedule(again);
    vi.advanceTimersByTime(120_000);
    return times;
  }

  it('is tried soon, then less often, while the session waits', () => {
    const times = tries();
    expect(times[0]).toBeLessThanOrEqual(0.75);
    expect(times.length).toBeGreaterThan(6);
    expect(times.at(-1)).toBeLessThanOrEqual(60);
  });

  it('has another minute when it was back meanwhile', () => {
    const reconnection = new Reconnection(() => Date.now());
    reconnection.schedule(() => undefined);
    vi.advanceTimersByTime(59_900);
    expect(reconnection.schedule(() => undefined)).toBe(false);
    reconnection.succeeded();
    expect(reconnection.schedule(() => undefined)).toBe(true);
  });

  it('is not tried any more once it was given up', () => {
    const again = vi.fn();
    const reconnection = new Reconnection(() => Date.now());
    reconnection.schedule(again);
    reconnection.cancel();
    vi.advanceTimersByTime(60_000);
    expect(again).not.toHaveBeenCalled();
  });
});
