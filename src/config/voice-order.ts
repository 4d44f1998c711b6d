import { VOICE_PROVIDERS, type VoiceProvider } from '../voice/provider.ts';
import type { Environment } from './environment.ts';

type OrderSettings = Pick<Environment, 'VOICE_PROVIDER' | 'VOICE_FALLBACK_ORDER'>;

/** The chosen provider, then those that take over, in the order in which they are tried. */
export function voiceOrder({ VOICE_PROVIDER: chosen, VOICE_FALLBACK_ORDER }: OrderSettings): VoiceProvider[] {
  const others = VOICE_FALLBACK_ORDER ?? VOICE_PROVIDERS;
  return [chosen, ...others.filter((name) => name !== chosen)];
}
