import { describe, expect, it } from 'vitest';
import { armFor } from '../../../src/assistants/experiments/assignment.ts';
import type { Experiment } from '../../../src/assistants/experiments/experiment.ts';

const experiment = (name: string, shares: Readonly<Record<string, number>>): Experiment => ({
  name,
  version: '1',
  salt: 'pepper',
  arms: Object.entries(shares).map(([arm, share]) => ({ name: arm, share, preferences: {} })),
  guards: [],
  leastCalls: 100,
});

const CALLERS = Array.from({ length: 20_000 }, (_, index) => `+1500555${String(index).padStart(4, '0')}`);

function counts(arms: readonly (string | undefined)[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const arm of arms) found[arm ?? 'none'] = (found[arm ?? 'none'] ?? 0) + 1;
  return found;
}

describe('the arm of a caller', () => {
  const models = experiment('models', { a: 80, b: 20 });

  it('is the same at each call', () => {
    for (const caller of CALLERS.slice(0, 100)) {
      expect(armFor(models, caller)?.name).toBe(armFor({ ...models, version: '2' }, caller)?.name);
    }
  });

  it('follows the shares', () => {
    const { a = 0, b = 0 } = counts(CALLERS.map((caller) => armFor(models, caller)?.name));
    expect(a / CALLERS.length).toBeCloseTo(0.8, 1);
    expect(a + b).toBe(CALLERS.length);
  });

  it('says nothing about the arm in another experiment', () => {
    const prompts = experiment('prompts', { a: 50, b: 50 });
    const both = CALLERS.filter(
      (caller) => armFor(models, caller)?.name === 'b' && armFor(prompts, caller)?.name === 'b',
    );
    expect(both.length / CALLERS.length).toBeCloseTo(0.1, 1);
  });

  it('changes only for the callers of an arm that is stopped', () => {
    const three = experiment('voices', { a: 40, b: 30, c: 30 });
    const stopped = new Set(['b']);
    const moved = CALLERS.map((caller) => [
      armFor(three, caller)?.name,
      armFor(three, caller, stopped)?.name,
    ]);
    expect(moved.filter(([before, after]) => before !== 'b' && before !== after)).toEqual([]);
    const spread = counts(moved.filter(([before]) => before === 'b').map(([, after]) => after));
    expect(Object.keys(spread).sort()).toEqual(['a', 'c']);
    expect((spread.a ?? 0) / (spread.c ?? 1)).toBeCloseTo(4 / 3, 0);
  });

  it('is never one without a share', () => {
    const off = experiment('off', { a: 100, b: 0 });
    expect(counts(CALLERS.map((caller) => armFor(off, caller)?.name))).toEqual({ a: CALLERS.length });
    expect(armFor(experiment('none', { a: 0, b: 0 }), '+15005550001')).toBeUndefined();
  });
});
