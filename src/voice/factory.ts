import type { Config } from '../config/config.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { CallView, ConversationSettings, VoiceClientBase } from './client.ts';
import { ContinuousVoiceClient } from './continuity/continuous-client.ts';
import { timingFor } from './continuity/options.ts';
import type { VoiceCandidate } from './continuity/streams/candidate.ts';
import { createBedrockClient, NovaVoiceClient } from './nova/client.ts';
import { novaCapabilities } from './nova/client-options.ts';
import { createConnection, OpenAIVoiceClient } from './openai/client.ts';
import { CAPABILITIES } from './openai/client-options.ts';
import { WarmConnections } from './openai/warm-connections.ts';
import { ProviderHealth } from './provider-health.ts';

type BedrockClient = ReturnType<typeof createBedrockClient>;

/** What the client of a call needs beside its conversation. */
export interface VoiceOptions {
  readonly callSid: string;
  readonly live: CallView;
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
    this.#warm = openai && new WarmConnections({ create: () => createConnection(openai) });
  }

  /** Whether a model is available, as far as the latest calls have found. */
  get available(): boolean {
    return this.#names.some((name) => this.#health.available(name));
  }

  /** A stream of this call will be opened soon: the connection to the model may open meanwhile. */
  prepare(callSid: string): void {
    const best = this.#names.find((name) => this.#health.available(name));
    // A stream of Nova cannot be opened before the events of its call exist.
    if (best === 'openai') this.#warm?.prepare(callSid);
  }

  /** A client of the best available model, not connected yet. */
  create(conversation: ConversationSettings, { callSid, live, logger }: VoiceOptions): VoiceClientBase {
    return new ContinuousVoiceClient(conversation, {
      candidates: this.#names.map((name) => this.#candidate(name, callSid, logger)),
      health: this.#health,
      call: live,
      logger,
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

  /** The configured provider first, in each of its regions; then the other provider, when fallback is enabled. */
  get #names(): string[] {
    const { provider, voiceFallback, openai, nova } = this.#config;
    const novas = nova.configured ? nova.regions.map((region) => `nova/${region}`) : [];
    const openais = openai ? ['openai'] : [];
    const [first, second] = provider === 'nova' ? [novas, openais] : [openais, novas];
    return voiceFallback ? [...first, ...second] : first;
  }

  #candidate(name: string, callSid: string, logger: Logger): VoiceCandidate {
    const { openai, nova, wire } = this.#config;
    const metrics = this.#metrics;
    if (name === 'openai' && openai) {
      const open = (conversation: ConversationSettings) =>
        new OpenAIVoiceClient(openai, conversation, {
          logger,
          metrics,
          takeConnection: () => this.#warm?.take(callSid),
        });
      return { name, provider: 'openai', capabilities: CAPABILITIES, open };
    }
    const region = name.slice('nova/'.length);
    const open = (conversation: ConversationSettings) => {
      const bedrock = this.#bedrockIn(region);
      return new NovaVoiceClient({ ...nova, region }, conversation, {
        logger,
        metrics,
        bedrock,
        wire,
      });
    };
    const { sessionLimitMs, maxRetries } = nova;
    return { name, provider: 'nova', capabilities: novaCapabilities(sessionLimitMs), maxRetries, open };
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
