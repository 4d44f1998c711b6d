import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProviderError, type ProviderErrorCode } from '../../../src/errors.ts';
import type { VoiceCandidate } from '../../../src/voice/candidate.ts';
import { CandidateSelector } from '../../../src/voice/continuity/streams/candidate-selector.ts';
import { CAPABILITIES } from '../../../src/voice/openai/client-options.ts';
import type { VoiceProvider } from '../../../src/voice/provider.ts';
import { ProviderHealth } from '../../../src/voice/provider-health.ts';

function candidate(name: string, provider: VoiceProvider): VoiceCandidate {
  const open = () => {
    throw new Error('nothing is opened here');
  };
  return { name, provider, capabilities: CAPABILITIES, open };
}

const EAST = candidate('nova/us-east-1', 'nova');
const WEST = candidate('nova/us-west-2', 'nova');
const OPENAI = candidate('openai', 'openai');
const error = (code: ProviderErrorCode) => new ProviderError(code, code);

describe('the candidates of a call', () => {
  let health: ProviderHealth;

  beforeEach(() => {
    vi.useFakeTimers();
    health = new ProviderHealth();
  });
  afterEach(() => vi.useRealTimers());

  const candidates = (...all: VoiceCandidate[]) => new CandidateSelector(all, health);

  it('are tried in order of preference', () => {
    expect(candidates(EAST, OPENAI).best()).toBe(EAST);
    health.failed(EAST.name, error('provider_throttled'));
    expect(candidates(EAST, WEST, OPENAI).best()).toBe(WEST);
  });

  it('are tried again where they were lost, then left', () => {
    const call = candidates(EAST, OPENAI);
    const tries = [1, 2, 3].map(() => call.failed(EAST, error('provider_lost'), true));
    expect(tries.map((next) => next?.candidate.name)).toEqual([EAST.name, EAST.name, OPENAI.name]);
  });

  it('are not returned to before a minute has passed', () => {
    const call = candidates(EAST, OPENAI);
    expect(call.failed(EAST, error('provider_timeout'), false)?.candidate).toBe(OPENAI);
    vi.advanceTimersByTime(59_000);
    expect(call.best()).toBe(OPENAI);
    vi.advanceTimersByTime(1_000);
    expect(call.best()).toBe(EAST);
  });

  it('are all tried again by a call that has begun, after a pause', () => {
    const call = candidates(EAST, OPENAI);
    call.settled();
    expect(call.failed(EAST, error('provider_throttled'), false)?.candidate).toBe(OPENAI);
    vi.advanceTimersByTime(100);
    expect(call.failed(OPENAI, error('provider_throttled'), false)?.candidate).toBe(EAST);
  });

  it('are not tried again by a call that has not begun', () => {
    expect(candidates(EAST).failed(EAST, error('provider_throttled'), false)).toBeUndefined();
  });

  it('that refused for good are never tried again', () => {
    const call = candidates(EAST);
    call.settled();
    expect(call.failed(EAST, error('provider_access_denied'), false)).toBeUndefined();
  });

  it('that lose one stream after the other are left for another candidate, if there is one', () => {
    const flap = (call: CandidateSelector) =>
      [1, 2, 3, 4].map(() => {
        call.succeeded(EAST);
        return call.failed(EAST, error('provider_lost'), true)?.candidate.name;
      });
    expect(flap(candidates(EAST, OPENAI)).at(-1)).toBe(OPENAI.name);
    expect(flap(candidates(EAST))).toEqual(Array(4).fill(EAST.name));
  });

  /** Streams that give a sign of life and break after some seconds, one after the other. @returns losses until given up */
  const breaksEvery = (seconds: number, call: CandidateSelector, all: readonly VoiceCandidate[]) => {
    let at: VoiceCandidate | undefined = all[0];
    let losses = 0;
    while (at && losses < 100) {
      vi.advanceTimersByTime(seconds * 1_000);
      call.succeeded(at);
      losses += 1;
      at = call.failed(at, error('provider_lost'), true)?.candidate;
    }
    return losses;
  };

  it.each([[[EAST]], [[EAST, OPENAI]], [[EAST, WEST, OPENAI]]])(
    'that go on losing streams are given up, however many there are (%#)',
    (all) => {
      expect(breaksEvery(3, candidates(...all), all)).toBe(8);
    },
  );

  it('are kept by a call that loses a stream every now and then', () => {
    expect(breaksEvery(20, candidates(EAST), [EAST])).toBe(100);
  });

  it('are tried again after a pause once they flap, though each has given a sign of life', () => {
    const call = candidates(EAST);
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const delays = Array.from({ length: 6 }, () => {
      call.succeeded(EAST);
      return call.failed(EAST, error('provider_lost'), true)?.delayMs;
    });
    vi.restoreAllMocks();
    expect(delays).toEqual([0, 0, 300, 600, 1_200, 2_000]);
  });

  it('do not count the loss of a live stream as a failure of the provider', () => {
    const call = candidates(EAST);
    for (let count = 0; count < 10; count += 1) {
      call.failed(EAST, error('provider_lost'), true);
      call.settled();
    }
    expect(health.available(EAST.name)).toBe(true);
  });

  it('count a stream without an answer only when the next one of the same call has none either', () => {
    for (let count = 0; count < 10; count += 1)
      candidates(EAST).failed(EAST, error('provider_no_audio'), true);
    expect(health.available(EAST.name)).toBe(true);
    const answered = candidates(EAST);
    for (let count = 0; count < 10; count += 1) {
      answered.failed(EAST, error('provider_no_audio'), true);
      answered.succeeded(EAST);
    }
    expect(health.available(EAST.name)).toBe(true);
    for (let count = 0; count < 5; count += 1) {
      const call = candidates(EAST);
      call.failed(EAST, error('provider_no_audio'), true);
      expect(health.available(EAST.name)).toBe(true);
      call.failed(EAST, error('provider_no_audio'), true);
    }
    expect(health.available(EAST.name)).toBe(false);
  });

  it.each(['provider_input_rejected', 'provider_history_too_long'] as const)(
    'count %s as a matter of the one call',
    (code) => {
      for (let count = 0; count < 10; count += 1) {
        const call = candidates(EAST);
        call.failed(EAST, error(code), false);
        call.refused(EAST, error(code));
      }
      expect(health.available(EAST.name)).toBe(true);
    },
  );

  it('stay the same at a renewal, or change region, or make room first', () => {
    const call = candidates(EAST, WEST, OPENAI);
    expect(call.successorOf(EAST, false)).toBe(EAST);
    health.failed(EAST.name, error('provider_throttled'));
    expect(call.successorOf(EAST, false)).toBe(WEST);
    health.failed(WEST.name, error('provider_throttled'));
    expect(call.successorOf(EAST, false)).toBe('crowded');
  });

  it('change provider at a renewal only when it must be', () => {
    const call = candidates(EAST, OPENAI);
    health.failed(EAST.name, error('provider_unauthorized'));
    expect(call.successorOf(EAST, false)).toBeUndefined();
    expect(call.successorOf(EAST, true)).toBe(OPENAI);
  });
});
