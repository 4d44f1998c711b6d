import { encodeMulaw } from '../src/audio/mulaw.ts';
import { DynamoSessionStore } from '../src/store/dynamodb.ts';
import { createDynamoClient } from '../src/store/dynamodb-table.ts';
import type { VoiceProvider } from '../src/voice/provider.ts';
import { BedrockCatalogue } from './bedrock/catalogue.ts';
import { BedrockSandbox, type BedrockSandboxOptions } from './bedrock/server.ts';
import { Carrier, type CarrierOptions } from './carrier/carrier.ts';
import { PollySandbox, type PollySandboxOptions } from './cascade/polly.ts';
import { TranscribeSandbox, type TranscribeSandboxOptions } from './cascade/transcribe.ts';
import { ConnectPhoneNumber } from './connect/phone-number.ts';
import { ConnectSandbox } from './connect/server.ts';
import { DynamoSandbox } from './dynamodb.ts';
import { speak } from './model/mouth.ts';
import { ModelScript } from './model/script.ts';
import { SpeechLibrary } from './model/speech-library.ts';
import { OpenAISandbox, type OpenAISandboxOptions } from './openai/server.ts';
import { IdentitySandbox } from './sts/identity.ts';
import { CredentialBook } from './temporary-credentials.ts';

/** Numbers and keys that exist only here. */
export const SANDBOX = {
  accountSid: 'AC00000000000000000000000000000000',
  authToken: 'sandbox-auth-token',
  apiKey: 'sk-sandbox',
  credentials: { accessKeyId: 'AKIASANDBOX', secretAccessKey: 'sandbox-secret-key' },
  publicUrl: 'https://voice.example.test',
  textModel: 'anthropic.claude-haiku-4-5-20251001-v1:0',
  caller: '+14155550100',
  assistantNumber: '+14155550199',
  connectNumber: '+14155550111',
  instanceId: '11111111-2222-3333-4444-555555555555',
  queueId: '66666666-7777-8888-9999-000000000000',
  callbackFlowId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  browserRole: 'arn:aws:iam::123456789012:role/browser-nova',
} as const;

export interface TelephoneNetworkOptions {
  readonly script?: ModelScript;
  readonly library?: SpeechLibrary;
  readonly carrier?: Partial<CarrierOptions>;
  readonly openai?: Partial<OpenAISandboxOptions>;
  readonly bedrock?: Partial<BedrockSandboxOptions>;
  readonly transcribe?: Partial<TranscribeSandboxOptions>;
  readonly polly?: Partial<PollySandboxOptions>;
}

/** GPT-Live is chosen by its model, as operators do. */
function providerSettings(provider: VoiceProvider): Record<string, string> {
  return provider === 'openai-live'
    ? { VOICE_PROVIDER: 'openai', OPENAI_REALTIME_MODEL: 'gpt-live-1' }
    : { VOICE_PROVIDER: provider };
}

/**
 * Everything that a gateway talks to, on one machine: the carrier, both models, the session table and Amazon
 * Connect. The gateway reaches it only through the addresses in `environment()`.
 */
export class TelephoneNetwork {
  /** What AWS STS has lent. */
  readonly #book = new CredentialBook();
  readonly library: SpeechLibrary;
  readonly script: ModelScript;
  readonly carrier: Carrier;
  readonly openai: OpenAISandbox;
  readonly bedrock: BedrockSandbox;
  /** Amazon Transcribe and Amazon Polly, of the cascade. */
  readonly transcribe: TranscribeSandbox;
  readonly polly: PollySandbox;
  /** What Bedrock says of its models. */
  readonly catalogue = new BedrockCatalogue(SANDBOX.credentials);
  readonly dynamo = new DynamoSandbox();
  /** AWS STS, which tells a caller who they are. */
  readonly identity = new IdentitySandbox(SANDBOX.credentials, this.#book);
  /** The Connect API: queue, hours, call-back tasks. */
  readonly contactCentre = new ConnectSandbox({
    accessKeyId: SANDBOX.credentials.accessKeyId,
    instanceId: SANDBOX.instanceId,
    queueId: SANDBOX.queueId,
    callbackFlowId: SANDBOX.callbackFlowId,
  });
  #connect: ConnectPhoneNumber | undefined;
  #table: DynamoSessionStore | undefined;
  #browserNova = '';
  #gatewayOrigin = '';
  #addresses: Readonly<Record<string, string>> = {};

  constructor(options: TelephoneNetworkOptions = {}) {
    this.library = options.library ?? SpeechLibrary.load();
    this.script = options.script ?? new ModelScript();
    const model = { script: this.script, library: this.library };
    const { accountSid, authToken, publicUrl, apiKey, credentials } = SANDBOX;
    this.openai = new OpenAISandbox({ ...model, apiKey, ...options.openai });
    this.bedrock = new BedrockSandbox({ ...model, credentials, book: this.#book, ...options.bedrock });
    const { library } = this;
    this.transcribe = new TranscribeSandbox({ library, credentials, ...options.transcribe });
    this.polly = new PollySandbox({ library, credentials, ...options.polly });
    this.carrier = new Carrier({
      accountSid,
      authToken,
      publicUrl,
      gatewayOrigin: () => this.#gatewayOrigin,
      statusPath: '/twilio/status',
      speakSay: (text) => speak(text, this.library),
      ...options.carrier,
    });
  }

  async start(): Promise<void> {
    const [openai, bedrock, dynamo, contactCentre, identity, catalogue, transcribe, polly] =
      await Promise.all([
        this.openai.start(),
        this.bedrock.start(),
        this.dynamo.start(),
        this.contactCentre.start(),
        this.identity.start(),
        this.catalogue.start(),
        this.transcribe.server.start(),
        this.polly.server.start(),
        this.carrier.start(),
      ]);
    const { credentials, connectNumber, browserRole } = SANDBOX;
    this.identity.register.roles.add(browserRole);
    this.#browserNova = bedrock.webSocketUrl;
    const client = createDynamoClient({ region: 'us-east-1', endpoint: dynamo.url, credentials });
    this.#table = new DynamoSessionStore(client, { table: 'voice-sessions' });
    this.#connect = new ConnectPhoneNumber(this.#table, {
      voice: (text) => Buffer.from(encodeMulaw(speak(text, this.library))),
      onContact: (contactId) => this.contactCentre.addContact(contactId),
    });
    this.carrier.connectNumber(connectNumber, this.#connect);
    this.#addresses = {
      OPENAI_BASE_URL: openai.url,
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
      AWS_ENDPOINT_URL_BEDROCK: catalogue.url,
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.url,
      AWS_ENDPOINT_URL_CONNECT: contactCentre.url,
      AWS_ENDPOINT_URL_STS: identity.url,
      AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING: transcribe.url,
      AWS_ENDPOINT_URL_POLLY: polly.url,
      TWILIO_API_URL: this.carrier.restUrl,
    };
  }

  /** The number that hand-offs are dialled to. @throws Error before `start` */
  get connect(): ConnectPhoneNumber {
    if (!this.#connect) throw new Error('the network was not started');
    return this.#connect;
  }

  /** The settings of a gateway in this network. */
  environment(provider: VoiceProvider): Record<string, string> {
    return {
      ...this.#addresses,
      ...providerSettings(provider),
      // Both models are here, but a failing call must not be saved by the other model without anyone noticing.
      ENABLE_VOICE_FALLBACK: 'false',
      OPENAI_API_KEY: SANDBOX.apiKey,
      NOVA_REGION: 'us-east-1',
      // Elsewhere it would be one more fallback.
      ...(provider === 'cascade' && { CASCADE_MODEL_ID: SANDBOX.textModel }),
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: SANDBOX.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: SANDBOX.credentials.secretAccessKey,
      PUBLIC_URL: SANDBOX.publicUrl,
      TWILIO_ACCOUNT_SID: SANDBOX.accountSid,
      TWILIO_AUTH_TOKEN: SANDBOX.authToken,
      CONNECT_PHONE_NUMBER: SANDBOX.connectNumber,
      CONNECT_INSTANCE_ID: SANDBOX.instanceId,
      CONNECT_QUEUE_ID: SANDBOX.queueId,
      CONNECT_CALLBACK_FLOW_ID: SANDBOX.callbackFlowId,
      CREATE_TABLES: 'true',
      // The gateway may share its process with this whole network, and the limit is meant for the gateway alone.
      MAX_LOOP_LAG_MS: '10000',
      HOST: '127.0.0.1',
      PORT: '0',
    };
  }

  /** Where browsers find Nova: the `endpoint` of a `NovaClient`. Empty before `start`. */
  get browserNovaUrl(): string {
    return this.#browserNova;
  }

  /** Where the carrier finds the gateway from now on. */
  connectGateway(origin: string): void {
    this.#gatewayOrigin = origin;
  }

  async stop(): Promise<void> {
    await this.carrier.stop();
    this.#table?.close();
    await Promise.all([
      this.openai.stop(),
      this.bedrock.stop(),
      this.dynamo.stop(),
      this.contactCentre.stop(),
      this.identity.stop(),
      this.catalogue.stop(),
      this.transcribe.server.stop(),
      this.polly.server.stop(),
    ]);
  }
}
