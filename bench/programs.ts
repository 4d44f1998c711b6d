import { SANDBOX } from '../sandbox/telephone-network.ts';
import type { VoiceProvider } from '../src/voice/provider.ts';
import { BENCH_WEB } from './web-settings.ts';

/** Where the program under test finds the rest of its world. */
export interface Surroundings {
  readonly openai: string;
  readonly nova: string;
  readonly dynamo: string;
  /** Certificate that the models show; absent when they speak without TLS. */
  readonly caFile?: string;
  /** The gateway's compiled entry. */
  readonly gatewayEntry: string;
  /** Folder into which the peers were installed, if they were. */
  readonly peersFolder?: string;
}

/** Something that can be put between the carrier and a model. */
export interface Program {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export type ProgramName = 'gateway' | 'gateway-plain' | 'floor' | 'openai-agents';

/** @throws RangeError for a program that does not speak with this provider */
export function createProgram(name: ProgramName, provider: VoiceProvider, world: Surroundings): Program {
  const env = { ...commonEnvironment(world), VOICE_PROVIDER: provider };
  if (name === 'gateway' || name === 'gateway-plain') {
    const wire = { WIRE: name === 'gateway' ? 'fast' : 'plain' };
    return { name, args: [world.gatewayEntry], env: { ...env, ...gatewayEnvironment(world), ...wire } };
  }
  if (name === 'floor') return { name, args: [here(`floor-${provider}.mjs`)], env };
  if (provider !== 'openai' || world.peersFolder === undefined) {
    throw new RangeError(`${name} cannot be measured with ${provider}`);
  }
  return { name, args: ['openai-agents.mjs'], env, cwd: world.peersFolder };
}

export function here(file: string): string {
  return new URL(file, import.meta.url).pathname;
}

function commonEnvironment(world: Surroundings): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    OPENAI_BASE_URL: world.openai,
    OPENAI_API_KEY: SANDBOX.apiKey,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: SANDBOX.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: SANDBOX.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: world.nova,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...(world.caFile !== undefined && { NODE_EXTRA_CA_CERTS: world.caFile }),
  };
}

/** Everything on: signatures, session table, hand-off, info log. Only the limits on calls are lifted. */
function gatewayEnvironment(world: Surroundings): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_DYNAMODB: world.dynamo,
    CREATE_TABLES: 'true',
    PUBLIC_URL: SANDBOX.publicUrl,
    TWILIO_ACCOUNT_SID: SANDBOX.accountSid,
    TWILIO_AUTH_TOKEN: SANDBOX.authToken,
    CONNECT_PHONE_NUMBER: SANDBOX.connectNumber,
    LOG_LEVEL: 'info',
    MAX_CALLS: '100000',
    MAX_LOOP_LAG_MS: '10000',
    MAX_CALL_SECONDS: '86400',
    IDLE_CALL_SECONDS: '3600',
    DRAIN_SECONDS: '0',
    WEB_API_KEY: BENCH_WEB.apiKey,
    WEB_TOKEN_KEY: BENCH_WEB.tokenKey,
    WEB_ORIGINS: BENCH_WEB.origin,
  };
}
