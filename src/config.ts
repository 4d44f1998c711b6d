import { z } from 'zod';
import { GatewayError } from './errors.ts';
import type { VoiceProvider } from './voice/client.ts';

/** Regions where Amazon Nova 2 Sonic is known to be offered; another one is only a warning. */
const KNOWN_NOVA_REGIONS = new Set(['us-east-1', 'us-west-2', 'ap-northeast-1', 'eu-north-1']);

const BOOLEAN_WORDS: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };

function flag(defaultValue: boolean) {
  return z
    .string()
    .default(String(defaultValue))
    .transform((text, context) => {
      const value = BOOLEAN_WORDS[text.toLowerCase()];
      if (value === undefined) context.addIssue({ code: 'custom', message: 'write true or false' });
      return value ?? defaultValue;
    });
}

function wholeNumber(defaultValue: number, minimum: number, maximum: number) {
  const message = `write a whole number from ${minimum} to ${maximum}`;
  return z.coerce
    .number({ error: message })
    .int(message)
    .min(minimum, message)
    .max(maximum, message)
    .default(defaultValue);
}

function fraction(defaultValue: number, maximum: number) {
  const message = `write a number from 0 to ${maximum}`;
  return z.coerce.number({ error: message }).min(0, message).max(maximum, message).default(defaultValue);
}

function oneOf<const T extends readonly [string, ...string[]]>(words: T, defaultValue: T[number]) {
  return z.enum(words, { error: `write one of: ${words.join(', ')}` }).default(defaultValue);
}

const text = (defaultValue: string) => z.string().default(defaultValue);
const optionalText = z.string().optional();
const phoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'write a number in E.164 form, like +14155550100')
  .optional();

function originUrl(value: string, context: z.RefinementCtx): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'https:' && url.pathname === '/' && !url.search && !url.username) return url;
  context.addIssue({
    code: 'custom',
    message: 'write the public https:// origin, without path, like https://voice.example.com',
  });
  return z.NEVER;
}

function baseUrl(value: string, context: z.RefinementCtx): string {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value.replace(/\/+$/, '');
  context.addIssue({ code: 'custom', message: 'write an http:// or https:// address' });
  return z.NEVER;
}

/** One entry for each variable of the environment, in the order of README's table. */
const environmentSchema = z.object({
  VOICE_PROVIDER: oneOf(['openai', 'nova'], 'openai'),
  ENABLE_VOICE_FALLBACK: flag(true),
  OPENAI_API_KEY: optionalText,
  OPENAI_BASE_URL: text('https://api.openai.com/v1').transform(baseUrl),
  OPENAI_REALTIME_MODEL: text('gpt-realtime-2.1'),
  OPENAI_VOICE: text('marin'),
  OPENAI_TRANSCRIPTION_MODEL: text('gpt-live-transcribe'),
  AWS_BEDROCK_REGION: optionalText,
  NOVA_REGION: optionalText,
  NOVA_SONIC_MODEL_ID: text('amazon.nova-2-sonic-v1:0'),
  NOVA_SONIC_VOICE_ID: text('matthew'),
  NOVA_SONIC_SAMPLE_RATE: oneOf(['8000', '16000', '24000'], '8000'),
  NOVA_SONIC_SESSION_TIMEOUT: wholeNumber(480_000, 1_000, 3_600_000),
  NOVA_SONIC_ENDPOINTING: oneOf(['HIGH', 'MEDIUM', 'LOW'], 'MEDIUM'),
  AWS_BEDROCK_MAX_TOKENS: wholeNumber(1024, 1, 10_000),
  AWS_BEDROCK_TEMPERATURE: fraction(0.7, 1),
  AWS_BEDROCK_TOP_P: fraction(0.9, 1),
  AWS_BEDROCK_MAX_RETRIES: wholeNumber(3, 0, 10),
  AWS_REGION: z.string({ error: 'write the AWS region of DynamoDB and Connect, like ap-southeast-2' }),
  PUBLIC_URL: z
    .string({ error: 'write the public https:// origin that Twilio calls, like https://voice.example.com' })
    .transform(originUrl),
  HOST: text('0.0.0.0'),
  PORT: wholeNumber(3000, 0, 65_535),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-zA-Z]{32}$/, 'write the account SID: AC and 32 characters, from the Twilio console')
    .optional(),
  TWILIO_AUTH_TOKEN: optionalText,
  TWILIO_API_URL: z.string().transform(baseUrl).optional(),
  TWILIO_VALIDATE_SIGNATURES: flag(true),
  SESSIONS_TABLE: text('voice-sessions').pipe(
    z
      .string()
      .regex(
        /^[\w.-]{3,255}$/,
        'write a DynamoDB table name of 3 to 255 letters, digits, dots, dashes or underscores',
      ),
  ),
  CREATE_TABLES: flag(false),
  CONNECT_PHONE_NUMBER: phoneNumber,
  CONNECT_INSTANCE_ID: optionalText,
  CONNECT_QUEUE_ID: optionalText,
  CONNECT_CALLBACK_FLOW_ID: optionalText,
  HANDOFF_TOKEN_TTL_SECONDS: wholeNumber(600, 30, 86_400),
  HANDOFF_DIAL_TIMEOUT_SECONDS: wholeNumber(30, 5, 600),
  ASSISTANT_PROMPT_FILE: optionalText,
  ASSISTANT_GREETING: optionalText,
  CONSENT_NOTICE: optionalText,
  MAX_CALLS: wholeNumber(200, 1, 100_000),
  MAX_CALL_SECONDS: wholeNumber(3600, 10, 86_400),
  IDLE_CALL_SECONDS: wholeNumber(60, 5, 3600),
  DRAIN_SECONDS: wholeNumber(900, 0, 86_400),
});

type Environment = z.infer<typeof environmentSchema>;

/** Every setting of the process, read once. */
export type Config = Readonly<ReturnType<typeof toConfig>>;
export type OpenAISettings = NonNullable<Config['openai']>;
export type NovaSettings = Config['nova'];

/** A faulty set-up. `faults` are lines of the form `NAME: what to write`; they never hold a value. */
export class ConfigError extends GatewayError {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      'config_invalid',
      `The set-up has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
    this.faults = faults;
  }
}

/**
 * Reads the whole configuration from environment variables. An empty value counts as unset.
 * @returns the frozen settings, and warnings for the log
 * @throws ConfigError that names every fault at once
 */
export function readConfig(env: NodeJS.ProcessEnv): { config: Config; warnings: readonly string[] } {
  const warnings: string[] = [];
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  applyDeprecatedNames(given, warnings);
  const parsed = environmentSchema.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  faults.push(...crossFaults(given));
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  warnings.push(...crossWarnings(parsed.data));
  return { config: deepFreeze(toConfig(parsed.data)), warnings };
}

function applyDeprecatedNames(given: Record<string, string | undefined>, warnings: string[]): void {
  const old = given.USE_NOVA_SONIC;
  if (old === undefined) return;
  if (given.VOICE_PROVIDER !== undefined) {
    warnings.push('USE_NOVA_SONIC is ignored because VOICE_PROVIDER is set; remove it.');
    return;
  }
  warnings.push('USE_NOVA_SONIC is deprecated: write VOICE_PROVIDER=nova or VOICE_PROVIDER=openai instead.');
  given.VOICE_PROVIDER = BOOLEAN_WORDS[old.toLowerCase()] ? 'nova' : 'openai';
}

/** Faults that need more than one variable. They read the raw values, so that they appear beside all others. */
function crossFaults(given: Record<string, string | undefined>): string[] {
  const faults: string[] = [];
  if ((given.VOICE_PROVIDER ?? 'openai') === 'openai' && given.OPENAI_API_KEY === undefined) {
    faults.push('OPENAI_API_KEY: write the key of the OpenAI project, or set VOICE_PROVIDER=nova');
  }
  const validates = BOOLEAN_WORDS[(given.TWILIO_VALIDATE_SIGNATURES ?? 'true').toLowerCase()] !== false;
  if (validates && given.TWILIO_AUTH_TOKEN === undefined) {
    faults.push(
      'TWILIO_AUTH_TOKEN: write the primary auth token from the Twilio console; signatures need it',
    );
  }
  return faults;
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
  if (env.TWILIO_ACCOUNT_SID === undefined) {
    warnings.push('TWILIO_ACCOUNT_SID is not set: live calls cannot be changed over Twilio REST.');
  }
  if (env.CONNECT_PHONE_NUMBER === undefined) {
    warnings.push('CONNECT_PHONE_NUMBER is not set: callers who need a person hear an apology.');
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

function toConfig(env: Environment) {
  const provider: VoiceProvider = env.VOICE_PROVIDER;
  return {
    provider,
    voiceFallback: env.ENABLE_VOICE_FALLBACK,
    openai:
      env.OPENAI_API_KEY === undefined
        ? undefined
        : {
            apiKey: env.OPENAI_API_KEY,
            baseUrl: env.OPENAI_BASE_URL,
            model: env.OPENAI_REALTIME_MODEL,
            voice: env.OPENAI_VOICE,
            transcriptionModel: env.OPENAI_TRANSCRIPTION_MODEL,
          },
    nova: {
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
    },
    awsRegion: env.AWS_REGION,
    publicUrl: env.PUBLIC_URL.origin,
    http: { host: env.HOST, port: env.PORT },
    logLevel: env.LOG_LEVEL,
    twilio: {
      accountSid: env.TWILIO_ACCOUNT_SID,
      authToken: env.TWILIO_AUTH_TOKEN,
      apiUrl: env.TWILIO_API_URL,
      validateSignatures: env.TWILIO_VALIDATE_SIGNATURES,
    },
    store: { table: env.SESSIONS_TABLE, createTables: env.CREATE_TABLES },
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
    assistant: {
      promptFile: env.ASSISTANT_PROMPT_FILE,
      greeting: env.ASSISTANT_GREETING,
      consentNotice: env.CONSENT_NOTICE,
    },
    limits: {
      maxCalls: env.MAX_CALLS,
      maxCallSeconds: env.MAX_CALL_SECONDS,
      idleCallSeconds: env.IDLE_CALL_SECONDS,
      drainSeconds: env.DRAIN_SECONDS,
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
