import type { Config } from '../config/config.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { ConversationSettings, OngoingCall, VoiceClientBase, VoicePreferences } from './client.ts';
import { ContinuousVoiceClient } from './continuity/continuous-client.ts';
import { timingFor } from './continuity/options.ts';
import type { VoiceCandidate } from './continuity/streams/candidate.ts';
import { createBedrockClient, NovaVoiceClient } from './nova/client.ts';
import { novaCapabilities } from './nova/client-options.ts';
import { createConnection, OpenAIVoiceClient } from './openai/client.ts';
import { CAPABILITIES } from './openai/client-options.ts';
import { WarmConnections } from './openai/warm-connections.ts';
import { ProviderHealth } from './provider-health.ts';
import { type NovaRoute, type OpenAIRoute, type VoiceRoute, voiceRoutes } from './voice-routes.ts';

type BedrockClient = ReturnType<typeof createBedrockClient>;

/** What the client of a call needs beside its conversation. */
export interface VoiceOptions {
  readonly callSid: string;
  readonly live: OngoingCall;
  readonly logger: Logger;
}

/** Makes the voice clients of this process, and keeps what they share. */
export class VoiceFactory {
  readonly #config: Config;
  readonly #metrics: Metrics;
  readonly #fillerSound: Uint8Array;
  readonly #health = new ProviderHealth();
  readonly #warm: WarmConnections | undefined;
  readonly #bedrock = new Map<string, BedrockClient>();

  /** @param fillerSound mu-law, 8 kHz: what the caller hears while no model does */
  constructor(config: Config, metrics: Metrics, fillerSound: Uint8Array) {
    this.#config = config;
    this.#metrics = metrics;
    this.#fillerSound = fillerSound;
    const { openai } = config;
    this.#warm = openai && new WarmConnections({ create: (model) => createConnection({ ...openai, model }) });
  }

  /** Whether a model is available for such a call, as far as the latest calls have found. */
  available(preferences?: VoicePreferences): boolean {
    return this.#bestRoute(preferences) !== undefined;
  }

  /** A stream of this call will be opened soon: the connection to the model may open meanwhile. */
  prepare(callSid: string, preferences?: VoicePreferences): void {
    const best = this.#bestRoute(preferences);
    // A stream of Nova cannot be opened before the events of its call exist.
    if (best?.provider === 'openai') this.#warm?.prepare(callSid, best.model);
  }

  /** A client of the best available model, not connected yet. */
  create(conversation: ConversationSettings, options: VoiceOptions): VoiceClientBase {
    const routes = voiceRoutes(this.#config, conversation.preferences);
    return new ContinuousVoiceClient(conversation, {
      candidates: routes.map((route) => this.#candidate(route, options)),
      health: this.#health,
      call: options.live,
      logger: options.logger,
      metrics: this.#metrics,
      fillerSound: this.#fillerSound,
      timing: timingFor(this.#config.firstAudioMs),
    });
  }

  /** Frees what the clients share. */
  close(): void {
    this.#warm?.close();
    for (const client of this.#bedrock.values()) client.destroy();
  }

  #bestRoute(preferences?: VoicePreferences): VoiceRoute | undefined {
    return voiceRoutes(this.#config, preferences).find(({ name }) => this.#health.available(name));
  }

  #candidate(route: VoiceRoute, options: VoiceOptions): VoiceCandidate {
    return route.provider === 'openai'
      ? this.#openaiCandidate(route, options)
      : this.#novaCandidate(route, options);
  }

  #openaiCandidate({ name, provider, model, openai }: OpenAIRoute, options: VoiceOptions): VoiceCandidate {
    const { callSid, logger } = options;
    const open = (conversation: ConversationSettings) =>
      new OpenAIVoiceClient({ ...openai, model }, conversation, {
        logger,
        metrics: this.#metrics,
        takeConnection: () => this.#warm?.take(callSid, model),
      });
    return { name, provider, capabilities: CAPABILITIES, open };
  }

  #novaCandidate({ name, provider, model, region }: NovaRoute, { logger }: VoiceOptions): VoiceCandidate {
    const { nova, wire } = this.#config;
    const open = (conversation: ConversationSettings) =>
      new NovaVoiceClient({ ...nova, modelId: model, region }, conversation, {
        logger,
        metrics: this.#metrics,
        bedrock: this.#bedrockIn(region),
        wire,
      });
    const { sessionLimitMs, maxRetries } = nova;
    return { name, provider, capabilities: novaCapabilities(sessionLimitMs), maxRetries, open };
  }

  #bedrockIn(region: string): BedrockClient {
    let client = this.#bedrock.get(region);
    if (!client) {
      client = createBedrockClient(region, { wire: this.#config.wire });
      this.#bedrock.set(region, client);
    }
    return client;
  }
}
