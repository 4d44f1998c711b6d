import { z } from 'zod';

const text = (advice: string) => z.string({ error: advice }).min(1, advice);
const matching = (pattern: RegExp, advice: string) => z.string({ error: advice }).regex(pattern, advice);
const wholeNumber = (minimum: number, maximum: number) => {
  const advice = `write a whole number from ${minimum} to ${maximum}`;
  return z.int({ error: advice }).min(minimum, advice).max(maximum, advice);
};

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
const region = matching(REGION, 'write an AWS region, like ap-southeast-2');

const PROVIDERS = ['openai', 'openai-live', 'nova', 'cascade'] as const;
const provider = z.enum(PROVIDERS, { error: `write ${PROVIDERS.join(', ')}` });

const instanceSchema = z.strictObject({
  id: text('write the id of the Connect instance'),
  queueId: text('write the id of the queue that takes hand-offs'),
  /** Queue of the call-back tasks. */
  callbackQueueId: text('write the id of the queue that takes call-back tasks'),
  hoursOfOperationId: text('write the id of the hours of operation'),
  /** What callers hear while they wait, for example the instance's "Default customer queue". */
  customerQueueFlowId: text('write the id of a customer queue flow'),
});

const connectSchema = z.strictObject({
  phoneNumber: matching(/^\+[1-9]\d{6,14}$/, 'write the number of the Connect flow in E.164 form'),
  /** In `region`. Without it a hand-off still dials, but the agent sees no conversation. */
  instance: instanceSchema.optional(),
});

const tasksSchema = z.strictObject({
  minimum: wholeNumber(1, 100).default(2),
  maximum: wholeNumber(1, 500).default(10),
  cpu: wholeNumber(256, 16_384).default(1024),
  memoryMiB: wholeNumber(512, 122_880).default(2048),
  /** `MAX_CALLS` of each task. */
  maxCalls: wholeNumber(1, 100_000).default(100),
  /** Calls per task, on average, that scaling aims at. */
  targetCalls: wholeNumber(1, 100_000).default(60),
});

const crmSchema = z.strictObject({
  /** Looks callers up in HubSpot and writes calls to it. */
  hubspot: z.boolean({ error: 'write true or false' }).default(false),
  /** Gets a signed report of each call. */
  webhookUrl: matching(/^https:\/\//, 'write an https:// address').optional(),
});

const cascadeSchema = z.strictObject({
  /** `CASCADE_MODEL_ID`: a text model of Amazon Bedrock, or an inference profile. */
  modelId: text('write the id of a text model or of an inference profile'),
  /** `CASCADE_REGION`: of Transcribe and of the text model. Default: the region of the stack. */
  region: region.optional(),
  /** `CASCADE_POLLY_REGION`. Default: the same. */
  pollyRegion: region.optional(),
  /** `CASCADE_POLLY`. */
  speech: z.enum(['sentence', 'stream'], { error: 'write sentence or stream' }).default('sentence'),
  /** Transcribe's quota of streams at the same time, per account and region. */
  transcribeStreams: wholeNumber(1, 1_000_000).default(25),
});

const recordingSchema = z.strictObject({
  /** `RECORDING`: which calls are recorded. */
  mode: z.enum(['consented', 'always'], { error: 'write consented or always' }),
  /** S3 deletes a recording after this time. */
  retentionDays: wholeNumber(1, 3650).default(30),
});

const browserSchema = z.strictObject({
  /** `WEB_ORIGINS`: the pages that callers may use. */
  origins: z
    .array(
      matching(/^https:\/\/[a-z0-9.-]+(:\d+)?$/, 'write the origin of a page, like https://www.example.com'),
    )
    .min(1, 'write the origins of your pages, like ["https://www.example.com"]'),
  /** Makes the role that a page gets to talk to Nova without the gateway in between. */
  directNova: z.boolean({ error: 'write true or false' }).default(false),
});

const settingsSchema = z
  .strictObject({
    name: matching(/^[a-z][a-z0-9-]{1,30}$/, 'write a short name of small letters, digits and dashes'),
    region,
    publicHost: matching(/^[a-z0-9.-]+\.[a-z]{2,}$/, 'write the host name that Twilio calls'),
    provider,
    fallback: z.boolean({ error: 'write true or false' }).default(true),
    /** `VOICE_FALLBACK_ORDER`. Default: the gateway's order. */
    fallbackOrder: z.array(provider).min(1, 'write the providers that take over').optional(),
    /** Transcribe, a text model and Polly. Without it no call uses them. */
    cascade: cascadeSchema.optional(),
    novaRegions: z.array(region).min(1).default(['us-east-1']),
    /** Nova's quota of concurrent streams, per account and region. */
    novaStreamsPerRegion: wholeNumber(3, 1_000_000).default(20),
    novaModelId: text('write the model id').default('amazon.nova-2-sonic-v1:0'),
    /** Gives the tasks the account's secondary auth token too, for a rotation. */
    twilioSecondaryToken: z.boolean({ error: 'write true or false' }).default(false),
    twilioAccountSid: matching(/^AC[0-9a-zA-Z]{32}$/, 'write the account SID: AC and 32 characters'),
    connect: connectSchema.optional(),
    tasks: tasksSchema.prefault({}),
    crm: crmSchema.optional(),
    /** Records calls to a bucket that the stack makes. */
    recording: recordingSchema.optional(),
    /** Takes callers from web pages too. */
    browser: browserSchema.optional(),
    /** Gives the tasks the token of the console, which stays private: the load balancer does not publish it. */
    console: z.boolean({ error: 'write true or false' }).default(false),
    /** Makes an Event API of AWS AppSync and publishes what happens in each call there. */
    events: z.boolean({ error: 'write true or false' }).default(false),
    natGateways: wholeNumber(1, 2).default(2),
    /** How long a stopping task keeps its calls. The load balancer allows one hour. */
    drainSeconds: wholeNumber(0, 3600).default(900),
    logRetentionDays: z.union([z.literal(7), z.literal(14), z.literal(30), z.literal(90)]).default(30),
    /** Image with tag or digest. Default: built from this repository at deploy time. */
    image: text('write an image with its tag or digest').optional(),
    /** Knowledge bases of Amazon Bedrock that the assistants file names. */
    knowledgeBaseArns: z
      .array(
        matching(
          /^arn:aws[a-z-]*:bedrock:[a-z0-9-]+:\d{12}:knowledge-base\/[0-9a-zA-Z]{1,10}$/,
          'write the ARN of a knowledge base',
        ),
      )
      .default([]),
    alarmEmail: z.email({ error: 'write an address for alarms' }).optional(),
    /** Further settings of the gateway, for example NOVA_SONIC_VOICE_ID. */
    environment: z.record(z.string(), z.string()).default({}),
  })
  .refine(({ tasks }) => tasks.minimum <= tasks.maximum, {
    path: ['tasks', 'maximum'],
    error: 'write at least tasks.minimum',
  })
  .refine(({ tasks }) => tasks.targetCalls < tasks.maxCalls, {
    path: ['tasks', 'targetCalls'],
    error: 'write less than tasks.maxCalls, so that new tasks start before the others are full',
  })
  .refine(({ fallbackOrder = [] }) => new Set(fallbackOrder).size === fallbackOrder.length, {
    path: ['fallbackOrder'],
    error: 'write each provider at most once',
  })
  .refine(
    ({ provider, fallbackOrder = [], cascade }) =>
      cascade || ![provider, ...fallbackOrder].includes('cascade'),
    {
      path: ['cascade'],
      error: 'write the text model, like {"modelId": "us.anthropic.claude-haiku-4-5-20251001-v1:0"}',
    },
  )
  .refine(({ environment }) => environment.CASCADE_MODEL_ID === undefined, {
    path: ['environment', 'CASCADE_MODEL_ID'],
    error: 'write it as cascade.modelId, so that the tasks get the permissions',
  })
  .refine((settings) => !exceedsTranscribe(settings), {
    path: ['tasks', 'maxCalls'],
    error:
      'write a smaller number: tasks.maximum times tasks.maxCalls must not exceed cascade.transcribeStreams, or Transcribe refuses the further calls',
  })
  .refine((settings) => !exceedsQuota(settings), {
    path: ['tasks', 'maxCalls'],
    error:
      'write a smaller number: tasks.maximum times tasks.maxCalls must not exceed (novaStreamsPerRegion - 2) times the number of novaRegions, or Nova refuses the further calls',
  });

/** Streams of each region that are kept for renewals: a call holds two of them for some seconds. */
const SPARE_STREAMS = 2;

interface Planned {
  readonly provider: string;
  readonly fallback: boolean;
  readonly tasks: { readonly maximum: number; readonly maxCalls: number };
  readonly novaRegions: readonly string[];
  readonly novaStreamsPerRegion: number;
  readonly cascade?: { readonly transcribeStreams: number } | undefined;
}

/** Whether the tasks may take more calls than Nova has streams for, with no other provider to carry them. */
function exceedsQuota({ provider, fallback, tasks, novaRegions, novaStreamsPerRegion }: Planned): boolean {
  const streams = (novaStreamsPerRegion - SPARE_STREAMS) * novaRegions.length;
  return provider === 'nova' && !fallback && tasks.maximum * tasks.maxCalls > streams;
}

/** Whether the tasks may take more calls than Transcribe has streams for, with no other provider to carry them. */
function exceedsTranscribe({ provider, fallback, tasks, cascade }: Planned): boolean {
  if (!cascade || provider !== 'cascade' || fallback) return false;
  return tasks.maximum * tasks.maxCalls > cascade.transcribeStreams;
}

/** Where hand-offs go within Amazon Connect. */
export type ConnectInstance = z.infer<typeof instanceSchema>;
/** One deployment: everything that may differ between two stacks. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** A faulty settings file. Each fault reads `name: what to write`. */
export class SettingsError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The deployment file has faults:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
    this.faults = faults;
  }
}

/**
 * Reads the settings of a deployment file.
 * @throws SettingsError that names every fault
 */
export function parseSettings(value: unknown): Settings {
  const parsed = settingsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SettingsError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
}

/** Whether calls may use one of these providers. */
function mayUse({ provider, fallback, fallbackOrder }: Settings, names: readonly string[]): boolean {
  const others: readonly string[] = fallbackOrder ?? PROVIDERS;
  return names.includes(provider) || (fallback && others.some((name) => names.includes(name)));
}

/** Whether the tasks need an OpenAI key: for the voice, or for the text model that judges caller turns. */
export function usesOpenAI(settings: Settings): boolean {
  return (
    mayUse(settings, ['openai', 'openai-live']) || settings.environment.ESCALATION_OPENAI_MODEL !== undefined
  );
}

/** Whether the tasks may use Amazon Nova 2 Sonic. */
export function usesNova(settings: Settings): boolean {
  return mayUse(settings, ['nova']);
}

/** The regions of the cascade's services. */
export function cascadeRegions({ region: ofStack, cascade }: Settings) {
  const region = cascade?.region ?? ofStack;
  return { region, pollyRegion: cascade?.pollyRegion ?? region };
}
