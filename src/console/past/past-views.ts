/**
 * What the console's API answers about past calls. Pages in the browser import these types too, so nothing of Node is
 * in this file. Times are epoch milliseconds where their name ends in `AtMs`.
 */

import type { TurnVerdict } from '../../store/verdict.ts';
import type { CostPartName } from '../../telemetry/cost-parts.ts';
import type { CallView } from '../views.ts';

/** One line of the list of past calls. */
export interface PastSummary {
  readonly sessionId: string;
  readonly channel: 'phone' | 'browser';
  /** Masked unless a supervisor asked with `?reveal=1`; the operator's user id of a browser; empty when withheld. */
  readonly caller: string;
  readonly dialed?: string;
  readonly startedAtMs: number;
  /** Absent while the caller is with an agent. */
  readonly endedAtMs?: number;
  /** With the assistant. */
  readonly seconds: number;
  /** Of the last stream. */
  readonly provider: string;
  /** `handed_off`, or the end reason as `gateway_sessions_total` names it, or `handing_off` while the agent is reached. */
  readonly outcome: string;
  /** The caller was served by the assistant, or got a person because they asked. */
  readonly isSuccess: boolean;
  /** Why the caller was handed off, as `gateway_escalations_total` names it. */
  readonly reason?: string;
  /** The rule, classifier, model, key or tool that decided so. */
  readonly decidedBy?: string;
  /** Turns that were stored. */
  readonly turnCount: number;
  /** US dollars; absent when no provider reported any usage. */
  readonly costUsd?: number;
  /** ISO 639-1. */
  readonly language?: string;
  readonly assistant?: string;
  readonly isRecorded: boolean;
}

/** `GET /console/api/past` */
export interface PastCallList {
  /** Newest first. May be fewer than a page, and still not the last ones. */
  readonly calls: readonly PastSummary[];
  /** For the next page; absent when there are no more. */
  readonly cursor?: string;
}

/** `GET /console/api/past/:id` */
export interface PastCall extends PastSummary {
  /** What the live page showed at the end of the call. Words that were made and never heard are not kept. */
  readonly view: CallView;
  readonly timeline: {
    /** Whether what happened was stored. Without it `view` has turns only. */
    readonly isStored: boolean;
    /** How many events were left out because the call had too many. */
    readonly cutEvents: number;
  };
  readonly tools: readonly { readonly name: string; readonly ok: number; readonly failed: number }[];
  readonly handoff?: PastHandoff;
  readonly cost: CostView;
  /** One for each stream of the call, in order: `GET …/audio?part=1`. */
  readonly recordings: readonly PastRecording[];
  /** The mark that counts for each turn, and those that it replaced. */
  readonly verdicts: readonly VerdictView[];
  /** The arm of each experiment that the caller was in. */
  readonly arms: Readonly<Record<string, string>>;
  readonly callback: boolean;
}

export interface PastHandoff {
  readonly reason: string;
  readonly decidedBy?: string;
  /** Absent once the record has expired (`HANDOFF_TOKEN_TTL_SECONDS`). */
  readonly record?: {
    readonly summary: string;
    readonly priority: string;
    readonly sentiment?: string;
    readonly tried?: string;
    readonly createdAtMs: number;
    /** An agent has it. */
    readonly isClaimed: boolean;
    /** Why Amazon Connect turned the caller away. */
    readonly outcome?: string;
  };
}

export interface CostView {
  /** US dollars, of everything that providers reported; absent when they reported nothing. */
  readonly totalUsd?: number;
  /** What the total consists of, the largest first. */
  readonly parts: readonly CostPart[];
  /** What is not in the total, in words. */
  readonly notes: readonly string[];
}

export interface CostPart {
  /** `openai` or `nova`; absent where it is not known. */
  readonly provider?: string;
  /** `other`: what earlier versions of the gateway did not store by its parts. */
  readonly part: CostPartName | 'other';
  readonly usd: number;
}

export interface PastRecording {
  /** From 1. */
  readonly part: number;
  /** Path on this gateway; it needs a supervisor's token. */
  readonly path: string;
}

export interface VerdictView {
  /** Number of the turn. */
  readonly turn: number;
  readonly verdict: TurnVerdict;
  /** What decided at this turn; absent when nothing did. */
  readonly rule?: string;
  readonly note?: string;
  readonly by: string;
  readonly atMs: number;
  /** A later mark on the same turn counts in its place. */
  readonly isReplaced: boolean;
}

/** `GET /console/api/verdicts/rules` */
export interface RuleVerdicts {
  readonly fromAtMs: number;
  readonly toAtMs: number;
  /** The rule with the most false alarms first. `none`: nothing escalated at the turn. */
  readonly rules: readonly ({ readonly rule: string } & Readonly<Record<TurnVerdict, number>>)[];
  /** Marks on turns that are gone, or more than were read. */
  readonly isCut: boolean;
}
