import type { ConfiguredProviders } from '../assistants/file/provider-problems.ts';
import { VOICE_PROVIDERS, type VoiceProvider } from '../voice/provider.ts';
import type { Config } from './config.ts';

/** The providers that calls can use with these settings. */
export function configuredProviders(config: Config): ConfiguredProviders {
  const { openai } = config;
  return {
    ...(openai && {
      realtime: {
        model: openai.model,
        transcriptionModel: openai.transcriptionModel,
        options: openai.options,
      },
    }),
    providers: VOICE_PROVIDERS.filter(
      (name) => config.voiceOrder.includes(name) && isConfigured(name, config),
    ),
    fallback: config.voiceFallback,
  };
}

function isConfigured(provider: VoiceProvider, { openai, openaiLive, nova, cascade }: Config): boolean {
  switch (provider) {
    case 'openai':
      return openai !== undefined;
    case 'openai-live':
      return openaiLive !== undefined;
    case 'nova':
      return nova.configured;
    case 'cascade':
      return cascade !== undefined;
  }
}
