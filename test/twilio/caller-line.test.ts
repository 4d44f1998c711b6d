import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FRAME_BYTES, FRAME_MS } from '../../src/audio/format.ts';
import { silencePayload } from '../../src/audio/mulaw.ts';
import {
  CALLER_LINE_TIMING,
  CallerLine,
  type CallerLineListener,
} from '../../src/twilio/stream/caller-line.ts';

const FRAME = silencePayload(FRAME_BYTES);
const { askAfterMs, answerMs } = CALLER_LINE_TIMING;

describe("the caller's line", () => {
  let told: { silenceMs: number; asked: number; dead: number };
  let line: CallerLine;
  let chunk: number;

  beforeEach(() => {
    vi.useFakeTimers();
    chunk = 0;
    told = { silenceMs: 0, asked: 0, dead: 0 };
    line = startedLine({
      onQuiet: (ms) => {
        told.silenceMs += ms;
      },
      onNoSign: () => {
        told.asked += 1;
      },
      onDead: () => {
        told.dead += 1;
      },
    });
  });
  afterEach(() => {
    line.stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  function startedLine(listener: CallerLineListener): CallerLine {
    const started = new CallerLine(listener, () => performance.now(), CALLER_LINE_TIMING);
    started.start();
    return started;
  }

  /** One frame of the caller, whose own time is that of the test. */
  function gives(timestampMs = performance.now()): number | undefined {
    chunk += 1;
    line.alive();
    return line.place({ event: 'media', streamSid: 'MZ1', chunk, timestampMs, payload: FRAME });
  }

  function talks(frames: number): void {
    for (let frame = 0; frame < frames; frame += 1) {
      gives();
      vi.advanceTimersByTime(FRAME_MS);
    }
  }

  it('that was never live is not quiet', () => {
    vi.advanceTimersByTime(5_000);
    expect(told.silenceMs).toBe(0);
  });

  it('that gives audio gets no silence', () => {
    talks(100);
    expect(told).toEqual({ silenceMs: 0, asked: 0, dead: 0 });
  });

  it('that falls quiet is given silence in real time, half a second late', () => {
    gives();
    vi.advanceTimersByTime(400);
    expect(told.silenceMs).toBe(0);
    vi.advanceTimersByTime(2_100);
    expect(told.silenceMs).toBe(2_100);
    gives();
    vi.advanceTimersByTime(400);
    expect(told.silenceMs).toBe(2_100);
    line.stop();
    vi.advanceTimersByTime(5_000);
    expect(told.silenceMs).toBe(2_100);
  });

  it('misses only the audio for which no silence has stood in', () => {
    gives(0);
    vi.advanceTimersByTime(2_500);
    expect(told.silenceMs).toBe(2_100);
    expect(gives(2_500)).toBe(2_500 - FRAME_MS - 2_100);
  });

  it('that gives audio is looked at twice a second', () => {
    // A spy on the fake clock would outlive it and reach the next test file of the worker.
    const { setTimeout: fake } = globalThis;
    const counting = vi.fn(fake);
    globalThis.setTimeout = Object.assign(counting, { __promisify__: fake.__promisify__ });
    talks(500);
    globalThis.setTimeout = fake;
    expect(counting.mock.calls.length).toBeLessThanOrEqual(23);
  });

  it('may be stopped by what it tells', () => {
    line.stop();
    const stops = () => line.stop();
    line = startedLine({ onQuiet: stops, onNoSign: stops, onDead: stops });
    gives();
    vi.advanceTimersByTime(1_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that gives no sign is asked, again and again, as long as it answers', () => {
    for (let minute = 0; minute < 10; minute += 1) {
      vi.advanceTimersByTime(9_000);
      expect(told.asked).toBe(minute + 1);
      line.alive();
    }
    vi.advanceTimersByTime(7_000);
    expect(told.dead).toBe(0);
  });

  it('that does not answer is given up, once, within 30 seconds', () => {
    vi.advanceTimersByTime(30_000);
    expect(told).toMatchObject({ asked: 1, dead: 1 });
    vi.advanceTimersByTime(60_000);
    expect(told).toMatchObject({ asked: 1, dead: 1 });
  });

  it('that has been quiet for long is asked too', () => {
    talks(10);
    vi.advanceTimersByTime(30_000);
    expect(told).toMatchObject({ asked: 1, dead: 1 });
    expect(told.silenceMs).toBeGreaterThan(14_000);
  });

  it('is believed when its answer waits to be read after a stall', () => {
    vi.advanceTimersByTime(askAfterMs);
    // The timer comes first, then what the socket has to say, then the judgement.
    setTimeout(() => line.alive(), answerMs);
    vi.advanceTimersByTime(answerMs);
    vi.advanceTimersByTime(1_000);
    expect(told).toMatchObject({ asked: 1, dead: 0 });
  });

  it('is not given up after its end', () => {
    line.stop();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual({ silenceMs: 0, asked: 0, dead: 0 });
  });
});
