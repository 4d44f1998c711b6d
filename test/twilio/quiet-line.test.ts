import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { QuietLine } from '../../src/twilio/stream/quiet-line.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watchedLine() {
  let silenceMs = 0;
  const line = new QuietLine({
    clock: () => performance.now(),
    onSilence: (ms) => {
      silenceMs += ms;
    },
  });
  return { line, silenceMs: () => silenceMs };
}

describe('a line', () => {
  it('that was never live is not quiet', () => {
    const { silenceMs } = watchedLine();
    vi.advanceTimersByTime(5_000);
    expect(silenceMs()).toBe(0);
  });

  it('that gives audio gets no silence', () => {
    const { line, silenceMs } = watchedLine();
    for (let frame = 0; frame < 100; frame += 1) {
      line.heard();
      vi.advanceTimersByTime(20);
    }
    line.stop();
    expect(silenceMs()).toBe(0);
  });

  it('that falls quiet is given silence in real time, half a second late', () => {
    const { line, silenceMs } = watchedLine();
    line.heard();
    vi.advanceTimersByTime(400);
    expect(silenceMs()).toBe(0);
    vi.advanceTimersByTime(2_100);
    expect(silenceMs()).toBe(2_100);
    line.heard();
    vi.advanceTimersByTime(400);
    expect(silenceMs()).toBe(2_100);
    line.stop();
    vi.advanceTimersByTime(5_000);
    expect(silenceMs()).toBe(2_100);
  });

  it('that gives audio is looked at twice a second', () => {
    const { line } = watchedLine();
    const timers = vi.spyOn(globalThis, 'setTimeout');
    for (let frame = 0; frame < 500; frame += 1) {
      line.heard();
      vi.advanceTimersByTime(20);
    }
    expect(timers.mock.calls.length).toBeLessThanOrEqual(22);
    line.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('may be stopped by the silence itself', () => {
    const line: QuietLine = new QuietLine({ clock: () => performance.now(), onSilence: () => line.stop() });
    line.heard();
    vi.advanceTimersByTime(1_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
