import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RenewalClock } from '../../../src/voice/continuity/renewal-clock.ts';

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

  it('asks from three quarters of the limit on, and insists from nine tenths', () => {
    clock.start(EIGHT_MINUTES_MS, undefined);
    vi.advanceTimersByTime(359_999);
    expect(due).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(due.length).toBeGreaterThan(200);
    expect(due).not.toContain(true);
    vi.advanceTimersByTime(12_400);
    expect(due.at(-1)).toBe(true);
  });

  it('takes the earlier end when the provider tells one', () => {
    clock.start(EIGHT_MINUTES_MS, Date.now() + 100_000);
    vi.advanceTimersByTime(75_000);
    expect(due).toEqual([false]);
  });

  it('insists at once when the end has passed', () => {
    clock.start(EIGHT_MINUTES_MS, Date.now() - 1);
    vi.advanceTimersByTime(1);
    expect(due[0]).toBe(true);
  });

  it('begins again with every stream, and stops', () => {
    clock.start(EIGHT_MINUTES_MS, undefined);
    vi.advanceTimersByTime(300_000);
    clock.start(EIGHT_MINUTES_MS, undefined);
    vi.advanceTimersByTime(300_000);
    clock.stop();
    vi.advanceTimersByTime(EIGHT_MINUTES_MS);
    expect(due).toEqual([]);
  });
});
