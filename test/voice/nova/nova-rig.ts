import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { Refusal } from '../../../sandbox/bedrock/refusal.ts';
import { BedrockSandbox, type BedrockSandboxOptions } from '../../../sandbox/bedrock/server.ts';
import { ModelScript } from '../../../sandbox/model/script.ts';
import type { NovaSettings, WireMode } from '../../../src/config/config.ts';
import { createLogger } from '../../../src/logging.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import type { ConversationSettings, HistoryMessage, VoiceClientBase } from '../../../src/voice/client.ts';
import { createBedrockClient, NovaVoiceClient } from '../../../src/voice/nova/client.ts';
import type { NovaTiming } from '../../../src/voice/nova/client-options.ts';
import { CREDENTIALS, UNAUTHORIZED } from '../rig/aws.ts';
import { callerSays, library } from '../rig/caller.ts';
import { heardTurns, plainConversation } from '../rig/conversation.ts';
import type { RefusalKind, VoiceClientRig } from '../voice-client.contract.ts';

const nothing = () => undefined;
/** The SDK writes about refusals to the console otherwise. */
const SILENT = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

const REFUSALS: Readonly<Record<RefusalKind, Refusal>> = {
  unauthorized: UNAUTHORIZED,
  model_not_found: {
    status: 404,
    errorType: 'ResourceNotFoundException',
    message: 'Could not resolve the foundation model from the provided model identifier.',
  },
  throttled: { status: 429, errorType: 'ThrottlingException', message: 'Too many requests.' },
};

/** More than the sandbox's endpointing silence of 700 ms. */
const PAUSE_MS = 800;

export const SETTINGS: NovaSettings & { readonly region: string } = {
  regions: ['us-east-1'],
  region: 'us-east-1',
  modelId: 'amazon.nova-2-sonic-v1:0',
  voiceId: 'matthew',
  sampleRateHz: 8000,
  sessionLimitMs: 480_000,
  endpointing: 'MEDIUM',
  inputGate: false,
  resumeAfterNoise: false,
  holdAudioDuringTools: false,
  maxTokens: 1024,
  temperature: 0.7,
  topP: 0.9,
  maxRetries: 3,
};

/** The sandbox of the vendor, with clients for it. Every signature is verified. */
export class NovaRig implements VoiceClientRig {
  readonly script = new ModelScript();
  readonly metrics = new Metrics();
  readonly sandbox: BedrockSandbox;
  readonly #timing: Partial<NovaTiming>;
  readonly #wire: WireMode;
  readonly #bedrocks: BedrockRuntimeClient[] = [];
  #url = '';

  constructor(
    options: Partial<BedrockSandboxOptions> = {},
    timing: Partial<NovaTiming> = {},
    wire: WireMode = 'fast',
  ) {
    this.#timing = timing;
    this.#wire = wire;
    this.sandbox = new BedrockSandbox({
      script: this.script,
      library,
      credentials: CREDENTIALS,
      speed: 20,
      ...options,
    });
  }

  async start(): Promise<this> {
    this.#url = (await this.sandbox.start()).url;
    return this;
  }

  get url(): string {
    return this.#url;
  }

  /** The SDK as it comes, with its own framing and signing; destroyed with the rig. */
  createPlainBedrock(credentials = CREDENTIALS): BedrockRuntimeClient {
    const { region } = SETTINGS;
    const bedrock = new BedrockRuntimeClient({ region, endpoint: this.#url, credentials, logger: SILENT });
    this.#bedrocks.push(bedrock);
    return bedrock;
  }

  /** The SDK as the gateway sets it up; destroyed with the rig. */
  createBedrock(credentials = CREDENTIALS): BedrockRuntimeClient {
    const bedrock = createBedrockClient(SETTINGS.region, {
      endpoint: this.#url,
      credentials,
      wire: this.#wire,
    });
    this.#bedrocks.push(bedrock);
    return bedrock;
  }

  createClient(
    conversation: Partial<ConversationSettings> = {},
    settings: Partial<NovaSettings> = {},
  ): NovaVoiceClient {
    return new NovaVoiceClient({ ...SETTINGS, ...settings }, plainConversation(conversation), {
      logger: createLogger('silent'),
      metrics: this.metrics,
      bedrock: this.createBedrock(),
      wire: this.#wire,
      timing: this.#timing,
    });
  }

  async callerSays(client: VoiceClientBase, utteranceId: string): Promise<void> {
    callerSays(client, utteranceId, PAUSE_MS);
  }

  conversation(): readonly HistoryMessage[] {
    return heardTurns(this.sandbox.streams.at(-1)?.conversation);
  }

  dropConnection(): void {
    this.sandbox.destroyConnections();
  }

  refuseNext(kind: RefusalKind): void {
    this.sandbox.refuseNext(REFUSALS[kind]);
  }

  sendGarbage(): void {
    this.sandbox.unknownEventNow();
    this.sandbox.malformedNow();
  }

  openConnections(): number {
    return this.sandbox.connections;
  }

  async stop(): Promise<void> {
    for (const bedrock of this.#bedrocks) bedrock.destroy();
    await this.sandbox.stop();
  }
}
