import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { Refusal } from '../../../sandbox/bedrock/refusal.ts';
import { BedrockSandbox, type BedrockSandboxOptions } from '../../../sandbox/bedrock/server.ts';
import { ModelScript } from '../../../sandbox/model/script.ts';
import { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import { FRAME_BYTES } from '../../../src/audio/format.ts';
import { silencePayload } from '../../../src/audio/mulaw.ts';
import type { NovaSettings, WireMode } from '../../../src/config/config.ts';
import { createLogger } from '../../../src/logging.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import type { ConversationSettings, HistoryMessage, VoiceClientBase } from '../../../src/voice/client.ts';
import { createBedrockClient, NovaVoiceClient } from '../../../src/voice/nova/client.ts';
import type { NovaTiming } from '../../../src/voice/nova/client-options.ts';
import type { RefusalKind, VoiceClientRig } from '../voice-client.contract.ts';

const nothing = () => undefined;
/** The SDK writes about refusals to the console otherwise. */
const SILENT = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

const REFUSALS: Readonly<Record<RefusalKind, Refusal>> = {
  unauthorized: {
    status: 403,
    errorType: 'UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
  },
  model_not_found: {
    status: 404,
    errorType: 'ResourceNotFoundException',
    message: 'Could not resolve the foundation model from the provided model identifier.',
  },
  throttled: { status: 429, errorType: 'ThrottlingException', message: 'Too many requests.' },
};

/** More than the sandbox's endpointing silence of 700 ms. */
const SILENT_FRAMES = 40;
const SILENT_FRAME = silencePayload(FRAME_BYTES);

export const CREDENTIALS = { accessKeyId: 'AKIDSANDBOX', secretAccessKey: 'sandbox-secret' };
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

export const library = SpeechLibrary.load();

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
    return new NovaVoiceClient(
      { ...SETTINGS, ...settings },
      { instructions: 'Answer briefly.', tools: [], history: [], ...conversation },
      {
        logger: createLogger('silent'),
        metrics: this.metrics,
        bedrock: this.createBedrock(),
        wire: this.#wire,
        timing: this.#timing,
      },
    );
  }

  async callerSays(client: VoiceClientBase, utteranceId: string): Promise<void> {
    const { mulaw } = library.utterance(utteranceId);
    for (let at = 0; at < mulaw.length; at += FRAME_BYTES) {
      client.sendAudio(mulaw.subarray(at, at + FRAME_BYTES).toString('base64'));
    }
    for (let frame = 0; frame < SILENT_FRAMES; frame += 1) client.sendAudio(SILENT_FRAME);
  }

  conversation(): readonly HistoryMessage[] {
    const messages = this.sandbox.streams.at(-1)?.conversation ?? [];
    return messages
      .filter(({ role }) => role !== 'system')
      .map(({ role, text }) => ({ role: role === 'assistant' ? 'assistant' : 'caller', text }));
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
