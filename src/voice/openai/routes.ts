import type { OpenAISettings } from '../../config/config.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { VoiceCandidate } from '../candidate.ts';
import type { ConversationSettings } from '../client.ts';
import { WarmConnections } from '../openai-wire/warm-connections.ts';
import { type ProviderRoutes, routeName, type VoiceOptions, type VoiceRoute } from '../route.ts';
import { createConnection, OpenAIVoiceClient } from './client.ts';
import { capabilitiesFor } from './client-options.ts';

/** The way to OpenAI Realtime. Its clients share the connections that are opened ahead. */
export class OpenAIRoutes implements ProviderRoutes {
  readonly #settings: OpenAISettings;
  readonly #metrics: Metrics;
  readonly #warm: WarmConnections;

  constructor(settings: OpenAISettings, metrics: Metrics) {
    this.#settings = settings;
    this.#metrics = metrics;
    this.#warm = new WarmConnections({ create: (model) => createConnection({ ...settings, model }) });
  }

  routes(model = this.#settings.model): readonly VoiceRoute[] {
    const name = routeName('openai', model, this.#settings.model);
    return [
      {
        name,
        provider: 'openai',
        model,
        prepare: (callSid) => this.#warm.prepare(callSid, model),
        candidate: (options) => this.#candidate({ name, model }, options),
      },
    ];
  }

  close(): void {
    this.#warm.close();
  }

  #candidate(
    { name, model }: Pick<VoiceRoute, 'name' | 'model'>,
    { callSid, logger }: VoiceOptions,
  ): VoiceCandidate {
    const open = (conversation: ConversationSettings) => {
      const { turnTaking = this.#settings.turnTaking } = conversation.preferences ?? {};
      return new OpenAIVoiceClient({ ...this.#settings, model, turnTaking }, conversation, {
        logger,
        metrics: this.#metrics,
        takeConnection: () => this.#warm.take(callSid, model),
      });
    };
    return { name, provider: 'openai', capabilities: capabilitiesFor(this.#settings), open };
  }
}
