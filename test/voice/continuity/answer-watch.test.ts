import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnswerWatch, type Due } from '../../../src/voice/continuity/waiting/answer-watch.ts';

describe('the watch on an answer', () => {
  let speaks: boolean;
  let silences: Due[];
  let slow: string[];
  let watch: AnswerWatch;

  beforeEach(() => {
    vi.useFakeTimers();
    speaks = false;
    silences = [];
    slow = [];
    watch = new AnswerWatch({
      timeoutMs: 4_000,
      callerSpeaks: () => speaks,
      onSlow: () => slow.push('slow'),
      onSettled: () => slow.push('settled'),
      onSilence: (due) => silences.push(due),
    });
  });
  afterEach(() => vi.useRealTimers());

  it('counts from the first expectation', () => {
    watch.expect(3_000);
    vi.advanceTimersByTime(3_000);
    watch.expect(3_000);
    expect(watch.armed).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(silences).toEqual(['owed']);
    expect(watch.armed).toBe(false);
  });

  it('is settled by a sign', () => {
    watch.expect(3_000);
    watch.settle();
    vi.advanceTimersByTime(10_000);
    expect(silences).toEqual([]);
  });

  it('waits for a caller who speaks on, within a limit', () => {
    speaks = true;
    watch.expect(3_000);
    vi.advanceTimersByTime(20_000);
    expect(silences).toEqual([]);
    vi.advanceTimersByTime(4_000);
    expect(silences).toEqual(['owed']);
  });

  it('is extended by signs of work, within its bounds', () => {
    watch.expect(3_000);
    vi.advanceTimersByTime(3_900);
    watch.working();
    vi.advanceTimersByTime(5_900);
    expect(silences).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(silences).toEqual(['owed']);
    watch.expect(3_000);
    for (let second = 0; second < 12; second += 1) {
      expect(silences).toHaveLength(1);
      watch.working();
      vi.advanceTimersByTime(1_000);
    }
    expect(silences).toHaveLength(2);
  });

  it('tells of a slow answer before it gives it up, and when the wait is over', () => {
    watch.expect(3_000);
    vi.advanceTimersByTime(2_900);
    watch.settle();
    expect(slow).toEqual([]);
    watch.expect(3_000);
    vi.advanceTimersByTime(3_000);
    expect([slow, silences]).toEqual([['slow'], []]);
    watch.settle();
    expect(slow).toEqual(['slow', 'settled']);
  });

  it('tells of a slow answer on a suspicion only where that is wanted', () => {
    watch.suspect();
    vi.advanceTimersByTime(4_000);
    expect([slow, silences]).toEqual([[], ['suspected']]);
    watch.suspect({ slowMs: 3_000 });
    vi.advanceTimersByTime(3_000);
    expect(slow).toEqual(['slow']);
    watch.settle();
    expect(slow).toEqual(['slow', 'settled']);
    speaks = true;
    watch.suspect({ slowMs: 3_000 });
    vi.advanceTimersByTime(3_000);
    expect(slow).toHaveLength(2);
  });

  it('tells how long an answer has been owed', () => {
    watch.suspect();
    vi.advanceTimersByTime(1_000);
    expect(watch.owedMs).toBe(0);
    watch.expect(3_000);
    vi.advanceTimersByTime(1_000);
    expect(watch.owedMs).toBe(1_000);
    watch.settle();
    expect(watch.owedMs).toBe(0);
  });

  it('owes nothing on a suspicion, until the model shows that it heard', () => {
    watch.suspect();
    expect(watch.armed).toBe(false);
    vi.advanceTimersByTime(3_500);
    watch.expect(3_000);
    expect(watch.armed).toBe(true);
    watch.suspect();
    vi.advanceTimersByTime(3_500);
    expect(silences).toEqual([]);
    vi.advanceTimersByTime(500);
    watch.suspect({ share: 0.5 });
    vi.advanceTimersByTime(2_000);
    expect(silences).toEqual(['owed', 'suspected']);
    expect(slow).toEqual(['slow', 'settled']);
  });
});
