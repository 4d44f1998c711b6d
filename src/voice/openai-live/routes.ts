import type { LiveSettings } from '../../config/config.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { VoiceCandidate } from '../candidate.ts';
import type { ConversationSettings } from '../client.ts';
import { WarmConnections } from '../openai-wire/warm-connections.ts';
import { type ProviderRoutes, routeName, type VoiceOptions, type VoiceRoute } from '../route.ts';
import { createLiveConnection, OpenAILiveClient } from './client.ts';
import { LIVE_CAPABILITIES } from './client-options.ts';
import { type DelegateModel, OpenAIDelegateModel } from './delegation/delegate-model.ts';

/** The way to GPT-Live. Its clients share the text model that works for the voice, and the connections opened ahead. */
export class OpenAILiveRoutes implements ProviderRoutes {
  readonly #settings: LiveSettings;
  readonly #metrics: Metrics;
  readonly #delegate: DelegateModel;
  readonly #warm: WarmConnections;

  constructor(settings: LiveSettings, metrics: Metrics) {
    this.#settings = settings;
    this.#metrics = metrics;
    this.#delegate = new OpenAIDelegateModel({ ...settings, model: settings.delegateModel });
    this.#warm = new WarmConnections({ create: () => createLiveConnection(settings) });
  }

  routes(model = this.#settings.model): readonly VoiceRoute[] {
    const name = routeName('openai-live', model, this.#settings.model);
    return [
      {
        name,
        provider: 'openai-live',
        model,
        prepare: (callSid) => this.#warm.prepare(callSid, model),
        candidate: (options) => this.#candidate({ name, model }, options),
      },
    ];
  }

  close(): void {
    this.#warm.close();
    // The text model's SDK uses the connection pool of the process: there is nothing to close.
  }

  #candidate(
    { name, model }: Pick<VoiceRoute, 'name' | 'model'>,
    { callSid, logger }: VoiceOptions,
  ): VoiceCandidate {
    const open = (conversation: ConversationSettings) =>
      new OpenAILiveClient({ ...this.#settings, model }, conversation, {
        logger,
        metrics: this.#metrics,
        delegate: this.#delegate,
        takeConnection: () => this.#warm.take(callSid, model),
      });
    return { name, provider: 'openai-live', capabilities: LIVE_CAPABILITIES, open };
  }
}
