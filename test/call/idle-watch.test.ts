import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DurationLimit } from '../../src/call/limits/duration-limit.ts';
import { IdleWatch } from '../../src/call/limits/idle-watch.ts';

describe('IdleWatch', () => {
  const onPrompt = vi.fn();
  const onExpired = vi.fn();
  let busy: boolean;
  let watch: IdleWatch;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.clearAllMocks();
    busy = false;
    watch = new IdleWatch({ idleMs: 60_000, busy: () => busy, onPrompt, onExpired });
    return () => {
      watch.stop();
      expect(vi.getTimerCount()).toBe(0);
      vi.useRealTimers();
    };
  });

  it('prompts at half of the time and expires at the end of it', () => {
    vi.advanceTimersByTime(29_000);
    expect(onPrompt).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2_000);
    expect(onPrompt).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(28_000);
    expect(onExpired).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2_000);
    expect(onExpired).toHaveBeenCalledOnce();
  });

  it('starts anew with what the caller says', () => {
    for (let second = 0; second < 300; second += 20) {
      vi.advanceTimersByTime(20_000);
      watch.touch();
    }
    expect(onPrompt).not.toHaveBeenCalled();
    expect(onExpired).not.toHaveBeenCalled();
  });

  it('does not count the time in which somebody is heard', () => {
    busy = true;
    vi.advanceTimersByTime(170_000);
    expect(onPrompt).not.toHaveBeenCalled();
    busy = false;
    vi.advanceTimersByTime(29_000);
    expect(onPrompt).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2_000);
    expect(onPrompt).toHaveBeenCalledOnce();
  });

  it('expires although its own prompt was spoken', () => {
    vi.advanceTimersByTime(31_000);
    busy = true;
    vi.advanceTimersByTime(3_000);
    busy = false;
    vi.advanceTimersByTime(30_000);
    expect(onExpired).toHaveBeenCalledOnce();
  });

  it('expires although sounds and answers to them come and go', () => {
    for (let second = 0; second < 180; second += 3) {
      busy = true;
      vi.advanceTimersByTime(2_000);
      busy = false;
      vi.advanceTimersByTime(1_000);
    }
    expect(onPrompt).toHaveBeenCalledOnce();
    expect(onExpired).toHaveBeenCalledOnce();
  });

  it('expires although something is heard without any pause', () => {
    busy = true;
    vi.advanceTimersByTime(180_000);
    expect(onPrompt).not.toHaveBeenCalled();
    vi.advanceTimersByTime(62_000);
    expect(onExpired).toHaveBeenCalledOnce();
  });

  it('watches on when the call did not end', () => {
    vi.advanceTimersByTime(61_000);
    expect([onPrompt.mock.calls.length, onExpired.mock.calls.length]).toEqual([1, 1]);
    vi.advanceTimersByTime(61_000);
    expect([onPrompt.mock.calls.length, onExpired.mock.calls.length]).toEqual([2, 2]);
  });
});

describe('DurationLimit', () => {
  it('warns a minute before the end, or at three quarters of a short call', () => {
    vi.useFakeTimers();
    for (const [limitMs, warningMs] of [
      [600_000, 540_000],
      [20_000, 15_000],
    ] as const) {
      const onWarning = vi.fn();
      const onLimit = vi.fn();
      const limit = new DurationLimit({ limitMs, onWarning, onLimit });
      vi.advanceTimersByTime(warningMs - 1);
      expect(onWarning).not.toHaveBeenCalled();
      vi.advanceTimersByTime(1);
      expect(onWarning).toHaveBeenCalledOnce();
      vi.advanceTimersByTime(limitMs - warningMs);
      expect(onLimit).toHaveBeenCalledOnce();
      limit.stop();
    }
    vi.useRealTimers();
  });
});
