import { beforeEach, describe, expect, it } from 'vitest';
import { encodeMulaw } from '../../src/audio/mulaw.ts';
import { QuietMoment } from '../../src/call/quiet-moment.ts';
import { eventually } from '../support/eventually.ts';

const frame = (amplitude: number) =>
  Buffer.from(encodeMulaw(new Int16Array(160).fill(amplitude))).toString('base64');
const SPEECH = frame(4_000);
const SILENCE = frame(0);

describe('a quiet moment', () => {
  const patience = new AbortController().signal;
  let nobodySpeaks = true;
  let moment: QuietMoment;
  let startedMs = 0;
  const waitedMs = () => performance.now() - startedMs;

  beforeEach(() => {
    nobodySpeaks = true;
    startedMs = performance.now();
    moment = new QuietMoment(() => nobodySpeaks);
  });

  it('comes when the assistant owes nothing and the caller has been silent for a second', async () => {
    moment.hear(SILENCE);
    expect(await moment.wait(patience)).toBe('quiet');
    expect(waitedMs()).toBeGreaterThanOrEqual(1_000);
  });

  it('comes later for a caller who speaks', async () => {
    const waiting = moment.wait(patience);
    await eventually(() => waitedMs() > 500);
    moment.hear(SPEECH);
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
