import { isLiveModel } from '../voice/options/model-traits.ts';
import { VOICE_PROVIDERS, type VoiceProvider } from '../voice/provider.ts';
import type { Environment } from './environment.ts';

type OrderSettings = Pick<Environment, 'VOICE_PROVIDER' | 'VOICE_FALLBACK_ORDER' | 'OPENAI_REALTIME_MODEL'>;

/** Providers that take over only when the settings name them: the same vendor has another model for that. */
const NAMED_ONLY: ReadonlySet<VoiceProvider> = new Set<VoiceProvider>(['openai-live']);

/** The provider that answers calls. A model of GPT-Live in place of a Realtime model chooses the client for it. */
export function chosenProvider({
  VOICE_PROVIDER: named,
  OPENAI_REALTIME_MODEL: model,
}: Omit<OrderSettings, 'VOICE_FALLBACK_ORDER'>): VoiceProvider {
  return named === 'openai' && isLiveModel(model) ? 'openai-live' : named;
}

/** The chosen provider, then those that take over, in the order in which they are tried. */
export function voiceOrder(settings: OrderSettings): VoiceProvider[] {
  const chosen = chosenProvider(settings);
  const others = settings.VOICE_FALLBACK_ORDER ?? VOICE_PROVIDERS.filter((name) => !NAMED_ONLY.has(name));
  return [chosen, ...others.filter((name) => name !== chosen)];
}
