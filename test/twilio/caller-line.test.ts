import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LINE_WATCH_TIMING, LineWatch } from '../../src/twilio/stream/caller-line.ts';

describe('the watch on a line', () => {
  let asked: number;
  let dead: number;
  let watch: LineWatch;

  beforeEach(() => {
    vi.useFakeTimers();
    asked = 0;
    dead = 0;
    watch = new LineWatch({
      ...LINE_WATCH_TIMING,
      clock: () => performance.now(),
      ask: () => {
        asked += 1;
      },
      onDead: () => {
        dead += 1;
      },
    });
    watch.start();
  });
  afterEach(() => {
    watch.stop();
    vi.useRealTimers();
  });

  it('asks nobody who speaks', () => {
    for (let second = 0; second < 120; second += 1) {
      watch.heard();
      vi.advanceTimersByTime(1_000);
    }
    expect([asked, dead]).toEqual([0, 0]);
  });

  it('asks one who is silent, again and again, as long as there is an answer', () => {
    for (let minute = 0; minute < 10; minute += 1) {
      vi.advanceTimersByTime(9_000);
      expect(asked).toBe(minute + 1);
      watch.heard();
    }
    vi.advanceTimersByTime(7_000);
    expect(dead).toBe(0);
  });

  it('gives up one who does not answer, once, within 30 seconds', () => {
    vi.advanceTimersByTime(30_000);
    expect([asked, dead]).toEqual([1, 1]);
    vi.advanceTimersByTime(60_000);
    expect([asked, dead]).toEqual([1, 1]);
  });

  it('believes an answer that waits to be read after a stall', () => {
    vi.advanceTimersByTime(LINE_WATCH_TIMING.askAfterMs);
    // The timer comes first, then what the socket has to say, then the judgement.
    setTimeout(() => watch.heard(), LINE_WATCH_TIMING.answerMs);
    vi.advanceTimersByTime(LINE_WATCH_TIMING.answerMs);
    vi.advanceTimersByTime(1_000);
    expect([asked, dead]).toEqual([1, 0]);
  });

  it('gives up nobody after its end', () => {
    watch.stop();
    vi.advanceTimersByTime(60_000);
    expect([asked, dead]).toEqual([0, 0]);
  });
});
