import type { Config, NovaSettings, WireMode } from '../../config/config.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { VoiceCandidate } from '../candidate.ts';
import type { ConversationSettings } from '../client.ts';
import { type ProviderRoutes, routeName, type VoiceOptions, type VoiceRoute } from '../route.ts';
import { createBedrockClient, NovaVoiceClient } from './client.ts';
import { novaCapabilities } from './client-options.ts';

type BedrockClient = ReturnType<typeof createBedrockClient>;

/** The ways to Nova, one for each region. The clients of a region share its connections to Bedrock. */
export class NovaRoutes implements ProviderRoutes {
  readonly #settings: NovaSettings;
  readonly #wire: WireMode;
  readonly #metrics: Metrics;
  readonly #bedrock = new Map<string, BedrockClient>();

  constructor({ nova, wire }: Pick<Config, 'nova' | 'wire'>, metrics: Metrics) {
    this.#settings = nova;
    this.#wire = wire;
    this.#metrics = metrics;
  }

  routes(model = this.#settings.modelId): readonly VoiceRoute[] {
    return this.#settings.regions.map((region) => {
      const name = routeName(`nova/${region}`, model, this.#settings.modelId);
      const candidate = (options: VoiceOptions) => this.#candidate({ name, model, region }, options);
      // A stream of Nova cannot be opened before the events of its call exist: there is nothing to prepare.
      return { name, provider: 'nova', model, candidate };
    });
  }

  close(): void {
    for (const client of this.#bedrock.values()) client.destroy();
  }

  #candidate(
    { name, model, region }: Pick<VoiceRoute, 'name' | 'model'> & { readonly region: string },
    { logger }: VoiceOptions,
  ): VoiceCandidate {
    const { sessionLimitMs, maxRetries } = this.#settings;
    const open = (conversation: ConversationSettings) =>
      new NovaVoiceClient({ ...this.#settings, modelId: model, region }, conversation, {
        logger,
        metrics: this.#metrics,
        bedrock: this.#bedrockIn(region),
        wire: this.#wire,
      });
    return { name, provider: 'nova', capabilities: novaCapabilities(sessionLimitMs), maxRetries, open };
  }

  #bedrockIn(region: string): BedrockClient {
    let client = this.#bedrock.get(region);
    if (!client) {
      client = createBedrockClient(region, { wire: this.#wire });
      this.#bedrock.set(region, client);
    }
    return client;
  }
}
