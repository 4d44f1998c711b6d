import type { FileProblem, PlaceInFile } from '../../operator-file/file-problem.ts';
import type { VoicePreferences } from '../../voice/client.ts';
import { VOICE_PROVIDERS, type VoiceProvider } from '../../voice/provider.ts';
import type { ProfileFile } from '../profile.ts';
import type { RealtimeDefaults } from './option-problems.ts';

/** What the settings say of the providers. */
export interface ConfiguredProviders {
  readonly providers: readonly VoiceProvider[];
  /** ENABLE_VOICE_FALLBACK. */
  readonly fallback: boolean;
  /** Absent while OpenAI is not configured: then no option of it is compared with the settings. */
  readonly realtime?: RealtimeDefaults | undefined;
}

export interface ProviderProblems {
  readonly faults: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
}

type Profiles = Pick<ProfileFile, 'profiles' | 'experiments'>;

const SETTINGS: Readonly<Record<VoiceProvider, string>> = {
  openai: 'set OPENAI_API_KEY, and name openai in VOICE_FALLBACK_ORDER if that is set',
  'openai-live': 'set OPENAI_API_KEY and name openai-live in VOICE_PROVIDER or VOICE_FALLBACK_ORDER',
  nova: 'set NOVA_REGION, and name nova in VOICE_FALLBACK_ORDER if that is set',
  cascade: 'set CASCADE_MODEL_ID, and name cascade in VOICE_FALLBACK_ORDER if that is set',
};

/**
 * Providers that the file names and the settings do not configure. A call of such an assistant fails when no other
 * provider may take over. Such an arm is always a fault: its callers would get another arm's provider under its name.
 */
export function providerProblems(
  { profiles, experiments }: Profiles,
  { providers, fallback: byDefault }: ConfiguredProviders,
): ProviderProblems {
  const absent = (provider: VoiceProvider | undefined) =>
    provider !== undefined && !providers.includes(provider);
  const faults: FileProblem[] = [];
  const warnings: FileProblem[] = [];
  for (const [name, { preferences }] of profiles) {
    const { provider, fallback = byDefault } = preferences;
    if (provider === undefined || !absent(provider)) continue;
    const found = problemOf(['assistants', name, 'provider'], provider);
    if (fallback) warnings.push({ ...found, problem: `${found.problem}; the other provider speaks` });
    else faults.push(found);
  }
  for (const { name, arms } of experiments) {
    for (const { name: arm, preferences } of arms) {
      for (const [place, provider] of namedIn(preferences)) {
        if (absent(provider)) faults.push(problemOf(['experiments', name, 'arms', arm, ...place], provider));
      }
    }
  }
  return { faults, warnings };
}

/** Each place of an arm that only has a meaning with a certain provider. */
function namedIn({
  provider,
  models = {},
  realtime,
  turnTaking,
}: VoicePreferences): (readonly [PlaceInFile, VoiceProvider])[] {
  const named = VOICE_PROVIDERS.filter((name) => models[name] !== undefined);
  return [
    ...(provider === undefined ? [] : [[['provider'], provider] as const]),
    ...named.map((name) => [['models', name], name] as const),
    ...(realtime === undefined ? [] : [[['openai'], 'openai'] as const]),
    ...(turnTaking === undefined ? [] : [[['turnTaking'], 'openai'] as const]),
  ];
}

function problemOf(path: PlaceInFile, provider: VoiceProvider): FileProblem {
  return {
    path,
    problem: `names a provider that is not configured: ${provider}`,
    advice: `${SETTINGS[provider]}, or name another provider`,
  };
}
