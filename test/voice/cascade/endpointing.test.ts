import { describe, expect, it } from 'vitest';
import { pauseAfter, pausesOf } from '../../../src/voice/cascade/hearing/endpointing.ts';

const PAUSES = pausesOf('MEDIUM');

describe('the pause that ends a turn', () => {
  it.each([
    ['What time do you open?', PAUSES.complete],
    ['what time do you open', PAUSES.usual],
    ['I would like to', PAUSES.open],
    ['I would like to know and.', PAUSES.open],
    ['My number is 4 7', PAUSES.open],
    ['ich brauche einen Termin und', PAUSES.open],
    ['', PAUSES.wordless],
  ])('%s', (text, pauseMs) => {
    expect(pauseAfter(text, PAUSES)).toBe(pauseMs);
  });

  it('is shorter with HIGH and longer with LOW', () => {
    const [high, low] = [pausesOf('HIGH'), pausesOf('LOW')];
    for (const kind of ['complete', 'usual', 'open'] as const) {
      expect(high[kind]).toBeLessThan(PAUSES[kind]);
      expect(low[kind]).toBeGreaterThan(PAUSES[kind]);
    }
  });
});
