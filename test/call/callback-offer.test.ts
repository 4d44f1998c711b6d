import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallbackOffer, type OfferOutcome } from '../../src/call/handoff/callback-offer.ts';

const QUIET_MS = 3_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function offer() {
  let busy = false;
  let made: OfferOutcome | undefined;
  const choice = new CallbackOffer({ quietMs: QUIET_MS, busy: () => busy });
  void choice.outcome.then((what) => {
    made = what;
  });
  return {
    choice,
    made: () => made,
    assistantSpeaks: (speaks: boolean) => {
      busy = speaks;
    },
  };
}

describe('the choice of a caller who would have to wait', () => {
  it('is to be dialled, once nobody has spoken for a while', async () => {
    const { choice, made } = offer();
    choice.restart();
    await vi.advanceTimersByTimeAsync(QUIET_MS - 1);
    expect(made()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(made()).toBe('dial');
  });

  it('is waited for anew when somebody speaks, and while the assistant does', async () => {
    const { choice, made, assistantSpeaks } = offer();
    choice.restart();
    await vi.advanceTimersByTimeAsync(QUIET_MS - 1);
    choice.restart();
    assistantSpeaks(true);
    await vi.advanceTimersByTimeAsync(2 * QUIET_MS);
    expect(made()).toBeUndefined();
    assistantSpeaks(false);
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(made()).toBe('dial');
  });

  it('is made once: what comes later changes nothing', async () => {
    const { choice, made } = offer();
    choice.restart();
    choice.settle('stay');
    choice.settle('dial');
    choice.restart();
    await vi.advanceTimersByTimeAsync(2 * QUIET_MS);
    expect(made()).toBe('stay');
    expect(vi.getTimerCount()).toBe(0);
  });
});
