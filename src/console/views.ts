/**
 * What the console's API answers. Pages in the browser import these types too, so nothing of Node is in this file.
 * Times are epoch milliseconds where their name ends in `AtMs`, and milliseconds since the start of the call where it
 * ends in `Ms`.
 */
import type { CallPhase } from '../call/phase.ts';
import type { AnswerStage, StageName } from '../media/answer-stages.ts';
import type { CallEvent, ObservedMood, SpeechKind, SteeringAction } from '../media/call-observer.ts';

export type ConsoleRole = 'viewer' | 'supervisor';

export interface ConsoleFault {
  readonly error:
    | 'bad_request'
    | 'unauthorized'
    | 'supervisor_only'
    | 'not_found'
    | 'call_over'
    | 'busy'
    | 'not_now'
    | 'gone'
    | 'too_many_requests'
    | 'too_many_viewers'
    | 'elsewhere'
    | 'store_unavailable'
    | 'unavailable';
  /** What happened and what to do, in words for the person at the page. */
  readonly message: string;
}

/** `GET /console/api/me` */
export interface ConsoleMe {
  readonly role: ConsoleRole;
  /** Names this process. */
  readonly instance: string;
  /** Version of the gateway. */
  readonly gateway: string;
  /** Whether the words of calls are shown. */
  readonly capture: boolean;
  readonly recording: 'off' | 'consented' | 'always';
  readonly grafanaUrl?: string;
  readonly softphone: boolean;
  readonly sandbox: boolean;
  /** Whether past calls can be searched here. */
  readonly past: boolean;
}

/** How far a call is. `lost`: its connection broke a moment ago and may come back. */
export type CallPhaseName = CallPhase | 'lost';

/** One line of the list of live calls. */
export interface CallSummary {
  readonly sessionId: string;
  readonly channel: 'phone' | 'browser';
  /** Masked (`+49•••••••123`) unless a supervisor asked with `?reveal=1`; the operator's user id of a browser; empty when withheld. */
  readonly caller: string;
  /** Number that was called; absent in a browser. */
  readonly dialed?: string;
  readonly startedAtMs: number;
  /** Empty before the first model is connected. */
  readonly provider: string;
  readonly phase: CallPhaseName;
  readonly costUsd: number;
  /** Absent until the caller has said something. */
  readonly mood?: ObservedMood;
  /** `begins`, `written`, `dialling`, or a result as `gateway_handoffs_total` names it; absent: nobody asked for a person. */
  readonly handoff?: string;
  /** ISO 639-1; absent until it is known. */
  readonly language?: string;
  /** Name of the assistant. */
  readonly assistant: string;
  /** Turns heard so far. */
  readonly turnCount: number;
  readonly bargeIns: number;
  /** What the caller types is hidden now. */
  readonly secureInput: boolean;
  /** A supervisor speaks with the caller now; their name. */
  readonly takenOverBy?: string;
  /** The newest words of the call; absent when words are not shown. */
  readonly lastWords?: { readonly role: TurnRole; readonly text: string };
  /** How the call ended, as `gateway_sessions_total` names it. */
  readonly outcome?: string;
}

/** An open session that another instance has, from the table. */
export interface ElsewhereCall {
  readonly instance: string;
  readonly sessionId: string;
  readonly channel: 'phone' | 'browser';
  readonly startedAtMs: number;
  readonly provider: string;
  readonly status: string;
  /** The caller, masked. */
  readonly caller: string;
}

/** `GET /console/api/calls` */
export interface CallList {
  readonly calls: readonly CallSummary[];
  /** Calls of other instances; their events are shown by those instances. */
  readonly elsewhere: readonly ElsewhereCall[];
  /** Says that the table could not be read, so `elsewhere` is not complete. */
  readonly elsewhereFault?: string;
}

export type TurnRole = 'caller' | 'assistant' | 'supervisor';

export interface ToolView {
  readonly name: string;
  readonly startedMs: number;
  /** Absent while it works. */
  readonly endedMs?: number;
  /** As `gateway_tool_calls_total` names it; absent while it works. */
  readonly result?: string;
}

export interface LatencyView {
  /** From the caller's last sound to the first sound that they heard, or that was sent if it was never heard. */
  readonly totalMs: number;
  /** One after the other; together they are the total. */
  readonly stages: readonly AnswerStage[];
  /** When the final transcript of the caller's words came. It runs beside the stages; unknown when it came late. */
  readonly transcribedMs?: number;
  /** The longest stage of an answer that was slow (`SLOW_ANSWER_MS`). */
  readonly guilty?: StageName;
}

export interface TurnView {
  /** Stays the same while the turn grows. */
  readonly key: string;
  /** As stored; 0 while the turn has none yet. */
  readonly number: number;
  readonly role: TurnRole;
  /** Of the caller: `answer`. */
  readonly kind: Exclude<SpeechKind, 'tone'>;
  /** ISO 639-1, of a turn before the call changed its language. Absent: that of the call. */
  readonly language?: string;
  /** What was said (caller) or heard by the caller (assistant). Empty where words are not shown. */
  readonly heardText: string;
  /** Made by the model and never heard, because the caller interrupted. */
  readonly cutText: string;
  /** Made by the model and still to be heard. This and `cutText` go on after `heardText`: they may begin with a space. */
  readonly comingText: string;
  /** More words of it may come. */
  readonly partial: boolean;
  readonly interrupted: boolean;
  readonly startedMs: number;
  readonly endedMs?: number;
  readonly latency?: LatencyView;
  /** Tools that worked since the caller's turn before this answer. */
  readonly tools: readonly ToolView[];
}

export type LaneKind = 'speech' | Exclude<SpeechKind, 'answer'>;

/** Who was heard when. */
export interface LaneSpan {
  readonly lane: 'caller' | 'assistant';
  readonly kind: LaneKind;
  readonly fromMs: number;
  /** Absent while it goes on. */
  readonly toMs?: number;
  /** The caller spoke over it. */
  readonly cut?: boolean;
  /** The piece of speech, on the lane of the assistant. */
  readonly itemId?: string;
}

export type MarkView = { readonly atMs: number } & (
  | { readonly kind: 'barge_in'; readonly heardMs: number }
  | { readonly kind: 'overlap'; readonly verdict: string; readonly resumed: boolean }
  | { readonly kind: 'tool'; readonly name: string; readonly result: string; readonly durationMs?: number }
  | { readonly kind: 'ready'; readonly provider: string }
  /** `reason`: `planned`, `forced`, `recovered` or `failed_over`. */
  | { readonly kind: 'renewed' | 'failed_over'; readonly provider: string; readonly reason: string }
  | { readonly kind: 'secure_input'; readonly on: boolean }
  | { readonly kind: 'resumed' }
  | EscalationMark
  | { readonly kind: 'handoff'; readonly state: string }
  | { readonly kind: 'steered'; readonly action: SteeringAction; readonly by: string }
  | { readonly kind: 'lost' | 'ended'; readonly outcome: string }
);

export interface EscalationMark {
  readonly kind: 'escalation';
  readonly action: 'transfer' | 'offer';
  readonly reason: string;
  /** Name of the rule, or of what decided in its place. */
  readonly rule: string;
  readonly decider: 'rule' | 'classifier' | 'judge' | 'model' | 'key' | 'supervisor' | 'gateway';
  /** 0 to 1; absent where nothing measures it. */
  readonly score?: number;
  /** Number of the caller's turn that led to it; 0 for none. */
  readonly turn: number;
}

/** One call, live or past. */
export interface CallView extends CallSummary {
  readonly turns: readonly TurnView[];
  readonly lanes: readonly LaneSpan[];
  /** In the order in which they happened. */
  readonly marks: readonly MarkView[];
  /** Tools whose result no answer has taken up yet, those that work now among them. */
  readonly pendingTools: readonly ToolView[];
  /** Older lanes or marks were left out: the call is very long. */
  readonly isCut: boolean;
  /** Milliseconds since the start of the call: of the last event. */
  readonly lastMs: number;
}

/** What the reducer takes, and what `event` of a call's feed holds. */
export interface TimedEvent {
  readonly atMs: number;
  readonly event: CallEvent;
}

/** What is known of a call before its first event. */
export type CallFacts = Pick<
  CallSummary,
  'sessionId' | 'channel' | 'caller' | 'dialed' | 'startedAtMs' | 'assistant'
>;

/** Server-sent events of `GET /console/api/feed`, by their `event` name. */
export interface ListFeed {
  readonly calls: CallList;
  readonly call: CallSummary;
  readonly gone: { readonly sessionId: string };
  readonly gap: { readonly reason: string };
}

/** Server-sent events of `GET /console/api/calls/:id/feed`. After `gap` a new `view` follows. */
export interface CallFeed {
  readonly view: CallView;
  readonly event: TimedEvent;
  readonly gap: { readonly reason: string };
  readonly over: { readonly sessionId: string; readonly outcome: string };
}

/** Values of one histogram within the last hour, in milliseconds. */
export interface Quantiles {
  readonly count: number;
  /** Undefined without values. Interpolated in the bucket that holds it: it is between `lowMs` and `highMs`. */
  readonly p50?: QuantileValue;
  readonly p95?: QuantileValue;
  readonly p99?: QuantileValue;
}

export interface QuantileValue {
  readonly ms: number;
  readonly lowMs: number;
  /** Absent above the last bucket. */
  readonly highMs?: number;
}

export interface NumbersSample {
  readonly atMs: number;
  readonly active: number;
  /** In the interval that ends at `atMs`. */
  readonly accepted: number;
  readonly refused: number;
  /** How often callers spoke over the assistant. */
  readonly interruptions: number;
  readonly costUsd: number;
}

/** `GET /console/api/numbers` */
export interface NumbersView {
  readonly instance: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** How far apart the samples are, in seconds. */
  readonly everySeconds: number;
  readonly samples: readonly NumbersSample[];
  readonly turnLatency: readonly ({ readonly provider: string } & Quantiles)[];
  readonly stages: readonly ({ readonly provider: string; readonly stage: string } & Quantiles)[];
  /** From the moment when a caller interrupts to the assistant's silence. */
  readonly bargeIn: Quantiles;
  /** How often callers spoke over the assistant, beside the answers that they waited for. */
  readonly interruptions: { readonly count: number; readonly answers: number };
  readonly counts: {
    readonly sessionsByOutcome: readonly Count[];
    readonly refusedByReason: readonly Count[];
    readonly escalationsByReason: readonly Count[];
    readonly handoffsByResult: readonly Count[];
    readonly toolsByResult: readonly Count[];
  };
  readonly cost: {
    readonly hourUsd: number;
    /** Of this day (UTC), all instances; absent before it is known. */
    readonly dayUsd?: number;
    readonly dayBudgetUsd?: number;
    readonly byProvider: readonly { readonly name: string; readonly usd: number }[];
  };
  readonly experiments: readonly ArmFigures[];
  /** How exact the figures are, in words. */
  readonly notes: readonly string[];
  readonly grafanaUrl?: string;
}

export interface Count {
  readonly name: string;
  readonly count: number;
}

export interface ArmFigures {
  readonly experiment: string;
  readonly arm: string;
  readonly calls: number;
  readonly figures: Readonly<Record<string, number | string | boolean | null>>;
}
