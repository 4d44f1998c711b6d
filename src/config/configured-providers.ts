import type { ConfiguredProviders } from '../assistants/file/provider-problems.ts';
import type { Config } from './config.ts';

/** The providers that calls can use with these settings. */
export function configuredProviders({ openai, nova, voiceFallback }: Config): ConfiguredProviders {
  return {
    providers: [
      ...(openai === undefined ? [] : (['openai'] as const)),
      ...(nova.configured ? (['nova'] as const) : []),
    ],
    fallback: voiceFallback,
  };
}
