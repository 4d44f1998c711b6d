import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AppServices } from './app.ts';
import { createAssistant } from './call/assistant.ts';
import { DailyBudget } from './call/limits/daily-budget.ts';
import { CallRecord } from './call/record.ts';
import { CallRegistry } from './call/registry.ts';
import { CallSession } from './call/session.ts';
import { WaitingTone } from './call/waiting-tone.ts';
import { type Config, ConfigError } from './config/config.ts';
import { TaskProtection } from './deployment/task-protection.ts';
import { errorMessage } from './errors.ts';
import { EscalationDetector } from './escalation/detector.ts';
import { TextJudge } from './escalation/judgement/judge.ts';
import type { TextModel } from './escalation/judgement/text-model.ts';
import { createTextModel } from './escalation/judgement/text-models.ts';
import { loadPhrases } from './escalation/phrases/phrases-file.ts';
import { createTurnJudge } from './escalation/shipped.ts';
import type { TurnJudge } from './escalation/turn-judge.ts';
import { CallbackService, type CallbackWish } from './handoff/callback.ts';
import { ConnectService } from './handoff/connect/connect.ts';
import { createConnectClient } from './handoff/connect/connect-api.ts';
import { LateContext } from './handoff/late-context.ts';
import { HandoffService } from './handoff/service.ts';
import { TwilioSignatures } from './http/twilio-signature.ts';
import type { Logger } from './logging.ts';
import { Redactor } from './privacy/redactor.ts';
import { BackgroundWriter } from './store/background-writer.ts';
import { DirectRequests } from './store/direct-requests.ts';
import { DynamoSessionStore } from './store/dynamodb.ts';
import { DynamoLedger } from './store/dynamodb-ledger.ts';
import { createDynamoClient, ensureTable } from './store/dynamodb-table.ts';
import { Pricing } from './telemetry/cost.ts';
import { EventLoopWatch } from './telemetry/event-loop.ts';
import type { Metrics } from './telemetry/metrics.ts';
import { readPrices, shippedPrices } from './telemetry/prices.ts';
import { loadTracing } from './telemetry/tracing.ts';
import { TwilioCalls } from './twilio/rest/calls.ts';
import { StreamTokens } from './twilio/stream-token.ts';
import { retryFragment } from './twilio/webhook-retries.ts';
import type { CallView, ConversationSettings } from './voice/client.ts';
import { VoiceFactory } from './voice/factory.ts';

/** The gateway's parts, put together, with their life. */
export interface Services extends AppServices {
  /** Prepares what must exist before the first call, then lets calls in. */
  start(): Promise<void>;
  /** Takes no new calls; resolves when none is left, at the latest after `deadlineMs`. */
  drain(deadlineMs: number): Promise<void>;
  /** Gives the calls that are left to other instances, at once when `hurry` is aborted. */
  move(hurry: AbortSignal): Promise<void>;
  /** Ends what is left and frees everything. */
  close(): Promise<void>;
}

interface Tools {
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** What the caller hears while no model does, mu-law. */
const FILLER = new URL('./voice/continuity/filler.ulaw', import.meta.url);
const DAY_SECONDS = 86_400;
/** Twilio opens a stream within a second or two, and after the consent notice, which it speaks before. */
const STREAM_WAIT_MS = 10_000;
/** No voice speaks slower. */
const SPOKEN_CHARACTER_MS = 100;
/** How long the end of the process waits for the last session writes. */
const LAST_WRITES_MS = 5_000;

/**
 * Picks every concrete class, here and nowhere else. Opens no connection.
 * @throws ConfigError when a file that the settings name cannot be read
 */
export async function createServices(config: Config, tools: Tools): Promise<Services> {
  const { logger, metrics } = tools;
  const assistant = createAssistant({
    instructions: await readPrompt(config.assistant.promptFile),
    greeting: config.assistant.greeting,
    secureInput: config.assistant.secureInput,
    greetingBargeIn: config.assistant.greetingBargeIn,
  });
  const tracing = await loadTracing(config.telemetry.otlpEndpoint);
  const redactor = new Redactor(config.privacy.redact);
  const textModel = createTextModel(config);
  const pricing = await createPricing(config, textModel, logger);
  const instance = randomUUID();
  const dynamo = createDynamoClient({ region: config.awsRegion });
  const { table } = config.store;
  const sessionTtlSeconds = config.store.sessionTtlDays * DAY_SECONDS;
  const leftToSdk = () => metrics.plainPath.inc({ reader: 'table_request' });
  const direct = config.wire === 'fast' ? new DirectRequests(dynamo, leftToSdk) : undefined;
  const store = new DynamoSessionStore(dynamo, { table, sessionTtlSeconds, ...(direct && { direct }) });
  const dailyBudget = new DailyBudget({
    ledger: new DynamoLedger(dynamo, { table }),
    limitUsd: config.cost.dailyBudgetUsd,
    ...tools,
  });
  const writer = new BackgroundWriter(store, {
    logger,
    metrics,
    onConflict: (sessionId, { resumeCount }) => desk.supersede(sessionId, resumeCount),
  });
  const handoff = new HandoffService({
    store,
    writer,
    metrics,
    logger,
    connectNumber: config.connect.phoneNumber,
    tokenTtlSeconds: config.handoff.tokenTtlSeconds,
  });
  const connect = new ConnectService({
    client: createConnectClient({ region: config.awsRegion }),
    ...config.connect,
    metrics,
    logger,
  });
  const callbacks = new CallbackService({ connect, store, metrics, logger });
  const waitingSound = await readFile(FILLER);
  const voices = new VoiceFactory(config, metrics, waitingSound);
  const eventLoop = new EventLoopWatch(metrics.eventLoopLag);
  const turnJudge = readTurnJudge(config.escalation.phrasesFile);
  const secondOpinion =
    textModel && new TextJudge({ model: textModel, mode: config.escalation.judge, ...tools });
  const desk = new CallRegistry({
    maxCalls: config.limits.maxCalls,
    metrics,
    overloaded: () => eventLoop.lagMs > config.limits.maxLoopLagMs,
    providerAvailable: () => voices.available,
    prepare: (callSid) => voices.prepare(callSid),
    streamWaitMs: STREAM_WAIT_MS + (config.assistant.consentNotice?.length ?? 0) * SPOKEN_CHARACTER_MS,
    createSession: (start, stream, onEnded) => {
      // Asked ahead, so that the answer is there when this caller wants a person: it is kept and shared.
      void connect.availability();
      const { callSid, streamSid } = start;
      const callLogger = logger.child({ callSid, streamSid, sessionId: callSid });
      const owner = { ownerInstance: instance, resumeCount: start.resumeCount };
      const { provider } = config;
      const record = new CallRecord({
        ...{ start, owner, provider, store, writer, handoff, redactor },
        logger: callLogger,
      });
      const media = WaitingTone.on(stream, { sound: waitingSound, resumed: start.resumeCount > 0 });
      const context = {
        logger: callLogger,
        metrics,
        trace: tracing?.startCall(start),
        assistant,
        limits: config.limits,
        pricing,
        dailyBudget,
        callSid: start.callSid,
        caller: start.caller,
        dialed: start.dialed,
        connectNumber: config.connect.phoneNumber,
        availability: () => connect.availability(),
        requestCallback: (wish: CallbackWish) =>
          callbacks.request({ ...wish, summary: redactor.redact(wish.summary) }),
        secondOpinion,
        createVoice: (settings: ConversationSettings, live: CallView, voiceLogger: Logger) =>
          voices.create(settings, { callSid: start.callSid, live, logger: voiceLogger }),
        createDetector: () => new EscalationDetector(turnJudge),
        onEnded,
      };
      return new CallSession(context, media, record);
    },
  });
  const protection = createTaskProtection(config, desk, logger);
  return {
    config,
    logger,
    metrics,
    assistant,
    desk,
    dailyBudget,
    store,
    handoff,
    lateContext: new LateContext({ store, connect, logger }),
    calls: createCalls(config),
    tokens: new StreamTokens({
      secret: config.twilio.authToken,
      secondarySecret: config.twilio.secondaryAuthToken,
    }),
    signatures: new TwilioSignatures({
      publicUrl: config.publicUrl,
      authToken: config.twilio.authToken,
      secondaryAuthToken: config.twilio.secondaryAuthToken,
      validate: config.twilio.validateSignatures,
      fragment: retryFragment(config.twilio.webhookRetries),
    }),
    start: async () => {
      if (config.store.createTables) {
        const warning = await ensureTable(dynamo, config.store.table);
        if (warning !== undefined) logger.warn({ warning }, 'Session table');
      }
      await dailyBudget.start();
      eventLoop.start();
      protection?.start();
      desk.open();
    },
    drain: async (deadlineMs) => {
      await desk.drain(deadlineMs);
    },
    move: (hurry) => desk.moveAll(hurry),
    close: async () => {
      eventLoop.stop();
      protection?.close();
      desk.stopAll();
      await Promise.all([writer.close(LAST_WRITES_MS), dailyBudget.close(), tracing?.close()]);
      store.close();
      voices.close();
      connect.close();
      secondOpinion?.close();
    },
  };
}

/** What the configured models cost, by the shipped prices and the operator's. */
async function createPricing(
  { cost, openai, nova }: Config,
  text: TextModel | undefined,
  logger: Logger,
): Promise<Pricing> {
  const { pricesFile } = cost;
  const prices = pricesFile === undefined ? shippedPrices() : readPrices(await readFile(pricesFile, 'utf8'));
  if ('fault' in prices) throw new ConfigError([`PRICES_FILE: correct the file (${prices.fault})`]);
  const pricing = new Pricing(prices, {
    conversation: { nova: nova.modelId, ...(openai && { openai: openai.model }) },
    transcription: openai ? { openai: openai.transcriptionModel } : {},
    text: text ? { [text.provider]: text.modelId } : {},
  });
  for (const model of pricing.unknown) {
    logger.warn(
      { model },
      'No price is known for this model: its use counts as free. Name it in PRICES_FILE',
    );
  }
  return pricing;
}

/** On Amazon ECS, which names its agent. */
function createTaskProtection(
  { ecsAgentUri: agentUri, limits }: Config,
  desk: CallRegistry,
  logger: Logger,
): TaskProtection | undefined {
  if (agentUri === undefined) return undefined;
  const activeCalls = () => desk.activeCalls;
  return new TaskProtection({ agentUri, activeCalls, longestMs: limits.maxCallSeconds * 1000, logger });
}

/** Twilio's REST API, when the account is known. */
function createCalls({ twilio }: Config): TwilioCalls | undefined {
  const { accountSid, authToken, secondaryAuthToken, apiUrl } = twilio;
  if (accountSid === undefined || authToken === undefined) return undefined;
  return new TwilioCalls({ accountSid, authToken, secondaryAuthToken, apiUrl });
}

/** What the detector knows, with the operator's phrases. A pattern that cannot be used is a fault of the set-up. */
function readTurnJudge(file: string | undefined): TurnJudge {
  if (file === undefined) return createTurnJudge();
  try {
    return loadPhrases(file, createTurnJudge);
  } catch (error) {
    throw new ConfigError([`ESCALATION_PHRASES_FILE: correct the file (${errorMessage(error)})`]);
  }
}

async function readPrompt(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new ConfigError([
      `ASSISTANT_PROMPT_FILE: write the path of a readable text file (${errorMessage(cause)})`,
    ]);
  }
}
