import type { Refusal } from '../../../sandbox/bedrock/refusal.ts';
import { BedrockSandbox } from '../../../sandbox/bedrock/server.ts';
import { PollySandbox, type PollySandboxOptions } from '../../../sandbox/cascade/polly.ts';
import { TranscribeSandbox, type TranscribeSandboxOptions } from '../../../sandbox/cascade/transcribe.ts';
import { ModelScript } from '../../../sandbox/model/script.ts';
import type { CascadeSettings } from '../../../src/config/config.ts';
import { createLogger } from '../../../src/logging.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { createCascadeClients } from '../../../src/voice/cascade/aws/clients.ts';
import { AwsServices } from '../../../src/voice/cascade/aws/services.ts';
import { CascadeVoiceClient } from '../../../src/voice/cascade/client.ts';
import type { CascadeTiming } from '../../../src/voice/cascade/client-options.ts';
import type { ConversationSettings, HistoryMessage, VoiceClientBase } from '../../../src/voice/client.ts';
import { CREDENTIALS, UNAUTHORIZED } from '../rig/aws.ts';
import { callerSays, library } from '../rig/caller.ts';
import { plainConversation } from '../rig/conversation.ts';
import type { RefusalKind, VoiceClientRig } from '../voice-client.contract.ts';

const REFUSALS: Readonly<Record<RefusalKind, Refusal>> = {
  unauthorized: UNAUTHORIZED,
  model_not_found: {
    status: 404,
    errorType: 'ResourceNotFoundException',
    message: 'The language model does not exist.',
  },
  throttled: { status: 429, errorType: 'LimitExceededException', message: 'Too many concurrent streams.' },
};

/** More than the pause after a sentence without a full stop. */
const PAUSE_MS = 800;

export const SETTINGS: CascadeSettings = {
  modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
  region: 'us-east-1',
  pollyRegion: 'us-east-1',
  voice: undefined,
  novaVoice: 'matthew',
  endpointing: 'MEDIUM',
  speech: 'sentence',
  audio: 'mulaw',
  maxTokens: 1024,
  temperature: 0.7,
};

export interface CascadeRigOptions {
  readonly settings?: Partial<CascadeSettings>;
  readonly transcribe?: Partial<TranscribeSandboxOptions>;
  readonly polly?: Partial<PollySandboxOptions>;
  readonly timing?: Partial<CascadeTiming>;
}

/** The three services, with clients for them. Every signature is verified. */
export class CascadeRig implements VoiceClientRig {
  readonly script = new ModelScript();
  readonly metrics = new Metrics();
  readonly hidesUnknownEvents = true;
  readonly bedrock: BedrockSandbox;
  readonly transcribe: TranscribeSandbox;
  readonly polly: PollySandbox;
  /** Whether the caller hears nothing of the assistant. */
  silent = true;
  readonly #options: CascadeRigOptions;
  #services: AwsServices | undefined;
  #newest: CascadeVoiceClient | undefined;

  constructor(options: CascadeRigOptions = {}) {
    this.#options = options;
    this.bedrock = new BedrockSandbox({ script: this.script, library, credentials: CREDENTIALS });
    this.transcribe = new TranscribeSandbox({ library, credentials: CREDENTIALS, ...options.transcribe });
    this.polly = new PollySandbox({ library, credentials: CREDENTIALS, speed: 20, ...options.polly });
  }

  async start(): Promise<this> {
    const [bedrock, transcribe, polly] = await Promise.all([
      this.bedrock.start(),
      this.transcribe.server.start(),
      this.polly.server.start(),
    ]);
    const settings = { ...SETTINGS, ...this.#options.settings };
    const endpoints = { bedrock: bedrock.url, transcribe: transcribe.url, polly: polly.url };
    const clients = createCascadeClients(settings, { credentials: CREDENTIALS, endpoints });
    this.#services = new AwsServices(settings, clients);
    return this;
  }

  createClient(given: Partial<ConversationSettings> = {}): CascadeVoiceClient {
    const services = this.#services;
    if (!services) throw new Error('the rig was not started');
    const logger = createLogger('silent');
    const { modelId, endpointing } = { ...SETTINGS, ...this.#options.settings };
    const client = new CascadeVoiceClient(plainConversation(given), {
      logger,
      metrics: this.metrics,
      endpointing,
      live: { silent: () => this.silent },
      services: (conversation, line) => services.forCall({ modelId, conversation, line, logger }),
      timing: this.#options.timing,
    });
    this.#newest = client;
    return client;
  }

  async callerSays(client: VoiceClientBase, utteranceId: string): Promise<void> {
    callerSays(client, utteranceId, PAUSE_MS);
  }

  conversation(): readonly HistoryMessage[] {
    return this.#newest?.conversation ?? [];
  }

  dropConnection(): void {
    this.transcribe.server.destroyConnections();
  }

  refuseNext(kind: RefusalKind): void {
    this.transcribe.server.refuseNext(REFUSALS[kind]);
  }

  sendGarbage(): void {
    this.transcribe.streams.at(-1)?.sendGarbage();
  }

  openConnections(): number {
    return this.transcribe.server.connections + this.bedrock.connections + this.polly.server.connections;
  }

  async stop(): Promise<void> {
    this.#services?.close();
    await Promise.all([this.bedrock.stop(), this.transcribe.server.stop(), this.polly.server.stop()]);
  }
}
