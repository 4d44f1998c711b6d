import { describe, expect, it } from 'vitest';
import type { ProviderErrorCode } from '../../../src/errors.ts';
import {
  type RetryStep,
  retryDelayMs,
  retryStep,
} from '../../../src/voice/continuity/streams/retry-policy.ts';

const TABLE: readonly (readonly [ProviderErrorCode, RetryStep, RetryStep])[] = [
  ['provider_credentials_missing', 'next', 'next'],
  ['provider_unauthorized', 'next', 'next'],
  ['provider_access_denied', 'next', 'next'],
  ['provider_model_not_found', 'next', 'next'],
  ['provider_quota_exhausted', 'next', 'next'],
  ['provider_throttled', 'next', 'next'],
  ['provider_timeout', 'next', 'next'],
  ['provider_no_audio', 'retry', 'next'],
  ['provider_input_rejected', 'retry', 'next'],
  ['provider_session_expired', 'retry', 'retry'],
  ['provider_unavailable', 'retry', 'retry'],
  ['provider_lost', 'retry', 'retry'],
  ['provider_history_too_long', 'trim', 'trim'],
];

describe('the retry policy', () => {
  it.each(TABLE)('after %s: %s, then %s, and never a fourth stream', (code, first, again) => {
    const steps = [1, 2, 3].map((failures) => retryStep(code, { failures, opened: false }));
    expect(steps).toEqual([first, again, 'next']);
  });

  it('tries as often as the settings say', () => {
    const steps = [1, 3, 4].map((failures) =>
      retryStep('provider_lost', { failures, opened: false, maxRetries: 3 }),
    );
    expect(steps).toEqual(['retry', 'retry', 'next']);
    expect(retryStep('provider_lost', { failures: 1, opened: false, maxRetries: 0 })).toBe('next');
  });

  it('tries once more when credentials ran out under a live stream', () => {
    expect(retryStep('provider_unauthorized', { failures: 1, opened: true })).toBe('retry');
  });

  it('waits longer after each try, up to two seconds, with jitter', () => {
    const longest = [1, 2, 3, 4, 5, 9].map((failures) => retryDelayMs(failures, () => 1));
    expect(longest).toEqual([0, 300, 600, 1200, 2000, 2000]);
    expect(retryDelayMs(5, () => 0)).toBe(0);
  });
});
