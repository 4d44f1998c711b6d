import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLiveModel } from '../voice/options/model-traits.ts';
import { cascadeSettings } from './cascade-settings.ts';
import { crossFaults } from './cross-faults.ts';
import { translateDeprecated } from './deprecated-settings.ts';
import { type Environment, environmentSchema } from './environment.ts';
import { givenValues } from './given-values.ts';
import { novaSettings } from './nova-settings.ts';
import { parseSettings } from './parse-settings.ts';
import { DEFAULT_REALTIME_MODEL, realtimeOptions } from './realtime-settings.ts';
import { readSecretFiles, settingOf } from './secret-files.ts';
import { ConfigError, type SettingFault } from './setting-fault.ts';
import { unknownSettingWarnings } from './unknown-settings.ts';
import { chosenProvider, voiceOrder } from './voice-order.ts';
import { settingWarnings } from './warnings.ts';

/** Every setting of the process, read once. */
export type Config = Readonly<ReturnType<typeof toConfig>>;
export type OpenAISettings = NonNullable<Config['openai']>;
export type LiveSettings = NonNullable<Config['openaiLive']>;
/** How the bytes of calls and of the session table are read and written. */
export type WireMode = Config['wire'];
export type CascadeSettings = NonNullable<Config['cascade']>;
export type NovaSettings = Omit<Config['nova'], 'configured'>;

export interface ExaminedSettings {
  /** Undefined when there is a fault. */
  readonly config: Config | undefined;
  readonly faults: readonly SettingFault[];
  /** For the log. */
  readonly warnings: readonly string[];
}

/**
 * Reads the whole configuration from environment variables. An empty value counts as unset, and white space
 * around a value is not part of it. Secrets may come from files (`*_FILE`).
 * @returns the frozen settings, and warnings for the log
 * @throws ConfigError that names every fault
 */
export function readConfig(env: NodeJS.ProcessEnv): {
  config: Config;
  warnings: readonly string[];
} {
  const { config, faults, warnings } = examineSettings(env);
  if (config === undefined) throw new ConfigError(faults);
  return { config, warnings };
}

/** The same for a caller who has more to check before the faults are reported. */
export function examineSettings(env: NodeJS.ProcessEnv): ExaminedSettings {
  const secrets = readSecretFiles(givenValues(env));
  const { given, ...deprecated } = translateDeprecated(secrets.given);
  const parsed = parseSettings(environmentSchema, given);
  const faults = [
    ...parsed.faults,
    ...secrets.faults,
    ...deprecated.faults,
    ...crossFaults(given).filter(({ name }) => !secrets.unread.includes(name)),
  ];
  const unknown = unknownSettingWarnings(given);
  if (parsed.env === undefined || faults.length > 0) {
    return { config: undefined, faults: inTableOrder(faults), warnings: unknown };
  }
  return {
    config: deepFreeze(toConfig(parsed.env)),
    faults: [],
    warnings: [...unknown, ...deprecated.warnings, ...settingWarnings(parsed.env, given)],
  };
}

/** The order of the schema, which is the order of the table of settings. */
export function inTableOrder(faults: readonly SettingFault[]): SettingFault[] {
  const names = Object.keys(environmentSchema.shape);
  const place = ({ name }: SettingFault) => names.indexOf(settingOf(name));
  return faults.toSorted((a, b) => place(a) - place(b));
}

/** What OpenAI's other client uses while `OPENAI_REALTIME_MODEL` names a model of GPT-Live, or of Realtime. */
const DEFAULT_LIVE_MODEL = 'gpt-live-1';

function openaiSettings(env: Environment) {
  if (env.OPENAI_API_KEY === undefined) return undefined;
  return {
    apiKey: env.OPENAI_API_KEY,
    baseUrl: env.OPENAI_BASE_URL,
    model: isLiveModel(env.OPENAI_REALTIME_MODEL) ? DEFAULT_REALTIME_MODEL : env.OPENAI_REALTIME_MODEL,
    voice: env.OPENAI_VOICE,
    transcriptionModel: env.OPENAI_TRANSCRIPTION_MODEL,
    /** For every assistant that has no option of that name. */
    options: realtimeOptions(env),
    /** Who decides about interruptions and answers: the gateway, or the vendor's server. */
    turnTaking: env.TURN_TAKING,
  };
}

function openaiLiveSettings(env: Environment) {
  if (env.OPENAI_API_KEY === undefined) return undefined;
  return {
    apiKey: env.OPENAI_API_KEY,
    baseUrl: env.OPENAI_BASE_URL,
    model: isLiveModel(env.OPENAI_REALTIME_MODEL) ? env.OPENAI_REALTIME_MODEL : DEFAULT_LIVE_MODEL,
    voice: env.OPENAI_VOICE,
    /** Who works for the voice, and with which text model. */
    delegation: env.OPENAI_LIVE_DELEGATION,
    delegateModel: env.OPENAI_LIVE_DELEGATE_MODEL,
  };
}

function hubspotSettings(env: Environment) {
  if (!env.ENABLE_HUBSPOT || env.HUBSPOT_ACCESS_TOKEN === undefined) return undefined;
  return {
    accessToken: env.HUBSPOT_ACCESS_TOKEN,
    baseUrl: env.HUBSPOT_API_BASE_URL,
    /** Which calls get a ticket. */
    tickets: env.HUBSPOT_TICKETS,
  };
}

function webSettings(env: Environment) {
  const { WEB_API_KEY: apiKey, WEB_TOKEN_KEY: tokenKey, WEB_ORIGINS: origins } = env;
  if (apiKey === undefined || tokenKey === undefined || origins === undefined) return undefined;
  return {
    apiKey,
    tokenKey,
    origins,
    /** The role that pages use to speak to Nova themselves. Undefined: they may not. */
    novaRoleArn: env.BROWSER_NOVA_ROLE_ARN,
    /** The instructions of the model of such a page. */
    novaInstructions: env.BROWSER_NOVA_INSTRUCTIONS,
    /** Where such a page reaches Bedrock, instead of at AWS's address. */
    novaEndpoint: env.BROWSER_NOVA_ENDPOINT,
    /** Path or address where the player page gets voice tokens. */
    tokenUrl: env.WEB_TOKEN_URL,
  };
}

function eventSettings(env: Environment) {
  return {
    /** Whether events hold what was said, masked. */
    includeText: env.EVENTS_INCLUDE_TEXT,
    /** Undefined: nothing is published. */
    appsync:
      env.APPSYNC_EVENTS_URL === undefined
        ? undefined
        : {
            url: env.APPSYNC_EVENTS_URL.href,
            namespace: env.APPSYNC_EVENTS_NAMESPACE,
            /** Undefined: requests are signed with the credentials of the process. */
            apiKey: env.APPSYNC_API_KEY,
          },
  };
}

function consoleSettings(env: Environment) {
  if (env.CONSOLE_TOKEN === undefined) return undefined;
  return {
    supervisorToken: env.CONSOLE_TOKEN,
    viewerToken: env.CONSOLE_VIEWER_TOKEN,
    /** Where the console has its own listener; undefined: on that of the gateway. */
    listener: env.CONSOLE_PORT === undefined ? undefined : { host: env.CONSOLE_HOST, port: env.CONSOLE_PORT },
    /** Whether the words of calls are shown. */
    includeText: env.CONSOLE_INCLUDE_TEXT,
    /** What answers the numbers that calls of the softphone dial; undefined: the person at the page says. */
    dialUrl: env.SOFTPHONE_DIAL_URL,
  };
}

function webhookSettings({ CRM_WEBHOOK_URL: url, CRM_WEBHOOK_SECRET: secret }: Environment) {
  return url === undefined || secret === undefined ? undefined : { url, secret };
}

function recordingSettings(env: Environment) {
  return {
    mode: env.RECORDING,
    /** Where recordings lie until they are stored. */
    folder: env.RECORDING_DIR ?? join(tmpdir(), 'voice-gateway-recordings'),
    /** Undefined: they stay in the folder. */
    bucket: env.AUDIO_STORAGE_BUCKET,
    kmsKeyId: env.AUDIO_STORAGE_KMS_KEY_ID,
  };
}

function toConfig(env: Environment) {
  return {
    provider: chosenProvider(env),
    /** Every provider that calls may use, the best first; `provider` is the first. */
    voiceOrder: voiceOrder(env),
    voiceFallback: env.ENABLE_VOICE_FALLBACK,
    /** Longest wait for a model's first sound without any sign of work. */
    firstAudioMs: env.FIRST_AUDIO_SECONDS * 1000,
    openai: openaiSettings(env),
    /** Undefined without a key. Calls use it only when `voiceOrder` has it. */
    openaiLive: openaiLiveSettings(env),
    nova: novaSettings(env),
    /** Undefined: the cascade of Transcribe, a text model and Polly is off. */
    cascade: cascadeSettings(env),
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
      /** Whether the assistant may send text messages from that number. */
      sendSms: env.SEND_SMS,
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
    /** Undefined: HubSpot is off. */
    hubspot: hubspotSettings(env),
    /** Undefined: there is none. */
    crmWebhook: webhookSettings(env),
    /** Undefined: voice in the browser is off. */
    web: webSettings(env),
    events: eventSettings(env),
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
      /** ISO 639-1, in the first of which a call begins; empty for all. */
      languages: env.ASSISTANT_LANGUAGES ?? [],
      greetingBargeIn: env.GREETING_BARGE_IN,
      holdLineBargeIn: env.HOLD_LINE_BARGE_IN,
      consentNotice: env.CONSENT_NOTICE,
      secureInput: env.SECURE_INPUT,
    },
    assistantsFile: env.ASSISTANTS_FILE,
    admin: { token: env.ADMIN_TOKEN },
    /** Undefined: there is no console. */
    console: consoleSettings(env),
    /** Origin at which people open the console; undefined: nothing links to it. */
    consoleUrl: env.CONSOLE_URL,
    /** Whether what happens in calls is kept. */
    callEvents: env.CALL_EVENTS || env.CONSOLE_TOKEN !== undefined,
    /** Where operators look at charts. */
    grafanaUrl: env.GRAFANA_URL,
    tools: {
      /** Private hosts that tools may reach, each with its port. */
      privateHosts: env.TOOLS_ALLOW_PRIVATE ?? [],
      /** Whether MCP servers may be started as processes. */
      allowStdio: env.TOOLS_ALLOW_STDIO,
    },
    privacy: { redact: env.REDACT },
    recording: recordingSettings(env),
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
