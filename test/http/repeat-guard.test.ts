import { beforeEach, describe, expect, it } from 'vitest';
import { RepeatGuard } from '../../src/http/repeat-guard.ts';

describe('RepeatGuard', () => {
  let nowMs = 0;
  let made = 0;
  let guard: RepeatGuard;
  const make = async () => {
    made += 1;
    return `answer ${made}`;
  };

  beforeEach(() => {
    nowMs = 1;
    made = 0;
    guard = new RepeatGuard({ lifetimeMs: 1000, maxEntries: 3, clock: () => nowMs });
  });

  it('gives a repeat the first answer, also while that is being made', async () => {
    const answers = await Promise.all([guard.answer('a', make), guard.answer('a', make)]);
    expect(answers).toEqual(['answer 1', 'answer 1']);
    expect(await guard.answer('a', make)).toBe('answer 1');
    expect(await guard.answer('b', make)).toBe('answer 2');
  });

  it('makes a new answer without a key, after its lifetime, and once told to forget', async () => {
    await guard.answer(undefined, make);
    expect(await guard.answer(undefined, make)).toBe('answer 2');
    await guard.answer('a', make);
    nowMs = 1002;
    expect(await guard.answer('a', make)).toBe('answer 4');
    guard.forget('a');
    expect(await guard.answer('a', make)).toBe('answer 5');
  });

  it('does not remember a failure', async () => {
    await expect(guard.answer('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await guard.answer('a', make)).toBe('answer 1');
  });

  it('is bounded: the oldest answer goes first', async () => {
    for (const key of ['a', 'b', 'c', 'd']) await guard.answer(key, make);
    expect(await guard.answer('d', make)).toBe('answer 4');
    expect(await guard.answer('a', make)).toBe('answer 5');
  });
});
