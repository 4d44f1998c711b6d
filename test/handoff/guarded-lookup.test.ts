import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GuardedLookup } from '../../src/handoff/connect/guarded-request.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Loads that the test answers one by one. */
class Source {
  readonly signals: AbortSignal[] = [];
  readonly failures: unknown[] = [];
  answer: () => Promise<string> = () => Promise.resolve('value');
  readonly lookup = new GuardedLookup<string>({
    load: (signal) => {
      this.signals.push(signal);
      return this.answer();
    },
    freshUntilMs: () => Date.now() + 10_000,
    deadlineMs: 1000,
    onFailure: (error) => this.failures.push(error),
  });

  get loads(): number {
    return this.signals.length;
  }
}

test('a value is reused while it is fresh', async () => {
  const source = new Source();
  expect(source.lookup.last).toBeUndefined();
  expect(await source.lookup.get()).toBe('value');
  await vi.advanceTimersByTimeAsync(9_999);
  await source.lookup.get();
  expect(source.loads).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  await source.lookup.get();
  expect(source.loads).toBe(2);
});

test('a second caller waits for the same answer, and no longer than the first', async () => {
  const source = new Source();
  source.answer = () => new Promise(() => undefined);
  const first = source.lookup.get();
  await vi.advanceTimersByTimeAsync(900);
  const second = source.lookup.get();
  await vi.advanceTimersByTimeAsync(100);
  expect(await Promise.all([first, second])).toEqual([undefined, undefined]);
  expect(source.loads).toBe(1);
  expect(source.signals[0]?.aborted).toBe(true);
});

test('a failure is not cached, and the earlier value stays the last one', async () => {
  const source = new Source();
  await source.lookup.get();
  await vi.advanceTimersByTimeAsync(10_000);
  source.answer = () => Promise.reject(new Error('refused'));
  expect(await source.lookup.get()).toBeUndefined();
  expect(source.lookup.last).toBe('value');
  source.answer = () => Promise.resolve('newer');
  expect(await source.lookup.get()).toBe('newer');
});

test('three failures in a row stop requests for 30 seconds; then one try decides', async () => {
  const source = new Source();
  source.answer = () => Promise.reject(new Error('refused'));
  for (let call = 0; call < 10; call += 1) await source.lookup.get();
  expect(source.loads).toBe(3);
  expect(source.failures).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(30_000);
  for (let call = 0; call < 10; call += 1) await source.lookup.get();
  expect(source.loads).toBe(4);
  await vi.advanceTimersByTimeAsync(30_000);
  source.answer = () => Promise.resolve('back');
  expect(await source.lookup.get()).toBe('back');
});
