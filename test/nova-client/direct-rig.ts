import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'undici';
import { BedrockSandbox, type BedrockSandboxOptions } from '../../sandbox/bedrock/server.ts';
import type { BedrockStream } from '../../sandbox/bedrock/stream.ts';
import { ModelScript } from '../../sandbox/model/script.ts';
import { SpeechLibrary } from '../../sandbox/model/speech-library.ts';
import { CredentialBook } from '../../sandbox/temporary-credentials.ts';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import { Resampler } from '../../src/audio/resampler.ts';
import type { NovaCredentials } from '../../web/nova-client/credentials.ts';
import type { NovaClient } from '../../web/nova-client/nova-client.ts';
import type { Failure, NovaClientOptions, StreamOptions } from '../../web/nova-client/nova-client-options.ts';
import type { HeardTurn } from '../../web/voice-connection.ts';
import { loadBrowserBundle } from './browser-bundle.ts';
import { ClockSpeaker } from './clock-speaker.ts';

export const MODEL = 'amazon.nova-2-sonic-v1:0';
export const REGION = 'us-east-1';
export const GRANT = {
  actions: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithBidirectionalStream'],
  resources: [`arn:aws:bedrock:${REGION}::foundation-model/${MODEL}`],
};

const library = SpeechLibrary.load();
const PIECE_MS = 40;
const SAMPLES_PER_MS = 16;

/** A page with a direct conversation, and the model it speaks to. */
export class DirectRig {
  readonly script = new ModelScript();
  readonly book = new CredentialBook();
  readonly sandbox: BedrockSandbox;
  readonly speaker = new ClockSpeaker();
  readonly turns = new Map<string, HeardTurn>();
  readonly states: string[] = [];
  readonly answers: string[] = [];
  readonly failures: Failure[] = [];
  /** What credentials are given out next. */
  grant = GRANT;
  lifetimeMs = 900_000;
  #url = '';
  #client: NovaClient | undefined;

  constructor(options: Partial<BedrockSandboxOptions> = {}) {
    this.sandbox = new BedrockSandbox({ script: this.script, library, book: this.book, ...options });
  }

  async start(): Promise<this> {
    this.#url = (await this.sandbox.start()).webSocketUrl;
    return this;
  }

  get client(): NovaClient {
    if (!this.#client) throw new Error('no conversation was begun');
    return this.#client;
  }

  get newest(): BedrockStream {
    const stream = this.sandbox.streams.at(-1);
    if (!stream) throw new Error('no stream was opened');
    return stream;
  }

  /** Turns in the order they began. */
  get heard(): string[] {
    return [...this.turns.values()].map(({ role, text }) => `${role}: ${text}`);
  }

  async converse(
    options: Partial<StreamOptions> = {},
    client: Partial<NovaClientOptions> = {},
  ): Promise<void> {
    const { NovaClient: Client } = await loadBrowserBundle();
    this.#client = new Client({
      credentials: async () => this.credentials(),
      speaker: this.speaker,
      openSocket: (url) => new WebSocket(url),
      endpoint: this.#url,
      ...client,
    });
    await this.#client.startStream({
      systemPrompt: 'Be brief.',
      onTextChunk: (turn) => this.turns.set(turn.id, turn),
      onAnswer: (text) => this.answers.push(text),
      onState: (state, reason) => this.states.push(reason === undefined ? state : `${state} ${reason}`),
      onError: (failure) => this.failures.push(failure),
      ...options,
    });
  }

  credentials(): NovaCredentials {
    const { expiresAtMs, ...rest } = this.book.issue(this.grant, this.lifetimeMs);
    return { ...rest, expiration: new Date(expiresAtMs), region: REGION, modelId: MODEL };
  }

  /** The caller speaks one recorded sentence, in real time. */
  async says(utteranceId: string): Promise<void> {
    const { mulaw } = library.utterance(utteranceId);
    const samples = new Resampler(8000, 16_000).process(decodeMulaw(mulaw)).slice();
    const piece = PIECE_MS * SAMPLES_PER_MS;
    const beginMs = performance.now();
    for (let at = 0; at < samples.length; at += piece) {
      this.client.sendAudio(samples.slice(at, at + piece));
      await delay(Math.max(0, beginMs + at / SAMPLES_PER_MS + PIECE_MS - performance.now()));
    }
  }

  async stop(): Promise<void> {
    await this.#client?.close();
    await this.speaker.close();
    await this.sandbox.stop();
  }
}
