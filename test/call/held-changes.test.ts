import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HeldChanges } from '../../src/call/record/held-changes.ts';
import type { SessionPatch } from '../../src/store/session-store.ts';

describe('HeldChanges', () => {
  let written: SessionPatch[];
  let held: HeldChanges;

  beforeEach(() => {
    vi.useFakeTimers();
    written = [];
    held = new HeldChanges(() => written.push(held.take()));
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('are written together ten seconds after the first of them', () => {
    held.add({ messageCount: 1 });
    vi.advanceTimersByTime(3_000);
    held.add({ messageCount: 2 });
    held.add({ costUsd: 0.1 });
    vi.advanceTimersByTime(6_999);
    expect(written).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(written).toEqual([{ messageCount: 2, costUsd: 0.1 }]);
    vi.advanceTimersByTime(60_000);
    expect(written).toHaveLength(1);
  });

  it('go with an urgent change, and not again after it', () => {
    held.add({ messageCount: 1 });
    expect(held.take()).toEqual({ messageCount: 1 });
    expect(held.take()).toEqual({});
    vi.advanceTimersByTime(60_000);
    held.writeNow();
    expect(written).toEqual([]);
  });

  it('are written immediately when the stream is over, and so is what comes later', () => {
    held.add({ messageCount: 1 });
    held.close();
    held.close();
    held.add({ costUsd: 0.2 });
    expect(written).toEqual([{ messageCount: 1 }, { costUsd: 0.2 }]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
