import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnswerWatch } from '../../../src/voice/continuity/answer-watch.ts';

describe('the watch on an answer', () => {
  let speaks: boolean;
  let silences: number;
  let watch: AnswerWatch;

  beforeEach(() => {
    vi.useFakeTimers();
    speaks = false;
    silences = 0;
    watch = new AnswerWatch({
      timeoutMs: 4_000,
      callerSpeaks: () => speaks,
      onSilence: () => {
        silences += 1;
      },
    });
  });
  afterEach(() => vi.useRealTimers());

  it('counts from the first expectation', () => {
    watch.expect();
    vi.advanceTimersByTime(3_000);
    watch.expect();
    expect(watch.armed).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(silences).toBe(1);
    expect(watch.armed).toBe(false);
  });

  it('is settled by a sign', () => {
    watch.expect();
    watch.settle();
    vi.advanceTimersByTime(10_000);
    expect(silences).toBe(0);
  });

  it('waits for a caller who speaks on, but not for ever', () => {
    speaks = true;
    watch.expect();
    vi.advanceTimersByTime(20_000);
    expect(silences).toBe(0);
    vi.advanceTimersByTime(4_000);
    expect(silences).toBe(1);
  });
});
