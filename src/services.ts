import { readFile } from 'node:fs/promises';
import type { AppServices } from './app.ts';
import type { Assistant } from './call/assistant.ts';
import { CallRegistry } from './call/registry.ts';
import type { SteerableCalls } from './call/steering/call-steering.ts';
import type { Config } from './config/config.ts';
import type { Setup } from './config/setup.ts';
import { steeringRoutes } from './console/steering/steering-routes.ts';
import { TaskProtection } from './deployment/task-protection.ts';
import { TextJudge } from './escalation/judgement/judge.ts';
import { createTextModel } from './escalation/judgement/text-models.ts';
import { createTurnJudge } from './escalation/shipped.ts';
import { OwnAddress } from './http/own-address.ts';
import type { Logger } from './logging.ts';
import { createAssistants } from './services/assistants.ts';
import { createBrowserVoice } from './services/browser-voice.ts';
import { callFactory } from './services/call-factory.ts';
import { createConsole } from './services/console.ts';
import { createContactCentre } from './services/contact-centre.ts';
import { createCrm } from './services/crm.ts';
import { createEvents } from './services/events.ts';
import { createPastCalls } from './services/past-calls.ts';
import { createPricing } from './services/pricing.ts';
import { createRecording } from './services/recording.ts';
import { createSessions } from './services/sessions.ts';
import { createSoftphone } from './services/softphone.ts';
import { createStorage } from './services/storage.ts';
import type { Tools } from './services/tools.ts';
import { createTwilio, createTwilioTools } from './services/twilio.ts';
import { EventLoopWatch } from './telemetry/event-loop.ts';
import { loadTracing } from './telemetry/load-tracing.ts';
import { ArgumentChecks } from './tools/arguments/argument-checks.ts';
import type { Tool } from './tools/tool.ts';
import { VoiceFactory } from './voice/factory.ts';

/** The gateway's parts, put together, and their life cycle. */
export interface Services extends AppServices {
  /** The live calls, for supervisors. */
  readonly steerable: SteerableCalls;
  /** The assistant of a call that no other one is meant for. */
  readonly assistant: Assistant;
  /** Prepares what must exist before the first call, then lets calls in. */
  start(): Promise<void>;
  /** Takes no new calls; resolves when none is left, at the latest after `deadlineMs`. */
  drain(deadlineMs: number): Promise<void>;
  /** Gives the calls that are left to other instances, immediately when `hurry` is aborted. */
  move(hurry: AbortSignal): Promise<void>;
  /** Ends what is left and frees everything. */
  close(): Promise<void>;
}

/** What the caller hears while the model does not speak, mu-law. */
const FILLER = new URL('./voice/continuity/filler.ulaw', import.meta.url);
/** Twilio opens a stream within a second or two, and after the consent notice, which it speaks before. */
const STREAM_WAIT_MS = 10_000;
/** No voice speaks slower. */
const SPOKEN_CHARACTER_MS = 100;
/** How long the end of the process waits for the last session writes. */
const LAST_WRITES_MS = 5_000;

/** How long the end of the process waits for the last events. */
const LAST_EVENTS_MS = 3_000;

/** How long the end of the process waits for the last recordings. */
const LAST_UPLOADS_MS = 8_000;

/**
 * Picks every concrete class. Opens no connection.
 * @param toolbox what every assistant may do beside the gateway's own tools
 */
export async function createServices(
  { config, files }: Pick<Setup, 'config' | 'files'>,
  tools: Tools,
  toolbox: readonly Tool[] = [],
): Promise<Services> {
  const { logger, metrics } = tools;
  const { prices, turnJudge = createTurnJudge() } = files;
  const tracing = await loadTracing(config.telemetry.otlpEndpoint);
  const textModel = createTextModel(config);
  const secondOpinion =
    textModel && new TextJudge({ model: textModel, mode: config.escalation.judge, ...tools });
  const pricing = createPricing(prices, { ...config, textModel }, logger);
  const { prepare, ...storage } = createStorage(config, tools, (sessionId, { resumeCount }) =>
    callControl.supersede(sessionId, resumeCount),
  );
  const { store, dailyBudget, experiments, writer, outboxWriter } = storage;
  const checks = new ArgumentChecks();
  const { assistants, directory } = await createAssistants(config, files, {
    ...tools,
    experiments,
    checks,
    toolbox: [...toolbox, ...createTwilioTools(config)],
  });
  const contactCentre = createContactCentre(config, storage, tools);
  const crm = createCrm(config, storage, tools);
  const recording = await createRecording({ config, files }, store, tools);
  const past = createPastCalls(config, storage, tools);
  const events = createEvents(config, tools);
  const operatorConsole = createConsole(config, storage, tools);
  const ownAddress = new OwnAddress();
  const softphone = operatorConsole && createSoftphone(config, ownAddress);
  const waitingSound = await readFile(FILLER);
  const voices = new VoiceFactory(config, metrics, waitingSound);
  const eventLoop = new EventLoopWatch(metrics.eventLoopLag);
  const callControl = new CallRegistry({
    maxCalls: config.limits.maxCalls,
    metrics,
    overloaded: () => eventLoop.lagMs > config.limits.maxLoopLagMs,
    providerAvailable: () => voices.available(assistants.profileFor({}).preferences),
    prepare: (callSid, dialed) => voices.prepare(callSid, assistants.profileFor({ dialed }).preferences),
    streamWaitMs: STREAM_WAIT_MS + assistants.longestNotice * SPOKEN_CHARACTER_MS,
    createCall: callFactory({
      ...tools,
      ...storage,
      ...contactCentre,
      config,
      assistants,
      checks,
      waitingSound,
      voices,
      pricing,
      tracing,
      turnJudge,
      secondOpinion,
      contacts: crm.contacts,
      recordings: recording.recordings,
      observers: [
        ...events.observers,
        ...(operatorConsole ? [operatorConsole.observe] : []),
        ...(past.observe ? [past.observe] : []),
      ],
      steerable: config.console !== undefined,
    }),
  });
  const sessions = createSessions(
    { ...storage, isLiveHere: (sessionId) => callControl.carries(sessionId) },
    tools,
  );
  const protection = createTaskProtection(config, callControl, logger);
  const { connect, handoff, lateContext } = contactCentre;
  return {
    config,
    logger,
    metrics,
    assistant: assistants.default,
    assistants,
    directory,
    experimentReport: { report: async () => ({ experiments: experiments.report }) },
    callControl,
    steerable: callControl,
    dailyBudget,
    store,
    handoff,
    lateContext,
    contacts: crm.contacts,
    browserVoice: createBrowserVoice(config, { ...storage, assistants, callControl, events }, tools),
    ownAddress,
    console: operatorConsole?.services({
      parts: [
        steeringRoutes({
          calls: callControl,
          whereIs: (sessionId) => operatorConsole.lookup.whereIs(sessionId),
          metrics,
        }),
        past.addRoutes,
        ...(softphone ? [softphone] : []),
      ],
      has: {
        past: true,
        softphone: softphone !== undefined,
        sandbox: config.console?.dialUrl !== undefined,
      },
    }),
    ...createTwilio(config),
    start: async () => {
      await prepare();
      await dailyBudget.start();
      eventLoop.start();
      protection?.start();
      crm.start();
      await recording.start();
      sessions.start();
      await operatorConsole?.start();
      callControl.open();
    },
    drain: async (deadlineMs) => {
      await callControl.drain(deadlineMs);
    },
    move: (hurry) => callControl.moveAll(hurry),
    close: async () => {
      eventLoop.stop();
      protection?.close();
      callControl.stopAll();
      operatorConsole?.close();
      await directory?.close();
      await Promise.all([
        writer.close(LAST_WRITES_MS),
        dailyBudget.close(),
        experiments.close(),
        tracing?.close(),
        crm.close(),
        past.close(LAST_WRITES_MS),
        events.close(LAST_EVENTS_MS),
      ]);
      // After the last session writes: the session learns where its recording is.
      await recording.close(LAST_UPLOADS_MS);
      // After the last session writes: some of them end a session.
      await Promise.all([outboxWriter.close(LAST_WRITES_MS), sessions.close(LAST_WRITES_MS)]);
      store.close();
      voices.close();
      connect.close();
      secondOpinion?.close();
    },
  };
}

/** On Amazon ECS, which names its agent. */
function createTaskProtection(
  { ecsAgentUri: agentUri, limits }: Config,
  callControl: CallRegistry,
  logger: Logger,
): TaskProtection | undefined {
  if (agentUri === undefined) return undefined;
  const activeCalls = () => callControl.activeCalls;
  return new TaskProtection({ agentUri, activeCalls, longestMs: limits.maxCallSeconds * 1000, logger });
}
