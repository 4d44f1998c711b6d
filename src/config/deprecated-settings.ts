import type { Given } from './given-values.ts';
import type { SettingFault } from './setting-fault.ts';
import { BOOLEAN_WORDS } from './value-kinds.ts';

export interface Translated {
  /** The variables as they are called today. */
  readonly given: Given;
  readonly faults: readonly SettingFault[];
  readonly warnings: readonly string[];
}

/** `USE_NOVA_SONIC` was the provider's switch in an earlier system; it counts only without `VOICE_PROVIDER`. */
export function translateDeprecated(given: Given): Translated {
  if (given.USE_NOVA_SONIC === undefined) return { given, faults: [], warnings: [] };
  if (given.VOICE_PROVIDER !== undefined) {
    const warning = 'USE_NOVA_SONIC is ignored because VOICE_PROVIDER is set; remove it.';
    return { given, faults: [], warnings: [warning] };
  }
  const nova = BOOLEAN_WORDS[given.USE_NOVA_SONIC.toLowerCase()];
  if (nova === undefined) {
    const advice = 'remove it and write VOICE_PROVIDER=nova or VOICE_PROVIDER=openai';
    return {
      given,
      faults: [{ name: 'USE_NOVA_SONIC', problem: 'is neither true nor false', advice }],
      warnings: [],
    };
  }
  const provider = nova ? 'nova' : 'openai';
  return {
    given: { ...given, VOICE_PROVIDER: provider },
    faults: [],
    warnings: [`USE_NOVA_SONIC is deprecated: write VOICE_PROVIDER=${provider} instead.`],
  };
}
