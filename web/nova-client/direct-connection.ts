import { Resampler } from '../../src/audio/resampler.ts';
import { CALLER_RATE_HZ, type ConnectionEvents, type VoiceConnection } from '../voice-connection.ts';
import { AnswerTurns } from './answer-turns.ts';
import { failureOf } from './failure.ts';
import { NovaClient } from './nova-client.ts';
import type { NovaClientOptions } from './nova-client-options.ts';
import { INPUT_HZ } from './stream-input.ts';

export interface DirectConnectionOptions extends NovaClientOptions {
  readonly events: ConnectionEvents;
  readonly systemPrompt: string;
  readonly greeting?: string | undefined;
}

/** A conversation from the browser to Nova. It cannot hand over to a person. */
export class DirectConnection implements VoiceConnection {
  readonly #client: NovaClient;
  readonly #resampler = new Resampler(CALLER_RATE_HZ, INPUT_HZ);
  readonly #options: DirectConnectionOptions;

  constructor(options: DirectConnectionOptions) {
    this.#options = options;
    this.#client = new NovaClient(options);
  }

  /** @throws CredentialsRefused, ProviderError when it does not begin; `onError` has said so too */
  async start(): Promise<void> {
    const { events, systemPrompt, greeting } = this.#options;
    const turns = new AnswerTurns((turn) => events.onTurn(turn));
    events.onWay('direct');
    try {
      await this.#client.startStream({
        systemPrompt,
        greeting,
        onTextChunk: (turn) => turns.take(turn),
        onAnswer: (text) => events.onAnswer(text),
        onState: (state, reason) => events.onState(state, reason),
        onError: ({ code, message }) => events.onError(code, message),
      });
    } catch (error) {
      const { code, message } = failureOf(error);
      events.onError(code, message);
      throw error;
    }
  }

  sendAudio(samples: Int16Array): void {
    this.#client.sendAudio(this.#resampler.process(samples));
  }

  sendText(text: string): void {
    this.#client.sendText(text);
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}
