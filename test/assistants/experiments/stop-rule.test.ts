import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../../bench/random-numbers.ts';
import type { Sums } from '../../../src/assistants/experiments/confidence.ts';
import type { Experiment, GuardMetric } from '../../../src/assistants/experiments/experiment.ts';
import { armsToStop } from '../../../src/assistants/experiments/stop-rule.ts';

const EXPERIMENT: Experiment = {
  name: 'models',
  version: '1',
  salt: '',
  arms: ['a', 'b'].map((name) => ({ name, share: 1, preferences: {} })),
  guards: [{ metric: 'failures', margin: 0.01 }],
  leastCalls: 50,
};

class Tally {
  n = 0;
  sum = 0;
  squares = 0;

  add(value: number): void {
    this.n += 1;
    this.sum += value;
    this.squares += value * value;
  }
}

/** Looks every ten calls. @returns the arm that was stopped, and after how many calls of each arm */
function play(
  random: () => number,
  rates: { readonly a: number; readonly b: number },
  calls = 3000,
): { readonly arm: string; readonly calls: number } | undefined {
  const a = new Tally();
  const b = new Tally();
  for (let call = 1; call <= calls; call += 1) {
    a.add(random() < rates.a ? 1 : 0);
    b.add(random() < rates.b ? 1 : 0);
    if (call % 10 > 0) continue;
    const tallies = new Map([
      ['a', { failures: a as Sums }],
      ['b', { failures: b as Sums }],
    ]);
    const [stop] = armsToStop(EXPERIMENT, tallies, new Set());
    if (stop) return { arm: stop.arm, calls: call };
  }
  return undefined;
}

describe('the stop rule', () => {
  it('stops an arm that fails 8 points more often, in at least 95 of 100 experiments, and never the other', () => {
    const random = randomNumbers(7);
    const stops = Array.from({ length: 100 }, () => play(random, { a: 0.02, b: 0.1 }));
    expect(stops.filter((stop) => stop?.arm === 'b').length).toBeGreaterThanOrEqual(95);
    expect(stops.filter((stop) => stop?.arm === 'a')).toEqual([]);
  });

  it('stops one of two equal arms in at most 5 of 100 experiments, although it looks 300 times', () => {
    const random = randomNumbers(8);
    const stops = Array.from({ length: 100 }, () => play(random, { a: 0.05, b: 0.05 }));
    expect(stops.filter((stop) => stop !== undefined).length).toBeLessThanOrEqual(5);
  });

  it('waits for enough calls', () => {
    expect(play(() => 0.5, { a: 0, b: 1 }, 40)).toBeUndefined();
    expect(play(() => 0.5, { a: 0, b: 1 }, 60)?.arm).toBe('b');
  });

  it('leaves one arm when all others are worse', () => {
    const bad = { n: 500, sum: 400, squares: 400 };
    const good = { n: 500, sum: 10, squares: 10 };
    const three = {
      ...EXPERIMENT,
      arms: ['a', 'b', 'c'].map((name) => ({ name, share: 1, preferences: {} })),
    };
    const tallies = new Map([
      ['a', { failures: bad }],
      ['b', { failures: good }],
      ['c', { failures: bad }],
    ]);
    expect(armsToStop(three, tallies, new Set()).map(({ arm }) => arm)).toEqual(['a', 'c']);
    expect(armsToStop(three, tallies, new Set(['b', 'c']))).toEqual([]);
  });

  it('tolerates a difference within the margin', () => {
    const tally = (sum: number): Record<string, Sums> => ({ failures: { n: 20_000, sum, squares: sum } });
    const slightly = new Map([
      ['a', tally(400)],
      ['b', tally(560)],
    ]);
    expect(armsToStop(EXPERIMENT, slightly, new Set())).toEqual([]);
    const guards = [{ metric: 'failures' as GuardMetric, margin: 0 }];
    expect(armsToStop({ ...EXPERIMENT, guards }, slightly, new Set()).map(({ arm }) => arm)).toEqual(['b']);
  });
});
