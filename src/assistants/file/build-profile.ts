import type { VoiceName, VoicePreferences } from '../../voice/client.ts';
import { type ByProvider, VOICE_PROVIDERS, type VoiceProvider } from '../../voice/provider.ts';
import type { EquipmentPlan } from '../equipment.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { Profile } from '../profile.ts';
import type { DeclaredAssistant } from './profile-schema.ts';
import { versionOf } from './profile-version.ts';

/** What the file declares of one assistant, with its defaults. */
export function profileOf(
  name: string,
  declared: DeclaredAssistant,
  instructions: string,
  plan: EquipmentPlan,
): Profile {
  const { tools = [], knowledge, voices = {}, models = {}, provider, fallback, handoff } = declared;
  const profile = {
    name,
    instructions,
    greeting: declared.greeting ?? {},
    lines: declared.lines ?? {},
    consentNotice: declared.consentNotice ?? {},
    preferences: {
      provider,
      fallback,
      models: byProvider((provider) => models[provider]),
      voices: voicesOf(voices),
      turnTaking: declared.turnTaking,
      realtime: declared.openai,
      nova: declared.nova,
    },
    language: declared.language ?? declared.languages?.[0],
    languages: declared.languages ?? [],
    keywords: declared.keywords ?? [],
    tools,
    knowledge,
    handoff: { queueId: handoff?.queueId, attributes: handoff?.attributes ?? {} },
    limits: declared.limits ?? {},
    greetingBargeIn: declared.greetingBargeIn,
    holdLineBargeIn: declared.holdLineBargeIn,
    secureInput: declared.secureInput,
    recording: declared.recording,
    timeZone: declared.timeZone,
  };
  return { ...profile, version: versionOf([profile, plan.declared({ tools, knowledge })]) };
}

/** What the arms of its experiments say is part of what an assistant says. */
export function withExperiments(
  profiles: ReadonlyMap<string, Profile>,
  experiments: readonly Experiment[],
): ReadonlyMap<string, Profile> {
  return new Map(
    [...profiles].map(([name, profile]) => {
      const own = experiments.filter(({ assistants }) => assistants?.includes(name) ?? true);
      if (own.length === 0) return [name, profile];
      const versions = own.map((experiment) => [experiment.name, experiment.version]);
      return [name, { ...profile, version: versionOf([profile.version, versions]) }];
    }),
  );
}

type DeclaredVoices = NonNullable<DeclaredAssistant['voices']>;

/** The voices of the providers that this gateway has. */
export function voicesOf(voices: DeclaredVoices): NonNullable<VoicePreferences['voices']> {
  return byProvider((provider) => voiceOf(voices[provider]));
}

function voiceOf(voice: DeclaredVoices['openai']): VoiceName | undefined {
  return voice?.id === undefined ? voice?.name : { id: voice.id };
}

/** What was declared, without the providers that nothing was declared for. */
function byProvider<T>(declaredFor: (provider: VoiceProvider) => T | undefined): ByProvider<T> {
  const values: { [P in VoiceProvider]?: T } = {};
  for (const provider of VOICE_PROVIDERS) {
    const value = declaredFor(provider);
    if (value !== undefined) values[provider] = value;
  }
  return values;
}
