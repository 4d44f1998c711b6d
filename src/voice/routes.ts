import type { Config } from '../config/config.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { CascadeRoutes } from './cascade/routes.ts';
import type { VoicePreferences } from './client.ts';
import { NovaRoutes } from './nova/routes.ts';
import { OpenAIRoutes } from './openai/routes.ts';
import { OpenAILiveRoutes } from './openai-live/routes.ts';
import { VOICE_PROVIDERS, type VoiceProvider } from './provider.ts';
import type { ProviderRoutes, VoiceRoute } from './route.ts';

type Routes = Readonly<Record<VoiceProvider, ProviderRoutes | undefined>>;

/** The ways to every configured model. */
export class VoiceRoutes {
  readonly #config: Pick<Config, 'voiceFallback' | 'voiceOrder'>;
  readonly #routes: Routes;

  constructor(config: Config, metrics: Metrics) {
    this.#config = config;
    this.#routes = {
      openai: config.openai && new OpenAIRoutes(config.openai, metrics),
      'openai-live': config.openaiLive && new OpenAILiveRoutes(config.openaiLive, metrics),
      nova: config.nova.configured ? new NovaRoutes(config, metrics) : undefined,
      cascade: config.cascade && new CascadeRoutes(config.cascade, metrics),
    };
  }

  /**
   * The ways of a call, the best first: the preferred provider, in each of its regions, then the others in the order of
   * the settings when another provider may take over.
   */
  for(preferences: VoicePreferences = {}): readonly VoiceRoute[] {
    const { voiceOrder, voiceFallback } = this.#config;
    const { provider = voiceOrder[0], fallback = voiceFallback, models = {} } = preferences;
    return voiceOrder
      .toSorted((a, b) => Number(b === provider) - Number(a === provider))
      .filter((name) => fallback || name === provider)
      .flatMap((name) => this.#routes[name]?.routes(models[name]) ?? []);
  }

  close(): void {
    for (const name of VOICE_PROVIDERS) this.#routes[name]?.close();
  }
}
