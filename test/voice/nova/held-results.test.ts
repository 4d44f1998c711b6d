import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HeldResults } from '../../../src/voice/nova/turns/held-results.ts';

const QUIET = { callerSpeaks: false, modelSpeaks: false, answerIsOwed: false };
const CALLER = { ...QUIET, callerSpeaks: true };
const OWED = { ...QUIET, answerIsOwed: true };
const MODEL = { ...QUIET, modelSpeaks: true };

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
    results.give(send, CALLER);
    for (const line of [CALLER, QUIET, MODEL]) results.follow(line);
    expect(sent).toBe(0);
    results.follow(QUIET);
    expect(sent).toBe(1);
  });

  it('while nobody speaks is sent immediately', () => {
    results.give(send, QUIET);
    expect(sent).toBe(1);
  });

  it('when the caller has just spoken waits for the answer to them', () => {
    results.give(send, OWED);
    expect(sent).toBe(0);
    results.follow(MODEL);
    results.follow(QUIET);
    expect(sent).toBe(1);
  });

  it('when the caller has just spoken is sent when no answer comes, and nothing else either', () => {
    results.give(send, OWED);
    vi.advanceTimersByTime(2_100);
    expect(sent).toBe(1);
  });

  it('while the caller speaks is sent when no answer comes', () => {
    results.give(send, CALLER);
    results.follow(QUIET);
    vi.advanceTimersByTime(2_100);
    expect(sent).toBe(1);
  });

  it('while a line is spoken waits for its end', () => {
    results.give(send, MODEL);
    results.follow(MODEL);
    expect(sent).toBe(0);
    results.follow(QUIET);
    expect(sent).toBe(1);
  });

  it('is sent in any case before the vendor gives the stream up', () => {
    results.give(send, CALLER);
    vi.advanceTimersByTime(26_000);
    expect(sent).toBe(1);
  });
});
