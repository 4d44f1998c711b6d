import type { VoiceProvider } from '../voice/provider.ts';
import type { Environment } from './environment.ts';
import { isNovaConfigured } from './nova-settings.ts';
import { voiceOrder } from './voice-order.ts';

/** The setting that configures each provider. */
const NEEDED = {
  openai: 'OPENAI_API_KEY',
  'openai-live': 'OPENAI_API_KEY',
  nova: 'NOVA_REGION',
  cascade: 'CASCADE_MODEL_ID',
} as const satisfies Readonly<Record<VoiceProvider, keyof Environment>>;

/** Providers that are meant to take over and cannot. */
export function fallbackWarnings(env: Environment): string[] {
  const { ENABLE_VOICE_FALLBACK: isEnabled, VOICE_FALLBACK_ORDER: named } = env;
  const others = voiceOrder(env).slice(1);
  const absent = others.filter((name) => !isUsable(name, env));
  if (!isEnabled) return named === undefined ? [] : [ONLY_ASSISTANTS];
  if (named !== undefined) return orderWarnings(others, absent);
  return absent.length < others.length ? [] : [noFallback(whyNone(absent))];
}

/** Whether the settings have what a call with this provider needs, but for its place in the order. */
export function isUsable(name: VoiceProvider, env: Environment): boolean {
  return name === 'nova' ? isNovaConfigured(env) : env[NEEDED[name]] !== undefined;
}

const ONLY_ASSISTANTS =
  'ENABLE_VOICE_FALLBACK is false: VOICE_FALLBACK_ORDER counts only for assistants with fallback: true.';

function orderWarnings(others: readonly VoiceProvider[], absent: readonly VoiceProvider[]): string[] {
  if (others.length === 0) return [noFallback('VOICE_FALLBACK_ORDER names no other one')];
  return absent.map(
    (name) => `VOICE_FALLBACK_ORDER: ${name} does not take over, because ${NEEDED[name]} is not set.`,
  );
}

/** Most operators do without the cascade, so it is not named. */
function whyNone(absent: readonly VoiceProvider[]): string {
  const missing = absent.filter((name) => name !== 'cascade').map((name) => NEEDED[name]);
  return `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set`;
}

function noFallback(reason: string): string {
  return `ENABLE_VOICE_FALLBACK: no fallback provider, because ${reason}. If that is intended, write ENABLE_VOICE_FALLBACK=false.`;
}
