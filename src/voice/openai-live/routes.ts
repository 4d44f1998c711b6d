import type { LiveSettings } from '../../config/config.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { ConversationSettings } from '../client.ts';
import { type ProviderRoutes, routeName, type VoiceOptions, type VoiceRoute } from '../route.ts';
import { OpenAILiveClient } from './client.ts';
import { LIVE_CAPABILITIES } from './client-options.ts';
import { type DelegateModel, OpenAIDelegateModel } from './delegation/delegate-model.ts';

/** The way to GPT-Live. Its clients share the text model that works for the voice. */
export class OpenAILiveRoutes implements ProviderRoutes {
  readonly #settings: LiveSettings;
  readonly #metrics: Metrics;
  readonly #delegate: DelegateModel;

  constructor(settings: LiveSettings, metrics: Metrics) {
    this.#settings = settings;
    this.#metrics = metrics;
    this.#delegate = new OpenAIDelegateModel({ ...settings, model: settings.delegateModel });
  }

  routes(model = this.#settings.model): readonly VoiceRoute[] {
    const name = routeName('openai-live', model, this.#settings.model);
    const candidate = ({ logger }: VoiceOptions) => ({
      name,
      provider: 'openai-live' as const,
      capabilities: LIVE_CAPABILITIES,
      open: (conversation: ConversationSettings) =>
        new OpenAILiveClient({ ...this.#settings, model }, conversation, {
          logger,
          metrics: this.#metrics,
          delegate: this.#delegate,
        }),
    });
    return [{ name, provider: 'openai-live', model, candidate }];
  }

  close(): void {
    // The SDK uses the connection pool of the process: there is nothing to close.
  }
}
