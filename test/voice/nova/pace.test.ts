import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace } from '../../../src/voice/nova/audio/send-pace.ts';

describe('Pace', () => {
  /** By how much every timer is late, and the clock that shows it. */
  let lagMs: number;
  let nowMs: number;
  let pace: Pace;
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    lagMs = 0;
    nowMs = 0;
    pace = new Pace(() => nowMs);
    stop = pace.listen(() => undefined);
  });

  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  function pass(ticks: number): void {
    for (let tick = 0; tick < ticks; tick += 1) {
      nowMs += 20 + lagMs;
      vi.advanceTimersByTime(20);
    }
  }

  it('packs nothing while the loop is calm', () => {
    lagMs = 1;
    pass(500);
    expect(pace.packMs).toBe(0);
  });

  it('packs two frames when the loop is late, three when it is very late, and none when it is calm again', () => {
    lagMs = 8;
    pass(50);
    expect(pace.packMs).toBe(40);
    expect(pace.lagMs).toBeCloseTo(8, 0);
    lagMs = 20;
    pass(50);
    expect(pace.packMs).toBe(60);
    lagMs = 0;
    pass(50);
    expect(pace.packMs).toBe(0);
  });

  it('does not change its mind at every tick', () => {
    lagMs = 6;
    pass(100);
    expect(pace.packMs).toBe(40);
    lagMs = 4;
    pass(100);
    expect(pace.packMs).toBe(40);
    lagMs = 2;
    pass(100);
    expect(pace.packMs).toBe(0);
    lagMs = 4;
    pass(100);
    expect(pace.packMs).toBe(0);
  });

  it('does not take a single stall for lag', () => {
    pass(10);
    lagMs = 900;
    pass(1);
    expect(pace.packMs).toBe(0);
    lagMs = 0;
    pass(1);
    expect(pace.packMs).toBe(0);
  });

  it('calls everybody every 100 ms, not all at one moment', () => {
    const heard = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    const ends = heard.map((_, i) =>
      pace.listen(() => {
        heard[i] = (heard[i] ?? 0) + 1;
      }),
    );
    vi.advanceTimersByTime(20);
    expect(heard.filter((times) => times > 0)).toHaveLength(2);
    vi.advanceTimersByTime(980);
    expect(heard).toEqual(heard.map(() => 10));
    for (const end of ends) end();
  });

  it('has no timer when nobody listens, and forgets the lag', () => {
    lagMs = 20;
    pass(50);
    stop();
    stop();
    expect(vi.getTimerCount()).toBe(0);
    expect([pace.packMs, pace.lagMs]).toEqual([0, 0]);
  });
});
