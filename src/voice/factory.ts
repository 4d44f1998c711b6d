import type { Config } from '../config.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { ConversationSettings, VoiceClientBase } from './client.ts';
import { createBedrockClient, NovaVoiceClient } from './nova/client.ts';
import { OpenAIVoiceClient } from './openai/client.ts';

type BedrockClient = ReturnType<typeof createBedrockClient>;

/** Makes the voice clients of this process; keeps what they share. */
export class VoiceFactory {
  readonly #config: Config;
  readonly #metrics: Metrics;
  readonly #bedrock = new Map<string, BedrockClient>();

  constructor(config: Config, metrics: Metrics) {
    this.#config = config;
    this.#metrics = metrics;
  }

  /** A client of the configured provider, not yet connected. */
  create(conversation: ConversationSettings, logger: Logger): VoiceClientBase {
    const { provider, openai, nova } = this.#config;
    const metrics = this.#metrics;
    if (provider === 'openai' && openai)
      return new OpenAIVoiceClient(openai, conversation, { logger, metrics });
    const region = nova.regions[0] ?? 'us-east-1';
    return new NovaVoiceClient({ ...nova, region }, conversation, {
      logger,
      metrics,
      bedrock: this.#bedrockIn(region),
    });
  }

  /** Frees what the clients share. */
  close(): void {
    for (const client of this.#bedrock.values()) client.destroy();
  }

  #bedrockIn(region: string): BedrockClient {
    let client = this.#bedrock.get(region);
    if (!client) {
      client = createBedrockClient(region);
      this.#bedrock.set(region, client);
    }
    return client;
  }
}
