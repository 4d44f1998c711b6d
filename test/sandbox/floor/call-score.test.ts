import { describe, expect, it } from 'vitest';
import { callScore, latencyScore, scoreTurn } from '../../../sandbox/floor/call-score.ts';

const turn = { startMs: 1000, endMs: 2000, isInterruption: false };

describe('the score of a latency', () => {
  it.each([
    [-600, 0],
    [-500, 0],
    [0, 0.5],
    [500, 1],
    [2000, 1],
    [2750, 0.5],
    [3500, 0],
    [9000, 0],
  ])('of %i ms is %f', (ms, score) => {
    expect(latencyScore(ms)).toBeCloseTo(score, 10);
  });
});

describe('the score of a turn', () => {
  it('is that of its latency', () => {
    expect(scoreTurn(turn, undefined, [{ startMs: 4750, endMs: 6000 }])).toBeCloseTo(0.5, 10);
  });

  it('is 0 without an answer before the caller speaks again', () => {
    const next = { startMs: 3000, endMs: 4000 };
    expect(scoreTurn(turn, next, [{ startMs: 4500, endMs: 6000 }])).toBe(0);
    expect(scoreTurn(turn, undefined, [])).toBe(0);
  });

  it('falls with the time to yield', () => {
    const interruption = { ...turn, isInterruption: true };
    const assistant = [
      { startMs: 0, endMs: 1600 },
      { startMs: 2700, endMs: 4000 },
    ];
    expect(scoreTurn(interruption, undefined, assistant)).toBeCloseTo(0.7, 10);
  });

  it('is at most 0.5 when the assistant interrupts, and falls with overlap and number', () => {
    const answer = { startMs: 3000, endMs: 4000 };
    expect(scoreTurn(turn, undefined, [{ startMs: 1600, endMs: 1800 }, answer])).toBeCloseTo(0.45, 10);
    const twice = [{ startMs: 1200, endMs: 1220 }, { startMs: 1600, endMs: 1620 }, answer];
    expect(scoreTurn(turn, undefined, twice)).toBeCloseTo(0.25, 10);
  });

  it('takes the worst of both sides', () => {
    const interruption = { ...turn, isInterruption: true };
    const assistant = [
      { startMs: 0, endMs: 1100 },
      { startMs: 1500, endMs: 1700 },
    ];
    expect(scoreTurn(interruption, undefined, assistant)).toBeCloseTo(0.45, 10);
  });
});

describe('the score of a call', () => {
  it('is the mean of its turns; backchannels and stop words are none', () => {
    const into = { place: 'middle', naturalEndMs: 9000 } as const;
    const score = callScore({
      events: [
        { kind: 'question', place: 'silence', startMs: 1000, endMs: 2000 },
        { kind: 'backchannel', ...into, startMs: 4000, endMs: 4300 },
        { kind: 'stop', ...into, startMs: 5000, endMs: 5300 },
        { kind: 'question', place: 'silence', startMs: 10_000, endMs: 11_000 },
      ],
      assistant: [{ startMs: 3000, endMs: 9000 }],
      clearsMs: [],
    });
    expect(score).toBe(0.5);
  });

  it('is unknown without turns', () => {
    expect(callScore({ events: [], assistant: [], clearsMs: [] })).toBeUndefined();
  });
});
