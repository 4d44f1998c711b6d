import { describe, expect, it } from 'vitest';
import { FLOOR_SWITCHES, rulesWithout } from '../../../sandbox/floor/switches.ts';
import { variantName, variantsOf } from '../../../sandbox/floor/variants.ts';
import { FLOOR_RULES } from '../../../src/call/conversation/turn-taking/floor-rules.ts';
import { VOICE_PROVIDERS } from '../../../src/voice/provider.ts';

const gateway = { providers: ['openai'], modes: ['gateway'], without: [], ablate: false } as const;

describe('the runs of eval:floor', () => {
  it('have modes only where there is a choice', () => {
    const modes = ['server', 'gateway'] as const;
    const variants = variantsOf({ ...gateway, providers: VOICE_PROVIDERS, modes });
    expect(variants.map((variant) => variantName(variant, ['A=b']))).toEqual([
      'openai server A=b',
      'openai gateway A=b',
      'openai-live (stops for sounds) A=b',
      'openai-live (stops for words) A=b',
      'nova A=b',
      'cascade A=b',
    ]);
  });

  it('leave rules out together', () => {
    const variants = variantsOf({ ...gateway, without: ['resume', 'asides'] });
    expect(variants.map((variant) => variantName(variant, []))).toEqual([
      'openai gateway without resume, asides',
    ]);
  });

  it('leave out one rule after the other in an ablation', () => {
    const variants = variantsOf({ ...gateway, ablate: true });
    expect(variants.map(({ without }) => without.join())).toEqual(['', ...FLOOR_SWITCHES]);
  });

  it('leave no rule out where there is none', () => {
    const wanted = { ...gateway, ablate: true };
    expect(() => variantsOf({ ...wanted, providers: ['openai', 'nova'] })).toThrow('--provider openai');
    expect(() => variantsOf({ ...wanted, modes: ['server', 'gateway'] })).toThrow('--mode gateway');
  });
});

describe('the rules that can be left out', () => {
  it('are all switches of the floor', () => {
    const switches = Object.entries(FLOOR_RULES).filter(([, value]) => typeof value === 'boolean');
    expect([...FLOOR_SWITCHES].sort()).toEqual(switches.map(([name]) => name).sort());
    expect(rulesWithout(['resume'])).toEqual({ resume: false });
  });
});
