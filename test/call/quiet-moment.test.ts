import { beforeEach, describe, expect, it } from 'vitest';
import { QuietMoment } from '../../src/call/conversation/quiet-moment.ts';
import { eventually } from '../support/eventually.ts';

describe('a quiet moment', () => {
  const patience = new AbortController().signal;
  let nobodySpeaks = true;
  let moment: QuietMoment;
  let spokeMs = 0;
  let startedMs = 0;
  const waitedMs = () => performance.now() - startedMs;

  beforeEach(() => {
    nobodySpeaks = true;
    startedMs = performance.now();
    spokeMs = startedMs;
    moment = new QuietMoment(
      () => nobodySpeaks,
      () => performance.now() - spokeMs,
    );
  });

  it('comes when the assistant owes nothing and the caller has been silent for a second', async () => {
    expect(await moment.wait(patience)).toBe('quiet');
    expect(waitedMs()).toBeGreaterThanOrEqual(1_000);
  });

  it('comes later for a caller who speaks', async () => {
    const waiting = moment.wait(patience);
    await eventually(() => waitedMs() > 500);
    spokeMs = performance.now();
    expect(await waiting).toBe('quiet');
    expect(waitedMs()).toBeGreaterThanOrEqual(1_500);
  });

  it('is not waited for without end', async () => {
    nobodySpeaks = false;
    expect(await moment.wait(patience)).toBe('midway');
    expect(waitedMs()).toBeGreaterThanOrEqual(5_000);
  });

  it('is not waited for when there is no time', async () => {
    const hurry = new AbortController();
    const waiting = moment.wait(hurry.signal);
    hurry.abort();
    expect(await waiting).toBe('midway');
    expect(await moment.wait(AbortSignal.abort())).toBe('midway');
    expect(waitedMs()).toBeLessThan(1_000);
  });
});
