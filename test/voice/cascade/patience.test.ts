import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProviderError } from '../../../src/errors.ts';
import { Patience } from '../../../src/voice/cascade/answering/patience.ts';

describe('the patience with a service', () => {
  let failures: ProviderError[];
  let patience: Patience;

  beforeEach(() => {
    vi.useFakeTimers();
    failures = [];
    patience = new Patience('Amazon Polly', (error) => failures.push(error));
  });
  afterEach(() => vi.useRealTimers());

  it('ends when it gives nothing in time, and names the service', () => {
    patience.expect(1_000);
    vi.advanceTimersByTime(999);
    expect(failures).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(failures).toMatchObject([
      { code: 'provider_timeout', message: 'Amazon Polly was silent for 1000 ms during an answer' },
    ]);
  });

  it('begins again with each sign, also with one that was read late', () => {
    patience.expect(1_000);
    vi.advanceTimersByTime(900);
    patience.expect(1_000);
    vi.advanceTimersByTime(1_010);
    patience.expect(1_000);
    vi.advanceTimersByTime(1_010);
    patience.settle();
    vi.advanceTimersByTime(10_000);
    expect(failures).toEqual([]);
  });

  it('ends with the failure of the service', () => {
    patience.expect(1_000);
    patience.failed(Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }));
    vi.advanceTimersByTime(10_000);
    expect(failures.map(({ code }) => code)).toEqual(['provider_throttled']);
  });
});
