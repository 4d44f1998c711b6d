import type { Config } from '../config/config.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { ConversationSettings, VoiceClientBase, VoicePreferences } from './client.ts';
import { ContinuousVoiceClient } from './continuity/continuous-client.ts';
import { timingFor } from './continuity/options.ts';
import { ProviderHealth } from './provider-health.ts';
import type { VoiceOptions, VoiceRoute } from './route.ts';
import { VoiceRoutes } from './routes.ts';

/** Makes the voice clients of this process, and keeps what they share. */
export class VoiceFactory {
  readonly #firstAudioMs: number;
  readonly #metrics: Metrics;
  readonly #fillerSound: Uint8Array;
  readonly #health = new ProviderHealth();
  readonly #routes: VoiceRoutes;

  /** @param fillerSound mu-law, 8 kHz: what the caller hears while no model does */
  constructor(config: Config, metrics: Metrics, fillerSound: Uint8Array) {
    this.#firstAudioMs = config.firstAudioMs;
    this.#metrics = metrics;
    this.#fillerSound = fillerSound;
    this.#routes = new VoiceRoutes(config, metrics);
  }

  /** Whether a model is available for such a call, as far as the latest calls have found. */
  available(preferences?: VoicePreferences): boolean {
    return this.#bestRoute(preferences) !== undefined;
  }

  /** A stream of this call will be opened soon: the connection to the model may open meanwhile. */
  prepare(callSid: string, preferences?: VoicePreferences): void {
    this.#bestRoute(preferences)?.prepare?.(callSid);
  }

  /** A client of the best available model, not connected yet. */
  create(conversation: ConversationSettings, options: VoiceOptions): VoiceClientBase {
    return new ContinuousVoiceClient(conversation, {
      candidates: this.#routes.for(conversation.preferences).map((route) => route.candidate(options)),
      health: this.#health,
      call: options.live,
      logger: options.logger,
      metrics: this.#metrics,
      fillerSound: this.#fillerSound,
      timing: timingFor(this.#firstAudioMs),
    });
  }

  /** Frees what the clients share. */
  close(): void {
    this.#routes.close();
  }

  #bestRoute(preferences?: VoicePreferences): VoiceRoute | undefined {
    return this.#routes.for(preferences).find(({ name }) => this.#health.available(name));
  }
}
