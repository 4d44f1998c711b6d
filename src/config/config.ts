import { GatewayError } from '../errors.ts';
import type { VoiceProvider } from '../voice/client.ts';
import { BOOLEAN_WORDS, type Environment, environmentSchema } from './environment.ts';
import { readSecretFiles, withoutFileSuffix } from './secret-files.ts';

/** Regions where Amazon Nova 2 Sonic is known to be offered; another one is only a warning. */
const KNOWN_NOVA_REGIONS = new Set(['us-east-1', 'us-west-2', 'ap-northeast-1', 'eu-north-1']);

/** Every setting of the process, read once. */
export type Config = Readonly<ReturnType<typeof toConfig>>;
export type OpenAISettings = NonNullable<Config['openai']>;
/** How the bytes of calls and of the session table are read and written. */
export type WireMode = Config['wire'];
export type NovaSettings = Omit<Config['nova'], 'configured'>;

/** A faulty set-up. `faults` are lines of the form `NAME: what to write`; they never hold a value. */
export class ConfigError extends GatewayError {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      'config_invalid',
      `The set-up has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
    this.faults = faults;
  }
}

type Given = Record<string, string>;

/**
 * Reads the whole configuration from environment variables. An empty value counts as unset, and white space
 * around a value is no part of it. Secrets may come from files (`*_FILE`).
 * @returns the frozen settings, and warnings for the log
 * @throws ConfigError that names every fault at once
 */
export function readConfig(env: NodeJS.ProcessEnv): { config: Config; warnings: readonly string[] } {
  const secrets = readSecretFiles(givenValues(env));
  const { given, warnings } = translateDeprecated(secrets.given);
  const parsed = environmentSchema.safeParse(given);
  const issues = parsed.error?.issues ?? [];
  const faults = [
    ...issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...secrets.faults,
    ...deprecatedFaults(given),
    ...crossFaults(given).filter((fault) => !secrets.unread.includes(variableOf(fault))),
  ];
  if (!parsed.success || faults.length > 0) throw new ConfigError(inTableOrder(faults));
  return {
    config: deepFreeze(toConfig(parsed.data)),
    warnings: [...warnings, ...crossWarnings(parsed.data)],
  };
}

function givenValues(env: NodeJS.ProcessEnv): Given {
  const given: Given = {};
  for (const [name, value] of Object.entries(env)) {
    const trimmed = value?.trim();
    if (trimmed) given[name] = trimmed;
  }
  return given;
}

/** `USE_NOVA_SONIC` was the provider's switch in an earlier system; it counts only without `VOICE_PROVIDER`. */
function translateDeprecated(given: Given): { given: Given; warnings: readonly string[] } {
  if (given.USE_NOVA_SONIC === undefined) return { given, warnings: [] };
  if (given.VOICE_PROVIDER !== undefined) {
    return { given, warnings: ['USE_NOVA_SONIC is ignored because VOICE_PROVIDER is set; remove it.'] };
  }
  const nova = BOOLEAN_WORDS[given.USE_NOVA_SONIC.toLowerCase()];
  if (nova === undefined) return { given, warnings: [] };
  const provider = nova ? 'nova' : 'openai';
  return {
    given: { ...given, VOICE_PROVIDER: provider },
    warnings: [`USE_NOVA_SONIC is deprecated: write VOICE_PROVIDER=${provider} instead.`],
  };
}

function deprecatedFaults(given: Given): string[] {
  if (given.USE_NOVA_SONIC === undefined || given.VOICE_PROVIDER !== undefined) return [];
  return ['USE_NOVA_SONIC: remove it and write VOICE_PROVIDER=nova or VOICE_PROVIDER=openai'];
}

/** Faults that need more than one variable. They read the raw values, so that they appear beside all others. */
function crossFaults(given: Given): string[] {
  const faults: string[] = [];
  const provider = given.VOICE_PROVIDER ?? (given.USE_NOVA_SONIC === undefined ? 'openai' : undefined);
  if (provider === 'openai' && given.OPENAI_API_KEY === undefined) {
    faults.push('OPENAI_API_KEY: write the key of the OpenAI project, or set VOICE_PROVIDER=nova');
  } else if (given.ESCALATION_OPENAI_MODEL !== undefined && given.OPENAI_API_KEY === undefined) {
    faults.push('OPENAI_API_KEY: write the key of the OpenAI project, or remove ESCALATION_OPENAI_MODEL');
  }
  const validates = BOOLEAN_WORDS[(given.TWILIO_VALIDATE_SIGNATURES ?? 'true').toLowerCase()] !== false;
  if (validates && given.TWILIO_AUTH_TOKEN === undefined) {
    faults.push(
      'TWILIO_AUTH_TOKEN: write the primary auth token from the Twilio console; signatures need it',
    );
  }
  return faults;
}

/** The order of the schema, which is the order of README's table. */
function inTableOrder(faults: readonly string[]): string[] {
  const names = Object.keys(environmentSchema.shape);
  const place = (fault: string) => names.indexOf(withoutFileSuffix(variableOf(fault)));
  return faults.toSorted((a, b) => place(a) - place(b));
}

function variableOf(fault: string): string {
  return fault.slice(0, fault.indexOf(':'));
}

function crossWarnings(env: Environment): string[] {
  const warnings: string[] = [];
  if (!env.TWILIO_VALIDATE_SIGNATURES) {
    warnings.push(
      'TWILIO_VALIDATE_SIGNATURES=false: anyone who reaches this server can place calls. Local work only.',
    );
  }
  if (env.ENABLE_VOICE_FALLBACK && env.VOICE_PROVIDER === 'nova' && env.OPENAI_API_KEY === undefined) {
    warnings.push('ENABLE_VOICE_FALLBACK: no fallback provider, because OPENAI_API_KEY is not set.');
  }
  if (env.ENABLE_VOICE_FALLBACK && !isNovaConfigured(env)) {
    warnings.push('ENABLE_VOICE_FALLBACK: no fallback provider, because NOVA_REGION is not set.');
  }
  if (env.TWILIO_ACCOUNT_SID === undefined) {
    warnings.push('TWILIO_ACCOUNT_SID is not set: live calls cannot be changed over Twilio REST.');
  }
  if (env.CONNECT_PHONE_NUMBER === undefined) {
    warnings.push('CONNECT_PHONE_NUMBER is not set: callers who need a person hear an apology.');
  }
  if (env.MAX_CALL_COST_USD !== undefined && env.CONNECT_PHONE_NUMBER === undefined) {
    warnings.push('MAX_CALL_COST_USD only warns: without CONNECT_PHONE_NUMBER no call can go to a person.');
  }
  if (env.CONNECT_INSTANCE_ID === undefined && (env.CONNECT_QUEUE_ID ?? env.CONNECT_CALLBACK_FLOW_ID)) {
    warnings.push(
      'CONNECT_INSTANCE_ID is not set: CONNECT_QUEUE_ID and CONNECT_CALLBACK_FLOW_ID do nothing.',
    );
  }
  if (env.ESCALATION_MODEL_ID !== undefined && env.ESCALATION_OPENAI_MODEL !== undefined) {
    warnings.push('ESCALATION_OPENAI_MODEL is ignored because ESCALATION_MODEL_ID is set: Bedrock judges.');
  }
  for (const region of novaRegions(env)) {
    if (!KNOWN_NOVA_REGIONS.has(region)) {
      warnings.push(
        `NOVA_REGION: ${region} is not a region known to offer Nova Sonic (${[...KNOWN_NOVA_REGIONS].join(', ')}).`,
      );
    }
  }
  return warnings;
}

function novaRegions(env: Environment): string[] {
  const names = (env.NOVA_REGION ?? env.AWS_BEDROCK_REGION ?? 'us-east-1').split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

function openaiSettings(env: Environment) {
  if (env.OPENAI_API_KEY === undefined) return undefined;
  return {
    apiKey: env.OPENAI_API_KEY,
    baseUrl: env.OPENAI_BASE_URL,
    model: env.OPENAI_REALTIME_MODEL,
    voice: env.OPENAI_VOICE,
    transcriptionModel: env.OPENAI_TRANSCRIPTION_MODEL,
  };
}

/** Chosen, or given a region: whoever uses OpenAI alone has no access to Bedrock, and needs none. */
function isNovaConfigured(env: Environment): boolean {
  return env.VOICE_PROVIDER === 'nova' || (env.NOVA_REGION ?? env.AWS_BEDROCK_REGION) !== undefined;
}

function novaSettings(env: Environment) {
  return {
    configured: isNovaConfigured(env),
    /** In order of preference. */
    regions: novaRegions(env),
    modelId: env.NOVA_SONIC_MODEL_ID,
    voiceId: env.NOVA_SONIC_VOICE_ID,
    sampleRateHz: Number(env.NOVA_SONIC_SAMPLE_RATE) as 8000 | 16000 | 24000,
    sessionLimitMs: env.NOVA_SONIC_SESSION_TIMEOUT,
    endpointing: env.NOVA_SONIC_ENDPOINTING,
    maxTokens: env.AWS_BEDROCK_MAX_TOKENS,
    temperature: env.AWS_BEDROCK_TEMPERATURE,
    topP: env.AWS_BEDROCK_TOP_P,
    maxRetries: env.AWS_BEDROCK_MAX_RETRIES,
  };
}

function toConfig(env: Environment) {
  const provider: VoiceProvider = env.VOICE_PROVIDER;
  return {
    provider,
    voiceFallback: env.ENABLE_VOICE_FALLBACK,
    /** Longest wait for a model's first sound without any sign of work. */
    firstAudioMs: env.FIRST_AUDIO_SECONDS * 1000,
    openai: openaiSettings(env),
    nova: novaSettings(env),
    awsRegion: env.AWS_REGION,
    publicUrl: env.PUBLIC_URL.origin,
    http: { host: env.HOST, port: env.PORT },
    /** `plain`: libraries only, without the hand-written readers and writers of the frame path. */
    wire: env.WIRE,
    logLevel: env.LOG_LEVEL,
    /** Address of the agent of Amazon ECS, which gives it to each container. */
    ecsAgentUri: env.ECS_AGENT_URI,
    twilio: {
      accountSid: env.TWILIO_ACCOUNT_SID,
      authToken: env.TWILIO_AUTH_TOKEN,
      /** The account's other token, while one takes the place of the other. */
      secondaryAuthToken: env.TWILIO_AUTH_TOKEN_SECONDARY,
      apiUrl: env.TWILIO_API_URL,
      validateSignatures: env.TWILIO_VALIDATE_SIGNATURES,
      /** Further tries that Twilio is asked for when a webhook breaks in the middle. */
      webhookRetries: env.TWILIO_WEBHOOK_RETRIES,
      /** The number that calls come in on; only the doctor asks. */
      phoneNumber: env.TWILIO_PHONE_NUMBER,
    },
    store: {
      table: env.SESSIONS_TABLE,
      createTables: env.CREATE_TABLES,
      sessionTtlDays: env.SESSION_TTL_DAYS,
    },
    connect: {
      phoneNumber: env.CONNECT_PHONE_NUMBER,
      instanceId: env.CONNECT_INSTANCE_ID,
      queueId: env.CONNECT_QUEUE_ID,
      callbackFlowId: env.CONNECT_CALLBACK_FLOW_ID,
    },
    handoff: {
      tokenTtlSeconds: env.HANDOFF_TOKEN_TTL_SECONDS,
      dialTimeoutSeconds: env.HANDOFF_DIAL_TIMEOUT_SECONDS,
    },
    escalation: {
      phrasesFile: env.ESCALATION_PHRASES_FILE,
      /** A Bedrock text model, in the first of Nova's regions. */
      modelId: env.ESCALATION_MODEL_ID,
      /** An OpenAI text model, used while there is none on Bedrock. */
      openaiModel: env.ESCALATION_OPENAI_MODEL,
      judge: env.ESCALATION_JUDGE,
    },
    assistant: {
      promptFile: env.ASSISTANT_PROMPT_FILE,
      greeting: env.ASSISTANT_GREETING,
      greetingBargeIn: env.GREETING_BARGE_IN,
      consentNotice: env.CONSENT_NOTICE,
      secureInput: env.SECURE_INPUT,
    },
    privacy: { redact: env.REDACT },
    /** Base address of the receiver of traces. */
    telemetry: { otlpEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT },
    cost: { pricesFile: env.PRICES_FILE, dailyBudgetUsd: env.DAILY_BUDGET_USD },
    limits: {
      maxCalls: env.MAX_CALLS,
      maxLoopLagMs: env.MAX_LOOP_LAG_MS,
      maxCallSeconds: env.MAX_CALL_SECONDS,
      idleCallSeconds: env.IDLE_CALL_SECONDS,
      drainSeconds: env.DRAIN_SECONDS,
      maxCallCostUsd: env.MAX_CALL_COST_USD,
    },
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
