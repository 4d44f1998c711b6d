import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StallWatch } from '../../../src/voice/continuity/waiting/stall-watch.ts';

describe('the watch on an answer that has begun', () => {
  let silent: boolean;
  let told: string[];
  let watch: StallWatch;

  beforeEach(() => {
    vi.useFakeTimers();
    silent = false;
    told = [];
    watch = new StallWatch({
      timeoutMs: 9_000,
      slowMs: 3_500,
      silent: () => silent,
      onSlow: () => told.push('slow'),
      onSettled: () => told.push('settled'),
      onSilence: () => told.push('silence'),
    });
  });
  afterEach(() => {
    watch.stop();
    vi.useRealTimers();
  });

  it('waits while the caller hears something, then for its timeout, and reports once', () => {
    watch.follow();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
    silent = true;
    vi.advanceTimersByTime(4_500);
    expect(told).toEqual(['slow']);
    // The filler, which is no answer.
    silent = false;
    vi.advanceTimersByTime(5_500);
    expect(told).toEqual(['slow', 'settled', 'silence']);
    vi.advanceTimersByTime(60_000);
    expect(told).toHaveLength(3);
  });

  it('waits for a model that shows that it is at work', () => {
    silent = true;
    watch.follow();
    for (let second = 0; second < 30; second += 2) {
      vi.advanceTimersByTime(2_000);
      watch.working();
    }
    expect(told).toEqual([]);
  });

  it('ends when the answer goes on, and when it is complete', () => {
    silent = true;
    watch.follow();
    vi.advanceTimersByTime(5_000);
    watch.follow();
    expect(told).toEqual(['slow', 'settled']);
    watch.stop();
    watch.working();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual(['slow', 'settled']);
  });
});
