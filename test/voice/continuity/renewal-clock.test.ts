import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RenewalClock } from '../../../src/voice/continuity/streams/renewal-clock.ts';

const EIGHT_MINUTES_MS = 480_000;

describe('the clock of a renewal', () => {
  let due: boolean[];
  let clock: RenewalClock;

  beforeEach(() => {
    vi.useFakeTimers();
    due = [];
    clock = new RenewalClock({ onDue: (forced) => due.push(forced) });
  });
  afterEach(() => {
    clock.stop();
    vi.useRealTimers();
  });

  it('is due from three quarters of the limit on, and forced from nine tenths', () => {
    clock.start(EIGHT_MINUTES_MS, undefined);
    vi.advanceTimersByTime(359_999);
    expect(due).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(due.length).toBeGreaterThan(200);
    expect(due).not.toContain(true);
    vi.advanceTimersByTime(12_400);
    expect(due.at(-1)).toBe(true);
  });

  it('takes the earlier end when the provider announces one', () => {
    clock.start(EIGHT_MINUTES_MS, Date.now() + 100_000);
    vi.advanceTimersByTime(75_000);
    expect(due).toEqual([false]);
  });

  it.each([
    ['has passed, as by a clock that is an hour ahead', -3_600_000],
    ['is now', 0],
    ['comes in a moment', 500],
    ['is no time', Number.NaN],
    ['is in seconds, though it should be in milliseconds', -1_793_000_000_000],
  ])('does not believe an end that %s: no storm of renewals comes of it', (_what, inMs) => {
    for (let stream = 0; stream < 5; stream += 1) {
      clock.start(EIGHT_MINUTES_MS, Date.now() + inMs);
      vi.advanceTimersByTime(359_000);
    }
    expect(due).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(due.length).toBeGreaterThan(0);
  });

  it('stops believing that every stream ends early', () => {
    for (let stream = 0; stream < 100; stream += 1) {
      due = [];
      clock.start(EIGHT_MINUTES_MS, Date.now() + 4_000);
      vi.advanceTimersByTime(3_000);
      expect(due).toEqual(stream < 10 ? [false] : []);
    }
  });

  it('starts again with every stream, and stops', () => {
    clock.start(EIGHT_MINUTES_MS, undefined);
    vi.advanceTimersByTime(300_000);
    clock.start(EIGHT_MINUTES_MS, undefined);
    vi.advanceTimersByTime(300_000);
    clock.stop();
    vi.advanceTimersByTime(EIGHT_MINUTES_MS);
    expect(due).toEqual([]);
  });
});
