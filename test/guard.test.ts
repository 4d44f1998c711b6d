import { describe, expect, it } from 'vitest';
import { Guard } from '../src/guard.ts';
import { createLogger } from '../src/logging.ts';
import { Metrics } from '../src/telemetry/metrics.ts';

function guarded(onFault: (error: unknown) => void = () => undefined) {
  const metrics = new Metrics();
  const log: string[] = [];
  const logger = createLogger('info', { write: (line) => log.push(line) });
  const faults = async () => {
    const { values } = await metrics.callFaults.get();
    const met = values.filter(({ value }) => value > 0);
    return Object.fromEntries(met.map(({ labels, value }) => [labels.entrance, value]));
  };
  return { guard: new Guard({ logger, metrics, onFault }), faults, log };
}

const fails = () => {
  throw new Error('SECRET');
};

describe('a guard', () => {
  it('lets nothing through, wherever it stands, and tells of each fault', async () => {
    const told: unknown[] = [];
    const { guard, faults, log } = guarded((error) => told.push(error));
    guard.run('media', fails);
    guard.wrap('timer', fails)();
    await guard.start(() => Promise.reject(new Error('SECRET')));
    await guard.start(fails);
    expect(told).toEqual(Array(4).fill(new Error('SECRET')));
    expect(await faults()).toEqual({ media: 1, timer: 1, promise: 2 });
    expect(log).toHaveLength(4);
    expect(log.join('')).toMatch(/"errorName":"Error".*guard\.test/);
    expect(log.join('')).not.toContain('SECRET');
  });

  it('runs every step of an end, though one fails', () => {
    const done: string[] = [];
    const { guard } = guarded();
    guard.each('end', [() => done.push('first'), fails, () => done.push('last')]);
    expect(done).toEqual(['first', 'last']);
  });

  it('bears an end that fails as well', async () => {
    const { guard, log } = guarded(fails);
    guard.run('model', fails);
    expect(log.join('')).toContain('could not be ended properly');
  });

  it('hands on what it was given', () => {
    const given: string[] = [];
    const { guard } = guarded();
    guard.wrap('media', (one: string, two: string) => given.push(one, two))('a', 'b');
    expect(given).toEqual(['a', 'b']);
  });
});
