import { BedrockRuntimeClient, type BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime';
import { PollyClient } from '@aws-sdk/client-polly';
import { TranscribeStreamingClient } from '@aws-sdk/client-transcribe-streaming';

const nothing = () => undefined;
/** Without a logger the SDK writes its warnings to the console. The voice client reports every failure itself. */
const SILENT_LOGGER = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/**
 * Each request has its own connection, which is the default of these clients too: one dead connection that all
 * calls share would fail every answer until the system gives it up.
 */
const OWN_CONNECTIONS = { disableConcurrentStreams: true };

/** One attempt: the voice client knows better what a caller can wait for. */
const COMMON = { logger: SILENT_LOGGER, maxAttempts: 1 };

export interface CascadeRegions {
  /** Of Amazon Transcribe and of the text model. */
  readonly region: string;
  readonly pollyRegion: string;
}

/** Other addresses and credentials than the SDK finds. */
export interface CascadeAccess extends Pick<BedrockRuntimeClientConfig, 'credentials'> {
  readonly endpoints?: Readonly<Record<'transcribe' | 'bedrock' | 'polly', string>>;
}

/** The three services, shared by all calls. */
export interface CascadeClients {
  readonly transcribe: TranscribeStreamingClient;
  readonly bedrock: BedrockRuntimeClient;
  readonly polly: PollyClient;
}

/** Credentials come from the default chain, addresses from the environment (`AWS_ENDPOINT_URL_…`). */
export function createCascadeClients(
  { region, pollyRegion }: CascadeRegions,
  { endpoints, ...access }: CascadeAccess = {},
): CascadeClients {
  const at = (service: 'transcribe' | 'bedrock' | 'polly') => ({
    ...COMMON,
    ...access,
    requestHandler: OWN_CONNECTIONS,
    ...(endpoints && { endpoint: endpoints[service] }),
  });
  return {
    transcribe: new TranscribeStreamingClient({ ...at('transcribe'), region }),
    bedrock: new BedrockRuntimeClient({ ...at('bedrock'), region }),
    polly: new PollyClient({ ...at('polly'), region: pollyRegion }),
  };
}

export function destroyClients({ transcribe, bedrock, polly }: CascadeClients): void {
  transcribe.destroy();
  bedrock.destroy();
  polly.destroy();
}
