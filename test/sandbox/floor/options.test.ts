import { describe, expect, it } from 'vitest';
import { parseFloorOptions } from '../../../sandbox/floor/options.ts';

describe('the options of eval:floor', () => {
  it('have defaults', () => {
    expect(parseFloorOptions([])).toMatchObject({
      variants: [{ provider: 'openai', mode: 'server', without: [] }],
      half: 'dev',
      textDelayMs: { least: 300, most: 800 },
    });
  });

  it('are read', () => {
    const argv = [
      '--provider',
      'both',
      '--mode',
      'gateway',
      '--held-out',
      '--set',
      'A=b',
      '--text-delay',
      '0-0',
    ];
    expect(parseFloorOptions(argv)).toMatchObject({
      variants: [
        { provider: 'openai', mode: 'gateway', without: [] },
        { provider: 'nova', without: [] },
      ],
      half: 'held',
      set: ['A=b'],
      textDelayMs: { least: 0, most: 0 },
    });
    expect(parseFloorOptions(['--help'])).toBeUndefined();
  });

  it.each([
    ['--provider', 'siri', 'cascade, all or both'],
    ['--mode', 'off', 'server, gateway or both'],
    ['--without', 'hope', 'acknowledgements, stopWords'],
    ['--without', 'resume', '--mode gateway'],
    ['--set', 'A', 'NAME=VALUE'],
    ['--by', 'kind', 'noise or lang'],
    ['--calls', '0', 'whole number'],
    ['--text-delay', '800-300', 'two numbers'],
  ])('refuse %s %s', (name, value, words) => {
    expect(() => parseFloorOptions([name, value])).toThrow(words);
  });
});
