import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holds, type LastWord, LastWords } from '../../src/call/last-words.ts';
import type { StoredSession } from '../../src/store/session-store.ts';

const HANDOFF: LastWord = {
  streamSid: 'MZ1',
  resumeCount: 1,
  atMs: Date.parse('2026-11-20T10:00:00.000Z'),
  change: { status: 'HANDING_OFF', handoff: { reason: 'dtmf' } },
};
const GOODBYE: LastWord = {
  streamSid: 'MZ2',
  resumeCount: 2,
  atMs: 0,
  change: { status: 'COMPLETED', endReason: 'idle' },
};

describe('what callers were told last', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is kept for a minute, each word for its own', () => {
    const words = new LastWords();
    words.keep('CA1', HANDOFF);
    vi.advanceTimersByTime(50_000);
    words.keep('CA1', GOODBYE);
    vi.advanceTimersByTime(60_000);
    expect(words.of('CA1')).toBe(GOODBYE);
    vi.advanceTimersByTime(1);
    expect(words.of('CA1')).toBeUndefined();
  });

  it('is forgotten when something newer happens, and leaves no timer', () => {
    const words = new LastWords();
    words.keep('CA1', HANDOFF);
    words.forget('CA1');
    expect(words.of('CA1')).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a word', () => {
  const session = { status: 'ACTIVE', resumeCount: 1, connectionId: 'MZ1' } as StoredSession;

  it('holds while its stream is the last that the table knows', () => {
    expect(holds(HANDOFF, session)).toBe(true);
  });

  it('holds while the table does not know its stream yet', () => {
    const behind = { ...session, resumeCount: 0, connectionId: 'MZ0' };
    expect(holds(HANDOFF, { ...behind, offeredAt: '2026-11-20T09:59:00.000Z' })).toBe(true);
    expect(holds(HANDOFF, behind)).toBe(true);
  });

  it.each([
    ['a later stream has the call', { resumeCount: 2 }],
    ['a further stream was offered', { offeredAt: '2026-11-20T10:00:00.000Z' }],
    ['another stream has the same number', { connectionId: 'MZ9' }],
    ['the table knows it already', { status: 'HANDING_OFF' }],
    [
      'the table is behind, but a further stream was offered since',
      { resumeCount: 0, offeredAt: '2026-11-20T10:00:00.500Z' },
    ],
  ] as const)('does not hold when %s', (_why, change) => {
    expect(holds(HANDOFF, { ...session, ...change })).toBe(false);
  });
});
