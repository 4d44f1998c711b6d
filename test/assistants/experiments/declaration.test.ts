import { describe, expect, it } from 'vitest';
import { readExperiments } from '../../../src/assistants/experiments/declaration.ts';

const options = {
  assistants: ['reception'],
  readText: (path: string) => {
    if (path === 'short.txt') return 'Be short.';
    if (path === 'empty.txt') return ' \n';
    throw new Error(`ENOENT: ${path}`);
  },
};
const arms = { a: { share: 50, provider: 'openai' }, b: { share: 50, provider: 'nova' } };
const read = (models: unknown) => readExperiments({ models }, options);

describe('the section `experiments`', () => {
  it('is read with its defaults', () => {
    const { experiments, faults } = read({ arms });
    expect(faults).toEqual([]);
    expect(experiments).toEqual([
      {
        name: 'models',
        version: expect.stringMatching(/^[0-9a-f]{8}$/),
        salt: '',
        leastCalls: 100,
        guards: [
          { metric: 'handoffs', margin: 0.05 },
          { metric: 'failures', margin: 0.01 },
        ],
        arms: [
          { name: 'a', share: 50, preferences: { provider: 'openai' } },
          { name: 'b', share: 50, preferences: { provider: 'nova' } },
        ],
      },
    ]);
  });

  it('may be missing', () => {
    expect(readExperiments(undefined, options)).toEqual({ experiments: [], faults: [] });
  });

  it('reads instructions from a file', () => {
    const { experiments } = read({ arms: { ...arms, c: { share: 0, instructionsFile: 'short.txt' } } });
    expect(experiments[0]?.arms[2]).toEqual({
      name: 'c',
      share: 0,
      preferences: {},
      instructions: 'Be short.',
    });
  });

  it('keeps its version when only shares change', () => {
    const version = (models: unknown) => read(models).experiments[0]?.version;
    expect(version({ arms: { ...arms, a: { ...arms.a, share: 10 } } })).toBe(version({ arms }));
    expect(version({ arms: { ...arms, a: { ...arms.a, voices: { openai: 'cedar' } } } })).not.toBe(
      version({ arms }),
    );
  });

  it.each([
    ['no list of arms', {}, ['models', 'arms']],
    ['one arm', { arms: { a: arms.a } }, ['models', 'arms']],
    ['arms without any share', { arms: { a: { share: 0 }, b: { share: 0 } } }, ['models', 'arms']],
    ['a share above 100', { arms: { ...arms, b: { share: 101 } } }, ['models', 'arms', 'b', 'share']],
    [
      'an unknown provider',
      { arms: { ...arms, b: { share: 1, provider: 'x' } } },
      ['models', 'arms', 'b', 'provider'],
    ],
    ['an unknown key', { arms: { ...arms, b: { share: 1, vioces: {} } } }, ['models', 'arms', 'b', 'vioces']],
    ['an unknown guard', { arms, guards: { anger: 1 } }, ['models', 'guards', 'anger']],
    ['a negative margin', { arms, guards: { failures: -1 } }, ['models', 'guards', 'failures']],
    ['too few calls', { arms, leastCalls: 3 }, ['models', 'leastCalls']],
    ['an unknown assistant', { arms, assistants: ['sales'] }, ['models', 'assistants', 0]],
    [
      'two prompts',
      { arms: { ...arms, b: { share: 1, instructions: 'x', instructionsFile: 'short.txt' } } },
      ['models', 'arms', 'b'],
    ],
    [
      'a missing file',
      { arms: { ...arms, b: { share: 1, instructionsFile: 'gone.txt' } } },
      ['models', 'arms', 'b', 'instructionsFile'],
    ],
    [
      'an empty file',
      { arms: { ...arms, b: { share: 1, instructionsFile: 'empty.txt' } } },
      ['models', 'arms', 'b', 'instructionsFile'],
    ],
    ['a list instead of a map', [], ['models']],
  ])('refuses %s', (_what, models, path) => {
    const { experiments, faults } = read(models);
    expect(experiments).toEqual([]);
    expect(faults.map((fault) => fault.path.slice(0, path.length))).toContainEqual(path);
    for (const { problem, advice } of faults)
      expect([problem, advice].every((text) => text.length > 5)).toBe(true);
  });

  it('says what to write', () => {
    const { faults } = read({ arms: { ...arms, b: { share: 101, vioces: {} } }, leastCalls: 3 });
    const sentences = faults.map(({ path, problem, advice }) => `${path.join('.')} ${problem}: ${advice}`);
    expect(sentences.toSorted()).toEqual([
      'models.arms.b.share cannot be used: write a number from 0 to 100',
      'models.arms.b.vioces is not a known field: did you mean voices?',
      'models.leastCalls cannot be used: write a whole number from 20 to 100000',
    ]);
  });
});
