import { z } from 'zod';
import { TICKET_RULES } from '../crm/ticket-rule.ts';
import { RECORDING_MODES } from '../recording/recording-mode.ts';
import { NOVA_ENDPOINTING } from '../voice/options/nova-options.ts';
import { TURN_TAKING } from '../voice/options/turn-taking.ts';
import { VOICE_PROVIDERS } from '../voice/provider.ts';
import { realtimeShape } from './realtime-settings.ts';
import {
  baseUrl,
  dollars,
  eventApiUrl,
  flag,
  fraction,
  languageList,
  oneOf,
  optionalKey,
  optionalNumber,
  optionalText,
  originList,
  originUrl,
  pageAddress,
  phoneNumber,
  privateHosts,
  providerList,
  readableFile,
  redactionKinds,
  regionList,
  text,
  tokenAddress,
  webAddress,
  wholeNumber,
} from './value-kinds.ts';

const WEB_SECRET = 'a secret of 32 characters or more, like the output of openssl rand -hex 32';
const REGION = 'the AWS region of DynamoDB and Connect, like ap-southeast-2';
const SERVICE_REGION = 'an AWS region, like us-east-1';

const ADMIN_TOKEN = 'a secret of 16 characters or more, like the output of openssl rand -hex 32';

/** One entry for each variable of the environment, in the order of the table of settings. */
export const environmentSchema = z.object({
  VOICE_PROVIDER: oneOf(VOICE_PROVIDERS, 'openai'),
  USE_NOVA_SONIC: optionalText,
  ENABLE_VOICE_FALLBACK: flag(true),
  VOICE_FALLBACK_ORDER: providerList,
  FIRST_AUDIO_SECONDS: wholeNumber(6, 2, 60),
  TURN_TAKING: oneOf(TURN_TAKING, 'server'),
  OPENAI_API_KEY: optionalKey,
  OPENAI_BASE_URL: text('https://api.openai.com/v1').transform(baseUrl),
  ...realtimeShape,
  OPENAI_LIVE_DELEGATION: oneOf(['client', 'responses'], 'client'),
  OPENAI_LIVE_DELEGATE_MODEL: text('gpt-6-luna'),
  AWS_BEDROCK_REGION: regionList,
  NOVA_REGION: regionList,
  NOVA_SONIC_MODEL_ID: text('amazon.nova-2-sonic-v1:0'),
  NOVA_SONIC_VOICE_ID: text('matthew'),
  NOVA_SONIC_SAMPLE_RATE: oneOf(['8000', '16000', '24000'], '8000'),
  NOVA_SONIC_SESSION_TIMEOUT: wholeNumber(480_000, 1_000, 3_600_000),
  NOVA_SONIC_ENDPOINTING: oneOf(NOVA_ENDPOINTING, 'MEDIUM'),
  NOVA_INPUT_GATE: flag(false),
  NOVA_RESUME_AFTER_NOISE: flag(false),
  NOVA_HOLD_AUDIO_DURING_TOOLS: flag(false),
  AWS_BEDROCK_MAX_TOKENS: wholeNumber(1024, 1, 10_000),
  AWS_BEDROCK_TEMPERATURE: fraction(0.7, 1),
  AWS_BEDROCK_TOP_P: fraction(0.9, 1),
  AWS_BEDROCK_MAX_RETRIES: wholeNumber(3, 0, 10),
  CASCADE_MODEL_ID: optionalText,
  CASCADE_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, SERVICE_REGION)
    .optional(),
  CASCADE_POLLY_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, SERVICE_REGION)
    .optional(),
  CASCADE_VOICE: optionalText,
  CASCADE_ENDPOINTING: oneOf(['HIGH', 'MEDIUM', 'LOW'], 'MEDIUM'),
  CASCADE_POLLY: oneOf(['sentence', 'stream'], 'sentence'),
  CASCADE_AUDIO: oneOf(['mulaw', 'pcm'], 'mulaw'),
  AWS_REGION: z.string({ error: REGION }).regex(/^[a-z0-9-]+$/, REGION),
  PUBLIC_URL: z
    .string({ error: 'the public https:// origin that Twilio calls, like https://voice.example.com' })
    .transform(originUrl),
  HOST: text('0.0.0.0'),
  PORT: wholeNumber(3000, 0, 65_535),
  ECS_AGENT_URI: z.string().transform(baseUrl).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().transform(baseUrl).optional(),
  WIRE: oneOf(['fast', 'plain'], 'fast'),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-zA-Z]{32}$/, 'the account SID from the Twilio console: AC and 32 characters')
    .optional(),
  TWILIO_AUTH_TOKEN: optionalKey,
  TWILIO_AUTH_TOKEN_SECONDARY: optionalKey,
  TWILIO_PHONE_NUMBER: phoneNumber,
  SEND_SMS: flag(false),
  TWILIO_API_URL: z.string().transform(baseUrl).optional(),
  TWILIO_VALIDATE_SIGNATURES: flag(true),
  TWILIO_WEBHOOK_RETRIES: wholeNumber(0, 0, 5),
  SESSIONS_TABLE: text('voice-sessions').pipe(
    z
      .string()
      .regex(
        /^[\w.-]{3,255}$/,
        'a DynamoDB table name of 3 to 255 letters, digits, dots, dashes or underscores',
      ),
  ),
  CREATE_TABLES: flag(false),
  SESSION_TTL_DAYS: wholeNumber(30, 1, 3650),
  CONNECT_PHONE_NUMBER: phoneNumber,
  CONNECT_INSTANCE_ID: optionalText,
  CONNECT_QUEUE_ID: optionalText,
  CONNECT_CALLBACK_FLOW_ID: optionalText,
  HANDOFF_TOKEN_TTL_SECONDS: wholeNumber(600, 30, 86_400),
  HANDOFF_DIAL_TIMEOUT_SECONDS: wholeNumber(30, 5, 600),
  ENABLE_HUBSPOT: flag(false),
  HUBSPOT_ACCESS_TOKEN: optionalKey,
  HUBSPOT_API_BASE_URL: text('https://api.hubapi.com').transform(baseUrl),
  HUBSPOT_TICKETS: oneOf(TICKET_RULES, 'off'),
  CRM_WEBHOOK_URL: z.string().transform(webAddress).optional(),
  CRM_WEBHOOK_SECRET: z
    .string()
    .min(16, 'a secret of at least 16 characters, which the receiver knows too')
    .optional(),
  WEB_API_KEY: z.string().min(32, WEB_SECRET).optional(),
  WEB_TOKEN_KEY: z.string().min(32, WEB_SECRET).optional(),
  WEB_ORIGINS: z.string().transform(originList).optional(),
  BROWSER_NOVA_ROLE_ARN: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
      'a role, like arn:aws:iam::123456789012:role/browser-nova',
    )
    .optional(),
  BROWSER_NOVA_INSTRUCTIONS: optionalText,
  BROWSER_NOVA_ENDPOINT: z.string().transform(pageAddress).optional(),
  WEB_TOKEN_URL: z.string().transform(tokenAddress).optional(),
  APPSYNC_EVENTS_URL: z.string().transform(eventApiUrl).optional(),
  APPSYNC_EVENTS_NAMESPACE: text('default').pipe(
    z
      .string()
      .regex(
        /^[A-Za-z0-9]([A-Za-z0-9-]{0,48}[A-Za-z0-9])?$/,
        'a channel namespace: 1 to 50 letters, digits and dashes',
      ),
  ),
  APPSYNC_API_KEY: optionalText,
  EVENTS_INCLUDE_TEXT: flag(false),
  ESCALATION_PHRASES_FILE: readableFile('a JSON file with phrases'),
  ESCALATION_MODEL_ID: optionalText,
  ESCALATION_OPENAI_MODEL: optionalText,
  ESCALATION_JUDGE: oneOf(['all', 'doubtful'], 'all'),
  ASSISTANTS_FILE: readableFile('a YAML file with assistants'),
  ASSISTANT_PROMPT_FILE: readableFile('a text file'),
  ASSISTANT_GREETING: optionalText,
  ASSISTANT_LANGUAGES: z.string().transform(languageList).optional(),
  GREETING_BARGE_IN: oneOf(['allow', 'repeat', 'protect'], 'allow'),
  HOLD_LINE_BARGE_IN: oneOf(['allow', 'protect'], 'allow'),
  CONSENT_NOTICE: optionalText,
  ADMIN_TOKEN: z.string().min(16, ADMIN_TOKEN).optional(),
  CONSOLE_TOKEN: z.string().min(16, ADMIN_TOKEN).optional(),
  CONSOLE_VIEWER_TOKEN: z.string().min(16, ADMIN_TOKEN).optional(),
  CONSOLE_HOST: text('127.0.0.1'),
  CONSOLE_PORT: optionalNumber(0, 65_535),
  CONSOLE_INCLUDE_TEXT: flag(true),
  CONSOLE_URL: z.string().transform(baseUrl).optional(),
  CALL_EVENTS: flag(false),
  SOFTPHONE_DIAL_URL: z.string().transform(webAddress).optional(),
  GRAFANA_URL: z.string().transform(webAddress).optional(),
  REDACT: text('cards').transform(redactionKinds),
  SECURE_INPUT: flag(false),
  RECORDING: oneOf(RECORDING_MODES, 'off'),
  RECORDING_DIR: optionalText,
  AUDIO_STORAGE_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of an S3 bucket, like my-recordings')
    .optional(),
  AUDIO_STORAGE_KMS_KEY_ID: optionalText,
  TOOLS_ALLOW_PRIVATE: z.string().transform(privateHosts).optional(),
  TOOLS_ALLOW_STDIO: flag(false),
  MAX_CALLS: wholeNumber(200, 1, 100_000),
  MAX_LOOP_LAG_MS: wholeNumber(50, 10, 10_000),
  MAX_CALL_SECONDS: wholeNumber(3600, 10, 86_400),
  IDLE_CALL_SECONDS: wholeNumber(60, 5, 3600),
  DRAIN_SECONDS: wholeNumber(900, 0, 86_400),
  MAX_CALL_COST_USD: dollars(),
  DAILY_BUDGET_USD: dollars(),
  PRICES_FILE: readableFile('a JSON file with prices'),
});

export type Environment = z.infer<typeof environmentSchema>;
