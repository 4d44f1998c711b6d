/** Every provider of speech models that this gateway has a client for. Their order is that of a fallback. */
export const VOICE_PROVIDERS = ['openai', 'openai-live', 'nova', 'cascade'] as const;

export type VoiceProvider = (typeof VOICE_PROVIDERS)[number];

/** What differs by provider. */
export type ByProvider<T> = { readonly [P in VoiceProvider]?: T | undefined };
