import type { Config, OpenAISettings } from '../config/config.ts';
import type { VoicePreferences } from './client.ts';

/** A way to OpenAI. */
export interface OpenAIRoute {
  /** As breakers and logs name it: `openai`, or `openai/<model>` for another model than the configured one. */
  readonly name: string;
  readonly provider: 'openai';
  readonly model: string;
  readonly openai: OpenAISettings;
}

/** A way to Nova in one region. */
export interface NovaRoute {
  /** `nova/<region>`, or `nova/<region>/<model>` for another model than the configured one. */
  readonly name: string;
  readonly provider: 'nova';
  readonly model: string;
  readonly region: string;
}

export type VoiceRoute = OpenAIRoute | NovaRoute;

/**
 * The ways to a model, the best first: the preferred provider, in each of its regions, then the other provider when
 * another one may take over. Another model has another name, and so another breaker, because a model that one profile
 * names wrongly must not close the provider for the other calls.
 */
export function voiceRoutes(config: Config, preferences: VoicePreferences = {}): VoiceRoute[] {
  const { provider = config.provider, fallback = config.voiceFallback, models = {} } = preferences;
  const openais = openaiRoutes(config, models.openai);
  const novas = novaRoutes(config, models.nova);
  const [first, second] = provider === 'nova' ? [novas, openais] : [openais, novas];
  return fallback ? [...first, ...second] : first;
}

function openaiRoutes({ openai }: Config, model = openai?.model): OpenAIRoute[] {
  if (openai === undefined || model === undefined) return [];
  return [{ name: nameOf('openai', model, openai.model), provider: 'openai', model, openai }];
}

function novaRoutes({ nova }: Config, model = nova.modelId): NovaRoute[] {
  const regions = nova.configured ? nova.regions : [];
  return regions.map((region) => ({
    name: nameOf(`nova/${region}`, model, nova.modelId),
    provider: 'nova',
    model,
    region,
  }));
}

function nameOf(way: string, model: string, configured: string): string {
  return model === configured ? way : `${way}/${model}`;
}
