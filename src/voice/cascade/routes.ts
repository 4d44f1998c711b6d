import type { CascadeSettings } from '../../config/config.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { VoiceCandidate } from '../candidate.ts';
import type { ConversationSettings } from '../client.ts';
import { type ProviderRoutes, routeName, type VoiceOptions, type VoiceRoute } from '../route.ts';
import { AwsServices } from './aws/services.ts';
import { CascadeVoiceClient } from './client.ts';
import { CASCADE_CAPABILITIES } from './client-options.ts';

/** The way over Transcribe, a text model and Polly. Its clients share what was learned of the services. */
export class CascadeRoutes implements ProviderRoutes {
  readonly #settings: CascadeSettings;
  readonly #metrics: Metrics;
  readonly #services: AwsServices;

  constructor(settings: CascadeSettings, metrics: Metrics) {
    this.#settings = settings;
    this.#metrics = metrics;
    this.#services = new AwsServices(settings);
  }

  routes(model = this.#settings.modelId): readonly VoiceRoute[] {
    const name = routeName('cascade', model, this.#settings.modelId);
    const candidate = (options: VoiceOptions) => this.#candidate({ name, model }, options);
    return [{ name, provider: 'cascade', model, candidate }];
  }

  close(): void {
    this.#services.close();
  }

  #candidate(
    { name, model }: Pick<VoiceRoute, 'name' | 'model'>,
    { live, logger }: VoiceOptions,
  ): VoiceCandidate {
    const open = (settings: ConversationSettings) =>
      new CascadeVoiceClient(settings, {
        logger,
        metrics: this.#metrics,
        endpointing: this.#settings.endpointing,
        live,
        services: (conversation, line) =>
          this.#services.forCall({ modelId: model, conversation, line, logger }),
      });
    return { name, provider: 'cascade', capabilities: CASCADE_CAPABILITIES, open };
  }
}
