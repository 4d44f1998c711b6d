import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ReplyWatch } from '../../web/gateway/reply-watch.ts';

let asked = 0;
let isDead = false;
let watch: ReplyWatch;

beforeEach(() => {
  vi.useFakeTimers();
  [asked, isDead] = [0, false];
  watch = new ReplyWatch({
    ask: () => {
      asked += 1;
    },
    onDead: () => {
      isDead = true;
      watch.stop();
    },
    clock: () => Date.now(),
  });
});
afterEach(() => vi.useRealTimers());

it('asks every five seconds, and is content with answers', () => {
  watch.start();
  for (let seconds = 0; seconds < 60; seconds += 5) {
    watch.answered();
    vi.advanceTimersByTime(5_000);
  }
  expect([asked, isDead]).toEqual([13, false]);
});

it('knows after ten seconds that a gateway that has answered before is gone', () => {
  watch.start();
  watch.answered();
  vi.advanceTimersByTime(14_999);
  expect(isDead).toBe(false);
  vi.advanceTimersByTime(1);
  expect(isDead).toBe(true);
});

it('takes anything that comes for a sign of life', () => {
  watch.start();
  watch.answered();
  for (let seconds = 0; seconds < 60; seconds += 4) {
    vi.advanceTimersByTime(4_000);
    watch.heard();
  }
  expect(isDead).toBe(false);
});

it('expects nothing of an older gateway, which does not know the question', () => {
  watch.start();
  vi.advanceTimersByTime(120_000);
  expect([asked, isDead]).toEqual([1, false]);
});

it('is silent when it is stopped', () => {
  watch.start();
  watch.answered();
  watch.stop();
  vi.advanceTimersByTime(60_000);
  expect([asked, isDead]).toEqual([1, false]);
});
