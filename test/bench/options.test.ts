import { describe, expect, it } from 'vitest';
import { readOptions } from '../../bench/options.ts';
import { planSteps } from '../../bench/rounds.ts';

describe("the bench's options", () => {
  it('measure everything in windows of 15 s and three rounds unless told otherwise', () => {
    expect(readOptions([])).toMatchObject({
      providers: ['openai', 'nova'],
      modes: ['echo', 'burst', 'setup'],
      windowMs: 15_000,
      rounds: 3,
      programs: ['floor', 'gateway'],
    });
  });

  it('are small and quick on request', () => {
    expect(readOptions(['--quick'])).toMatchObject({ calls: [20], rounds: 1, windowMs: 2000 });
  });

  it('take steps, modes and providers', () => {
    const options = readOptions(['--provider', 'nova', '--mode', 'both', '--calls', '10,50']);
    expect(planSteps(options)).toEqual([
      { provider: 'nova', mode: 'echo', calls: 10 },
      { provider: 'nova', mode: 'echo', calls: 50 },
      { provider: 'nova', mode: 'burst', calls: 10 },
      { provider: 'nova', mode: 'burst', calls: 50 },
    ]);
  });

  it.each([
    [['--provider', 'polly'], '--provider polly: write openai, nova, openai-live'],
    [['--calls', '10,x'], '--calls x: write a number above 0'],
    [['--rounds', '0'], '--rounds 0: write a number above 0'],
  ])('refuse %j and say what to write', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
