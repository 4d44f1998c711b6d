import type { MeasuredCall } from '../assistants/experiments/call-figures.ts';
import type { EscalationDetector } from '../escalation/detector.ts';
import type { TextJudge } from '../escalation/judgement/judge.ts';
import type { Availability } from '../handoff/availability.ts';
import type { CallbackOutcome, CallbackWish } from '../handoff/callback.ts';
import type { Logger } from '../logging.ts';
import type { CallMediaListener } from '../media/call-media.ts';
import type { CallObserver } from '../media/call-observer.ts';
import type { Pricing } from '../telemetry/cost.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { CallTrace } from '../telemetry/tracing.ts';
import type { ToolRunListener } from '../tools/tool-run.ts';
import type { ToolRunner } from '../tools/tool-runner.ts';
import type { ConversationSettings, OngoingCall, VoiceClientBase } from '../voice/client.ts';
import type { Assistant } from './assistant.ts';
import type { FloorRules } from './conversation/turn-taking/floor-rules.ts';
import type { EndedCall } from './ended-call.ts';
import type { DailyBudget } from './limits/daily-budget.ts';
import type { AudioTap } from './steering/audio-tap.ts';
import type { KnownContact } from './text-facts.ts';
import type { WaitingTone } from './waiting-tone.ts';

export type ToolRunnerOfCall = Pick<ToolRunner, 'run' | 'refuse' | 'newTurn' | 'interrupt' | 'close'>;

export interface ToolRunnerOfCallOptions {
  /** In which the call is held now, ISO 639-1. */
  readonly language: () => string;
  readonly listener: ToolRunListener;
}

/** Records the call beside it. Never throws, never waits. */
export interface CallRecorder {
  /** @returns the listener, with what comes from the caller recorded */
  listen(listener: CallMediaListener): CallMediaListener;
  /** What the caller says and types is not recorded while this is on. */
  secureInput(on: boolean): void;
}

/** Everything a call needs from the process around it. */
export interface CallContext {
  /** Carries callSid and streamSid. */
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Absent unless calls are traced. */
  readonly trace?: CallTrace | undefined;
  /** All who observe the call. Never throws. Undefined when nobody does. */
  readonly observer?: CallObserver | undefined;
  readonly assistant: Assistant;
  readonly limits: {
    readonly idleCallSeconds: number;
    readonly maxCallSeconds: number;
    /** US dollars. */
    readonly maxCallCostUsd: number | undefined;
  };
  /** What the configured models cost. */
  readonly pricing: Pick<Pricing, 'usdOf' | 'partsOf'>;
  /** What all calls of one day may cost together. */
  readonly dailyBudget: Pick<DailyBudget, 'spend'>;
  readonly callSid: string;
  /** E.164 number of the caller; undefined when withheld. */
  readonly caller: string | undefined;
  /** E.164 number that was called; undefined when a SIP address or a Twilio client was. */
  readonly dialed: string | undefined;
  /** What a CRM knows of the caller; absent without a CRM, or where no text names it. Bounded in time, never rejects. */
  readonly contact?: Promise<KnownContact | undefined> | undefined;
  /** Whether somebody can take a hand-off. Bounded in time, never rejects. */
  availability(): Promise<Availability>;
  /** Keeps a call-back. Bounded in time, never rejects. */
  requestCallback(wish: CallbackWish): Promise<CallbackOutcome>;
  /** A text model that judges caller turns and sums calls up; absent unless one is configured. */
  readonly secondOpinion?: Pick<TextJudge, 'mode' | 'judge' | 'summarise'> | undefined;
  /** What runs the operator's tools of this call. */
  createToolRunner(options: ToolRunnerOfCallOptions): ToolRunnerOfCall;
  /** E.164 number hand-offs are dialled to. */
  readonly connectNumber: string | undefined;
  createVoice(conversation: ConversationSettings, live: OngoingCall, logger: Logger): VoiceClientBase;
  /** Absent unless the call is recorded. */
  readonly recording?: CallRecorder | undefined;
  /** How it is decided who has the floor, with a model that leaves it to the call. */
  readonly floorRules: FloorRules;
  /** Where supervisors listen. Absent while there is no console. */
  readonly tap?: AudioTap | undefined;
  createDetector(): EscalationDetector;
  /** The sound before the assistant's first words. It comes later when they have nothing to say first. */
  readonly waiting: Pick<WaitingTone, 'defer' | 'modelReady'>;
  /** Called once for a call that is over, not for a stream that another one follows. */
  readonly onMeasured: (call: MeasuredCall) => void;
  /** Called once, at the end of the stream. */
  onEnded(call: EndedCall): void;
}
