import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HeldResults } from '../../../src/voice/nova/turns/held-results.ts';

const QUIET = { callerSpeaks: false, modelSpeaks: false };
const CALLER = { callerSpeaks: true, modelSpeaks: false };
const MODEL = { callerSpeaks: false, modelSpeaks: true };

describe('the result of a tool that comes', () => {
  let sent: number;
  let results: HeldResults;
  const send = () => {
    sent += 1;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    sent = 0;
    results = new HeldResults();
  });
  afterEach(() => void vi.useRealTimers());

  it('while the caller speaks waits for the answer to them', () => {
    results.hold(send, CALLER);
    for (const line of [CALLER, QUIET, MODEL]) results.follow(line);
    expect(sent).toBe(0);
    results.follow(QUIET);
    expect(sent).toBe(1);
  });

  it('while the caller speaks is sent when no answer comes', () => {
    results.hold(send, CALLER);
    results.follow(QUIET);
    vi.advanceTimersByTime(2_100);
    expect(sent).toBe(1);
  });

  it('while a line is spoken waits for its end', () => {
    results.hold(send, MODEL);
    results.follow(MODEL);
    expect(sent).toBe(0);
    results.follow(QUIET);
    expect(sent).toBe(1);
  });

  it('is sent in any case before the vendor gives the stream up', () => {
    results.hold(send, CALLER);
    vi.advanceTimersByTime(26_000);
    expect(sent).toBe(1);
  });
});
