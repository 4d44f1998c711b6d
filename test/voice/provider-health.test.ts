import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProviderError } from '../../src/errors.ts';
import { ProviderHealth } from '../../src/voice/provider-health.ts';

const UNAVAILABLE = new ProviderError('provider_unavailable', 'down');
const THROTTLED = new ProviderError('provider_throttled', 'full');
const UNAUTHORIZED = new ProviderError('provider_unauthorized', 'no');

describe('the health of the providers', () => {
  let health: ProviderHealth;

  beforeEach(() => {
    vi.useFakeTimers();
    health = new ProviderHealth();
  });
  afterEach(() => vi.useRealTimers());

  it('avoids one for a while after five failures in a row', () => {
    for (let count = 0; count < 4; count += 1) health.failed('openai', UNAVAILABLE);
    expect(health.available('openai')).toBe(true);
    health.failed('openai', UNAVAILABLE);
    expect(health.available('openai')).toBe(false);
    expect(health.available('nova/us-east-1')).toBe(true);
    vi.advanceTimersByTime(15_000);
    expect(health.available('openai')).toBe(true);
    health.failed('openai', UNAVAILABLE);
    expect(health.available('openai')).toBe(false);
  });

  it('forgets failures at a success', () => {
    for (let count = 0; count < 4; count += 1) health.failed('openai', UNAVAILABLE);
    health.succeeded('openai');
    health.failed('openai', UNAVAILABLE);
    expect(health.available('openai')).toBe(true);
  });

  it('avoids a full one immediately, and knows why', () => {
    health.failed('nova/us-east-1', THROTTLED);
    expect(health.available('nova/us-east-1')).toBe(false);
    expect(health.isThrottled('nova/us-east-1')).toBe(true);
    vi.advanceTimersByTime(20_000);
    expect(health.available('nova/us-east-1')).toBe(true);
    expect(health.isThrottled('nova/us-east-1')).toBe(false);
  });

  it('avoids one that refuses for longer', () => {
    health.failed('openai', UNAUTHORIZED);
    vi.advanceTimersByTime(29_000);
    expect(health.available('openai')).toBe(false);
    expect(health.isThrottled('openai')).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(health.available('openai')).toBe(true);
  });
});
