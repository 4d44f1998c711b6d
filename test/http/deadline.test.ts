import { describe, expect, it } from 'vitest';
import { withinDeadline } from '../../src/http/deadline.ts';

describe('withinDeadline', () => {
  it('passes on what the work gives', async () => {
    expect(await withinDeadline(Promise.resolve(7), 1000)).toBe(7);
    await expect(withinDeadline(Promise.reject(new Error('no')), 1000)).rejects.toThrow('no');
  });

  it('gives up on work that does not settle', async () => {
    const endless = new Promise<never>(() => undefined);
    await expect(withinDeadline(endless, 5)).rejects.toMatchObject({ code: 'store_unavailable' });
  });
});
