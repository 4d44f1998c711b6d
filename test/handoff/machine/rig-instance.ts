import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../../src/app.ts';
import { SingleAssistant } from '../../../src/assistants/single-assistant.ts';
import { TELEPHONE_LINE } from '../../../src/audio/line-format.ts';
import { createAssistant } from '../../../src/call/assistant.ts';
import { Call } from '../../../src/call/call.ts';
import type { CallContext, ToolRunnerOfCallOptions } from '../../../src/call/context.ts';
import { FLOOR_RULES } from '../../../src/call/conversation/turn-taking/floor-rules.ts';
import { DailyBudget } from '../../../src/call/limits/daily-budget.ts';
import { ObserverGroup } from '../../../src/call/observer-group.ts';
import { CallRecord } from '../../../src/call/record/call-record.ts';
import { CallRegistry } from '../../../src/call/registry.ts';
import { readConfig } from '../../../src/config/config.ts';
import { EscalationDetector } from '../../../src/escalation/detector.ts';
import { createTurnJudge } from '../../../src/escalation/shipped.ts';
import type { Availability } from '../../../src/handoff/availability.ts';
import { CallbackService } from '../../../src/handoff/callback.ts';
import { HandoffService } from '../../../src/handoff/service.ts';
import { TwilioSignatures } from '../../../src/http/twilio-signature.ts';
import { createLogger } from '../../../src/logging.ts';
import type { CallObserver } from '../../../src/media/call-observer.ts';
import { Redactor } from '../../../src/privacy/redactor.ts';
import { BackgroundWriter } from '../../../src/store/background-writer.ts';
import type { SessionHandoff, SessionStore } from '../../../src/store/session-store.ts';
import type { Metrics } from '../../../src/telemetry/metrics.ts';
import { ArgumentChecks } from '../../../src/tools/arguments/argument-checks.ts';
import { ToolRunner } from '../../../src/tools/tool-runner.ts';
import { StreamTokens } from '../../../src/twilio/stream-token.ts';
import type { VoiceClientBase } from '../../../src/voice/client.ts';

const turnJudge = createTurnJudge();
const AUTH_TOKEN = 'rig';
const PUBLIC_URL = 'https://voice.example.com';

export interface RigWorld {
  readonly store: SessionStore;
  readonly metrics: Metrics;
  createVoice(): VoiceClientBase;
  availability(): Promise<Availability>;
  readonly secondOpinion?: CallContext['secondOpinion'];
  /** Follows every call. */
  readonly observer?: CallObserver;
  /** Seconds. Default: an hour. */
  readonly idleCallSeconds?: number;
  /** A stream begins in which the assistant does not speak first. */
  readonly onNothingToSay?: () => void;
}

/** One instance of the gateway: its real parts, with a world that the test directs. */
export class RigInstance {
  readonly callControl: CallRegistry;
  readonly tokens = new StreamTokens({ secret: AUTH_TOKEN });
  readonly #app: FastifyInstance;
  readonly #writer: BackgroundWriter;

  constructor(name: string, world: RigWorld) {
    const { store, metrics } = world;
    const { config } = readConfig({
      ...{ VOICE_PROVIDER: 'openai', OPENAI_API_KEY: 'sk', AWS_REGION: 'us-east-1', PUBLIC_URL },
      ...{ TWILIO_VALIDATE_SIGNATURES: 'false', CONNECT_PHONE_NUMBER: '+14155550111' },
    });
    const logger = createLogger('silent', { write: () => undefined });
    const assistant = createAssistant({});
    const assistants = new SingleAssistant(assistant);
    const onConflict = (sessionId: string, { resumeCount }: { readonly resumeCount: number }) =>
      this.callControl.supersede(sessionId, resumeCount);
    const writer = new BackgroundWriter(store, { logger, metrics, onConflict });
    this.#writer = writer;
    const { phoneNumber: connectNumber } = config.connect;
    const handoff = new HandoffService({
      store,
      writer,
      metrics,
      logger,
      connectNumber,
      tokenTtlSeconds: 600,
    });
    const nobody = { requestCallback: async () => ({ outcome: 'failed' }) as const };
    const callbacks = new CallbackService({ connect: nobody, store, metrics, logger });
    const ledger = { add: async () => 0, read: async () => 0 };
    const dailyBudget = new DailyBudget({ ledger, limitUsd: undefined, metrics, logger });
    this.callControl = new CallRegistry({
      ...{ maxCalls: 10_000, metrics, overloaded: () => false, providerAvailable: () => true },
      streamWaitMs: 10_000,
      createCall: (start, media, onEnded) => {
        const owner = { ownerInstance: name, resumeCount: start.resumeCount };
        const redactor = new Redactor();
        const parts = {
          line: TELEPHONE_LINE,
          start,
          owner,
          provider: 'openai',
          assistant,
          store,
          writer,
          handoff,
          logger,
          redactor,
        };
        const context = {
          ...{ logger, metrics, assistant, connectNumber, dailyBudget, onEnded },
          ...{
            callSid: start.callSid,
            caller: start.caller,
            dialed: start.dialed,
            pricing: { usdOf: () => 0, partsOf: () => ({}) },
          },
          limits: {
            idleCallSeconds: world.idleCallSeconds ?? 3600,
            maxCallSeconds: 86_400,
            maxCallCostUsd: undefined,
          },
          availability: () => world.availability(),
          secondOpinion: world.secondOpinion,
          observer: ObserverGroup.of([world.observer], { logger, metrics }),
          requestCallback: callbacks.request.bind(callbacks),
          createVoice: () => world.createVoice(),
          createToolRunner: ({ listener }: ToolRunnerOfCallOptions) =>
            new ToolRunner({
              ...{ tools: [], checks: new ArgumentChecks(), logger, metrics, listener },
              facts: () => ({
                sessionId: start.callSid,
                caller: undefined,
                dialed: undefined,
                language: 'en',
              }),
            }),
          createDetector: () => new EscalationDetector(turnJudge),
          onMeasured: () => undefined,
          floorRules: FLOOR_RULES,
          waiting: { defer: () => world.onNothingToSay?.(), modelReady: () => undefined },
        };
        return new Call(context, media, new CallRecord(parts));
      },
    });
    this.callControl.open();
    const { callControl, tokens } = this;
    const validate = false;
    const signatures = new TwilioSignatures({ publicUrl: PUBLIC_URL, authToken: AUTH_TOKEN, validate });
    this.#app = buildApp({
      ...{
        config,
        logger,
        metrics,
        assistants,
        callControl,
        dailyBudget,
        store,
        handoff,
        tokens,
        signatures,
      },
    });
  }

  /** The hand-off with which this instance has just ended a stream of the call. */
  handoffOf(callSid: string): SessionHandoff | undefined {
    const change = this.callControl.lastWordOf(callSid)?.change;
    return change?.status === 'HANDING_OFF' ? change.handoff : undefined;
  }

  async webhook(name: string, form: Readonly<Record<string, string>>): Promise<string> {
    const payload = new URLSearchParams(form).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await this.#app.inject({ method: 'POST', url: `/twilio/${name}`, headers, payload });
    if (answer.statusCode >= 300) throw new Error(`${name} answered ${answer.statusCode}`);
    return answer.body;
  }

  async stop(): Promise<void> {
    this.callControl.stopAll();
    await this.#writer.close(0);
    await this.#app.close();
  }
}
