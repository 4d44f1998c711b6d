import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withDeadline } from '../../src/async/deadline.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work that fails when it is told to stop. */
function stoppable(signal: AbortSignal): Promise<string> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('stopped')));
  });
}

it('returns the result of the work, and leaves no timer', async () => {
  const answer = withDeadline(async () => 'done', { limitMs: 1000, onLate: () => 'late' });
  expect(await answer).toBe('done');
  expect(vi.getTimerCount()).toBe(0);
});

it('throws the error of the work, and leaves no timer', async () => {
  const failing = withDeadline(() => Promise.reject(new Error('no')), {
    limitMs: 1000,
    onLate: () => 'late',
  });
  await expect(failing).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});

it('answers in place of late work, and aborts it', async () => {
  let stopped = false;
  const answer = withDeadline(
    (signal) => {
      signal.addEventListener('abort', () => {
        stopped = true;
      });
      return stoppable(signal);
    },
    { limitMs: 1000, onLate: () => 'late' },
  );
  await vi.advanceTimersByTimeAsync(999);
  expect(stopped).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await answer).toBe('late');
  expect(stopped).toBe(true);
});

it('may throw in place of late work', async () => {
  const answer = withDeadline(stoppable, {
    limitMs: 1000,
    onLate: () => {
      throw new Error('too late');
    },
  });
  const failing = expect(answer).rejects.toThrow('too late');
  await vi.advanceTimersByTimeAsync(1000);
  await failing;
});
