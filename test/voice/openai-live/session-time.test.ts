import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SessionTime } from '../../../src/voice/openai-live/session/session-time.ts';

let billed: number[];
let time: SessionTime;

beforeEach(() => {
  vi.useFakeTimers();
  billed = [];
  time = new SessionTime((seconds) => void billed.push(seconds));
});
afterEach(() => vi.useRealTimers());

const sum = () => billed.reduce((total, seconds) => total + seconds, 0);

it('tells each second once, whatever the vendor repeats or takes back', () => {
  time.start();
  vi.advanceTimersByTime(20_000);
  for (const seconds of [15, 15, 3, -1, 20.5]) time.tell(seconds);
  time.end(20.5);
  time.end(undefined);
  expect(billed).toEqual([15, 5.5]);
});

it('tells the time that has passed when the vendor has not', () => {
  time.start();
  vi.advanceTimersByTime(14_200);
  time.end(undefined);
  expect(sum()).toBe(15);
});

it('does not believe time that cannot have passed', () => {
  time.tell(5);
  time.start();
  vi.advanceTimersByTime(10_000);
  time.tell(1e12);
  expect(sum()).toBe(40);
});
