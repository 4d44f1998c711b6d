import type { BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime';
import { ProviderError } from '../../../errors.ts';
import { InputStream } from '../wire/input-stream.ts';
import { ChunkSigner, type SignedRequestSeed } from './chunk-signer.ts';
import { FrameEncoder } from './frame-encoder.ts';
import { SignedBody } from './signed-body.ts';

type HandlerProvider = NonNullable<BedrockRuntimeClientConfig['eventStreamPayloadHandlerProvider']>;

/** The SDK's settings that signing needs. */
interface SigningSettings {
  readonly credentials: () => Promise<unknown>;
  /** Milliseconds by which the vendor's clock is ahead, as the SDK has learned from refusals. */
  readonly systemClockOffset?: number;
}

interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  body: unknown;
}

const AUTHORIZATION = /Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request,.*Signature=([0-9a-f]{64})$/;

/**
 * The SDK's own hook for the body of a bidirectional stream. The SDK has created and signed the request. From here on
 * our encoder frames and signs the events, without a promise for each.
 */
export const signedPayloads: HandlerProvider = (settings: SigningSettings) => ({
  handle: async (next, args) => {
    const { request } = args;
    const input = 'body' in args.input ? args.input.body : undefined;
    if (!isRequest(request) || !(input instanceof InputStream)) {
      throw new TypeError('Only the input of a voice stream can be sent');
    }
    const seed = readSeed(request.headers.authorization, await settings.credentials());
    const clock = () => Date.now() + (settings.systemClockOffset ?? 0);
    request.body = new SignedBody(input, new FrameEncoder(new ChunkSigner(seed, clock)));
    return next(args);
  },
});

function readSeed(authorization: string | undefined, credentials: unknown): SignedRequestSeed {
  const [, region, service, signature] = AUTHORIZATION.exec(authorization ?? '') ?? [];
  if (region === undefined || service === undefined || signature === undefined || !hasSecret(credentials)) {
    // The vendor does not accept Bedrock's API keys for these streams either.
    throw new ProviderError('provider_unauthorized', 'A voice stream needs AWS credentials that sign');
  }
  return { region, service, signature, secretAccessKey: credentials.secretAccessKey };
}

function isRequest(value: unknown): value is SignedRequest {
  return typeof value === 'object' && value !== null && 'headers' in value && 'body' in value;
}

function hasSecret(value: unknown): value is { readonly secretAccessKey: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'secretAccessKey' in value &&
    typeof value.secretAccessKey === 'string'
  );
}
