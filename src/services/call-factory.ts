import type { AssistantBook } from '../assistants/assistant-book.ts';
import { figuresOf, type MeasuredCall } from '../assistants/experiments/call-figures.ts';
import type { ExperimentBook } from '../assistants/experiments/experiment-book.ts';
import { type Assistant, withWishes } from '../call/assistant.ts';
import { Call } from '../call/call.ts';
import type { CallStart } from '../call/call-start.ts';
import type { CallContext, ToolRunnerOfCallOptions } from '../call/context.ts';
import { FLOOR_RULES } from '../call/conversation/turn-taking/floor-rules.ts';
import type { EndedCall } from '../call/ended-call.ts';
import type { DailyBudget } from '../call/limits/daily-budget.ts';
import { ObserverGroup } from '../call/observer-group.ts';
import { CallRecord } from '../call/record/call-record.ts';
import type { CallRegistry } from '../call/registry.ts';
import { AudioTap } from '../call/steering/audio-tap.ts';
import { WaitingTone } from '../call/waiting-tone.ts';
import type { Config } from '../config/config.ts';
import type { ContactLookup } from '../crm/contact-lookup.ts';
import { EscalationDetector } from '../escalation/detector.ts';
import type { TextJudge } from '../escalation/judgement/judge.ts';
import type { TurnJudge } from '../escalation/turn-judge.ts';
import type { CallbackService, CallbackWish } from '../handoff/callback.ts';
import type { ConnectService } from '../handoff/connect/connect.ts';
import type { HandoffService } from '../handoff/service.ts';
import type { Logger } from '../logging.ts';
import type { CallObserver } from '../media/call-observer.ts';
import { Redactor } from '../privacy/redactor.ts';
import type { Recordings } from '../recording/recordings.ts';
import type { BackgroundWriter } from '../store/background-writer.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { Pricing } from '../telemetry/cost.ts';
import type { Tracing } from '../telemetry/tracing.ts';
import type { ArgumentChecks } from '../tools/arguments/argument-checks.ts';
import { ToolRunner } from '../tools/tool-runner.ts';
import type { ConversationSettings, OngoingCall } from '../voice/client.ts';
import type { VoiceFactory } from '../voice/factory.ts';
import type { Tools } from './tools.ts';

export interface CallFactoryParts extends Tools {
  readonly config: Config;
  readonly assistants: AssistantBook;
  readonly checks: ArgumentChecks;
  /** What the caller hears while no model speaks, mu-law. */
  readonly waitingSound: Uint8Array;
  readonly store: SessionStore;
  readonly writer: BackgroundWriter;
  /** The owner of the calls. */
  readonly instanceId: string;
  readonly dailyBudget: DailyBudget;
  readonly experiments: ExperimentBook;
  readonly handoff: HandoffService;
  readonly connect: ConnectService;
  readonly callbacks: CallbackService;
  readonly voices: VoiceFactory;
  readonly pricing: Pricing;
  readonly tracing: Tracing | undefined;
  readonly turnJudge: TurnJudge;
  readonly secondOpinion: TextJudge | undefined;
  readonly contacts: ContactLookup | undefined;
  readonly recordings: Recordings;
  /** Whether supervisors may listen. */
  readonly steerable: boolean;
  /** Asked for an observer of each stream. */
  readonly observers: readonly CallObserverSource[];
}

/** @returns undefined for a stream that is not observed */
export type CallObserverSource = (start: CallStart, assistant: Assistant) => CallObserver | undefined;

/** Makes each call from what all calls share. */
export function callFactory(
  parts: CallFactoryParts,
): ConstructorParameters<typeof CallRegistry>[0]['createCall'] {
  const { config, logger, connect, callbacks, voices } = parts;
  const redactor = new Redactor(config.privacy.redact);
  const ownerInstance = parts.instanceId;
  return (start, stream, onEnded) => {
    const { callSid, streamSid, resumeCount } = start;
    const callLogger = logger.child({ callSid, streamSid, sessionId: callSid });
    const { assistant: lent, giveBack } = parts.assistants.lend(start);
    const assistant = withWishes(lent, start.wishes);
    const { name, version, arms } = assistant;
    const availability = () => connect.availability(assistant.handoff.queueId);
    // Asked ahead, so that the answer is there when this caller wants a person: it is kept and shared.
    void availability();
    if (resumeCount === 0) parts.metrics.assistantCalls.inc({ assistant: name });
    callLogger.info({ assistant: name, version, arms, resumeCount }, 'Assistant chosen');
    const recording = parts.recordings.begin(assistant.recording ?? config.recording.mode, start, stream);
    const tap = parts.steerable ? new AudioTap(recording ?? stream) : undefined;
    const media = WaitingTone.on(tap ?? recording ?? stream, {
      sound: parts.waitingSound,
      resumed: resumeCount > 0,
    });
    const observers = [media.observer, ...parts.observers.map((observe) => observe(start, assistant))];
    const observer = ObserverGroup.of(observers, { logger: callLogger, metrics: parts.metrics });
    const record = new CallRecord({
      line: stream.line,
      start,
      owner: { ownerInstance, resumeCount },
      provider: assistant.preferences.provider ?? config.provider,
      assistant,
      store: parts.store,
      writer: parts.writer,
      handoff: parts.handoff,
      redactor,
      logger: callLogger,
      ...(observer && {
        onLanguage: (language: string) => observer.onCallEvent({ type: 'language', language }),
      }),
    });
    const context = {
      logger: callLogger,
      metrics: parts.metrics,
      trace: parts.tracing?.startCall(start),
      observer,
      assistant,
      limits: limitsOf(config, assistant),
      pricing: parts.pricing.forModels(assistant.preferences.models),
      dailyBudget: parts.dailyBudget,
      callSid,
      caller: start.caller,
      dialed: start.dialed,
      // Goes on with the search of the webhook, or begins it when the webhook reached another instance.
      contact: assistant.needsContact ? parts.contacts?.of(callSid, start.caller) : undefined,
      connectNumber: config.connect.phoneNumber,
      availability,
      requestCallback: (wish: CallbackWish) =>
        callbacks.request({ ...wish, summary: redactor.redact(wish.summary) }),
      secondOpinion: parts.secondOpinion,
      createToolRunner: ({ language, listener }: ToolRunnerOfCallOptions) =>
        new ToolRunner({
          tools: assistant.toolbox,
          checks: parts.checks,
          facts: () => ({
            sessionId: callSid,
            caller: start.caller,
            dialed: start.dialed,
            language: language(),
          }),
          logger: callLogger,
          metrics: parts.metrics,
          listener,
        }),
      createVoice: (settings: ConversationSettings, live: OngoingCall, voiceLogger: Logger) =>
        voices.create(settings, { callSid, live, logger: voiceLogger }),
      createDetector: () => new EscalationDetector(parts.turnJudge),
      waiting: media,
      floorRules: { ...FLOOR_RULES, ...parts.floorRules },
      recording,
      tap,
      onMeasured: (call: MeasuredCall) => parts.experiments.callEnded(assistant, figuresOf(call)),
      onEnded: (ended: EndedCall) => {
        giveBack();
        onEnded(ended);
      },
    };
    observer?.onCallEvent({ type: 'started', resumed: resumeCount > 0 });
    return new Call(context, media, record);
  };
}

/** The limits of the process, with those that the assistant sets. */
function limitsOf({ limits }: Config, { limits: own }: Assistant): CallContext['limits'] {
  return {
    idleCallSeconds: own.idleCallSeconds ?? limits.idleCallSeconds,
    maxCallSeconds: own.maxCallSeconds ?? limits.maxCallSeconds,
    maxCallCostUsd: own.maxCallCostUsd ?? limits.maxCallCostUsd,
  };
}
