import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silencePayload } from '../../src/audio/mulaw.ts';
import { BEGIN_SECURE_INPUT, END_SECURE_INPUT, SecureInput } from '../../src/call/secure-input.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const AUDIO = Buffer.alloc(160, 0x10).toString('base64');

function secureInput() {
  const notes: string[] = [];
  return { notes, secure: new SecureInput((note) => notes.push(note)) };
}

describe('secure input', () => {
  it('gives the model silence of the same length, and keeps the keys', () => {
    const { secure } = secureInput();
    expect(secure.filter(AUDIO)).toBe(AUDIO);
    expect(secure.takeKey('0')).toBe(false);
    expect(secure.answer(BEGIN_SECURE_INPUT.name)).toMatchObject({ status: 'on' });
    expect(secure.filter(AUDIO)).toBe(silencePayload(160));
    expect(secure.takeKey('0')).toBe(true);
    expect(secure.takeKey('*')).toBe(true);
  });

  it('ends with the # key, and the model is told that, but no key', () => {
    const { secure, notes } = secureInput();
    secure.answer(BEGIN_SECURE_INPUT.name);
    for (const key of '4711#') expect(secure.takeKey(key)).toBe(true);
    expect(notes).toEqual([expect.stringContaining('finished typing')]);
    expect(notes.join()).not.toMatch(/[0-9]/);
    expect(secure.filter(AUDIO)).toBe(AUDIO);
    expect(secure.takeKey('#')).toBe(false);
  });

  it('ends half a minute after the last key', () => {
    const { secure, notes } = secureInput();
    secure.answer(BEGIN_SECURE_INPUT.name);
    vi.advanceTimersByTime(29_000);
    secure.takeKey('4');
    vi.advanceTimersByTime(29_000);
    expect(secure.on).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(secure.on).toBe(false);
    expect(notes).toHaveLength(1);
  });

  it('ends by its tool without a further word, and leaves other tools alone', () => {
    const { secure, notes } = secureInput();
    secure.answer(BEGIN_SECURE_INPUT.name);
    expect(secure.answer('escalate_to_human')).toBeUndefined();
    expect(secure.answer(END_SECURE_INPUT.name)).toEqual({ status: 'off' });
    vi.advanceTimersByTime(60_000);
    expect(notes).toEqual([]);
  });
});
