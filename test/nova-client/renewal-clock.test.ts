import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HeldAudio } from '../../web/nova-client/held-audio.ts';
import { RENEWAL_TIMING, RenewalClock } from '../../web/nova-client/renewal-clock.ts';

const MINUTE = 60_000;

describe('RenewalClock', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('fetches credentials, waits for a pause, and then waits no longer', () => {
    const clock = new RenewalClock(RENEWAL_TIMING);
    clock.begin();
    const at = (minutes: number, isQuiet: boolean) => {
      vi.advanceTimersByTime(minutes * MINUTE - clock.ageMs);
      return clock.due(isQuiet);
    };
    expect(at(5.9, true)).toBe('nothing');
    expect(at(6.1, true)).toBe('credentials');
    expect(at(6.6, false)).toBe('credentials');
    expect(at(6.7, true)).toBe('renewal');
    clock.postpone();
    expect(at(6.8, true)).toBe('nothing');
    expect(at(7.1, true)).toBe('renewal');
    expect(at(7.6, false)).toBe('renewal');
    clock.begin();
    expect(clock.due(true)).toBe('nothing');
  });
});

describe('HeldAudio', () => {
  it('keeps the newest, and copies what the page may overwrite', () => {
    const held = new HeldAudio(5);
    const buffer = new Int16Array([1, 2]);
    held.push(buffer);
    buffer.fill(9);
    held.push(new Int16Array([3, 4]));
    held.push(new Int16Array([5]));
    expect(held.take().flatMap((piece) => [...piece])).toEqual([1, 2, 3, 4, 5]);
    expect(held.take()).toEqual([]);
    for (let value = 0; value < 10; value += 1) held.push(new Int16Array([value, value]));
    expect(held.take().flatMap((piece) => [...piece])).toEqual([8, 8, 9, 9]);
  });
});
