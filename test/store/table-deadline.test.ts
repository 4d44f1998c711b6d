import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withinDeadline } from '../../src/store/table-deadline.ts';

describe('withinDeadline', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('passes on what the work gives', async () => {
    expect(await withinDeadline(Promise.resolve(7), 1000)).toBe(7);
    await expect(withinDeadline(Promise.reject(new Error('no')), 1000)).rejects.toThrow('no');
  });

  it('gives up on work that does not settle, not before the deadline', async () => {
    const endless = new Promise<never>(() => undefined);
    const settled = vi.fn();
    const waiting = withinDeadline(endless, 1000).catch((error: unknown) => settled(error));
    await vi.advanceTimersByTimeAsync(999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    expect(settled).toHaveBeenCalledWith(expect.objectContaining({ code: 'store_unavailable' }));
  });

  it('leaves no timer behind', async () => {
    await withinDeadline(Promise.resolve(7), 1000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
