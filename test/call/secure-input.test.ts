import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TELEPHONE_LINE } from '../../src/audio/line-format.ts';
import { silencePayload } from '../../src/audio/mulaw.ts';
import { BEGIN_SECURE_INPUT, END_SECURE_INPUT, SecureInput } from '../../src/call/tools/secure-input.ts';
import { createLogger } from '../../src/logging.ts';
import { FrameDrops } from '../../src/telemetry/frame-drops.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const AUDIO = Buffer.alloc(160, 0x10).toString('base64');

function secureInput(keep: (on: boolean) => Promise<boolean> = () => Promise.resolve(true)) {
  const notes: string[] = [];
  const kept: boolean[] = [];
  const secure = new SecureInput({
    line: TELEPHONE_LINE,
    drops: new FrameDrops(createLogger('silent'), new Metrics()),
    onEnd: (note) => notes.push(note),
    keep: (on) => {
      kept.push(on);
      return keep(on);
    },
  });
  return { notes, kept, secure };
}

describe('secure input', () => {
  it('gives the model silence of the same length, and keeps the keys', async () => {
    const { secure } = secureInput();
    expect(secure.filter(AUDIO)).toBe(AUDIO);
    expect(secure.takeKey('0')).toBe(false);
    const answer = secure.answer(BEGIN_SECURE_INPUT.name);
    expect(secure.filter(AUDIO)).toBe(silencePayload(160));
    expect(secure.takeKey('0')).toBe(true);
    expect(secure.takeKey('*')).toBe(true);
    expect(await answer).toMatchObject({ status: 'on' });
  });

  it('ends with the # key, and the model is told that, but no key', () => {
    const { secure, notes } = secureInput();
    void secure.answer(BEGIN_SECURE_INPUT.name);
    for (const key of '4711#') expect(secure.takeKey(key)).toBe(true);
    expect(notes).toEqual([expect.stringContaining('finished typing')]);
    expect(notes.join()).not.toMatch(/[0-9]/);
    expect(secure.filter(AUDIO)).toBe(AUDIO);
    expect(secure.takeKey('#')).toBe(false);
  });

  it('ends half a minute after the last key', () => {
    const { secure, notes } = secureInput();
    void secure.answer(BEGIN_SECURE_INPUT.name);
    vi.advanceTimersByTime(29_000);
    secure.takeKey('4');
    vi.advanceTimersByTime(29_000);
    expect(secure.on).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(secure.on).toBe(false);
    expect(notes).toHaveLength(1);
  });

  it('ends by its tool without a further word, and leaves other tools alone', async () => {
    const { secure, notes } = secureInput();
    void secure.answer(BEGIN_SECURE_INPUT.name);
    expect(secure.answer('escalate_to_human')).toBeUndefined();
    expect(await secure.answer(END_SECURE_INPUT.name)).toEqual({ status: 'off' });
    vi.advanceTimersByTime(60_000);
    expect(notes).toEqual([]);
  });

  it('is kept before the caller is asked to type, and when it ends', async () => {
    const gate: ((stored: boolean) => void)[] = [];
    const { secure, kept } = secureInput(() => new Promise((resolve) => gate.push(resolve)));
    let answer: unknown;
    void secure.answer(BEGIN_SECURE_INPUT.name)?.then((result) => {
      answer = result;
    });
    await vi.advanceTimersByTimeAsync(500);
    expect(answer).toBeUndefined();
    expect(secure.filter(AUDIO)).toBe(silencePayload(160));
    gate[0]?.(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(answer).toMatchObject({ status: 'on' });
    secure.takeKey('#');
    expect(kept).toEqual([true, false]);
  });

  it('does not begin when it cannot be kept: the caller is not asked to type', async () => {
    const { secure, notes } = secureInput(() => Promise.resolve(false));
    expect(await secure.answer(BEGIN_SECURE_INPUT.name)).toMatchObject({ status: 'unavailable' });
    expect(secure.on).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(notes).toEqual([]);
  });

  it('goes on with the next stream', () => {
    const { secure, notes } = secureInput();
    secure.resume();
    expect(secure.filter(AUDIO)).toBe(silencePayload(160));
    expect(secure.takeKey('0')).toBe(true);
    vi.advanceTimersByTime(30_000);
    expect(secure.on).toBe(false);
    expect(notes).toHaveLength(1);
  });
});
