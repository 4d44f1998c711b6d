import { REASON_TEXT, summarise, summariseCall } from '../escalation/report/summary.ts';
import {
  type HandoffReason,
  type HandoffRecord,
  LOST,
  type SessionChannel,
  type StoredSession,
  type StoredTurn,
} from '../store/session-store.ts';

/**
 * How a call ended for its caller. `handed_off`: a person took it. `unreached`: the caller needed a person and
 * reached none. `failed`: the assistant failed. `lost`: no end was recorded. `completed`: every other end.
 */
export type CallReportOutcome = 'completed' | 'handed_off' | 'unreached' | 'failed' | 'lost';

/** A call that is over, as a CRM gets it. All times are ISO 8601. */
export interface CallReport {
  /** Of the session: the CallSid for telephone calls. The same in every delivery of this report. */
  readonly id: string;
  readonly channel: 'phone' | SessionChannel;
  /** The operator's name of the user, on a channel without numbers. */
  readonly user?: string;
  /** Caller's number, E.164; absent when withheld. */
  readonly from?: string;
  /** The number that was called, E.164. */
  readonly to?: string;
  readonly startedAt: string;
  readonly endedAt: string;
  /** Seconds, with the time that a person talked. */
  readonly durationSeconds: number;
  readonly outcome: CallReportOutcome;
  /** As the session has it, like `caller_hung_up` or `dial_reached`. */
  readonly endReason?: string;
  /** Why the caller was to get a person. */
  readonly handoffReason?: HandoffReason;
  /** ISO 639-1, when it is known. */
  readonly language?: string;
  /** In the words of the call. Private data is masked as in the session table. */
  readonly summary: string;
  /** Number of turns of both sides. */
  readonly turns: number;
  /** Provider of the speech model. */
  readonly provider: string;
  /** US dollars. */
  readonly costUsd?: number;
  /** Where the recordings of the call are, one for each of its streams: `s3://bucket/key`. */
  readonly recording?: readonly string[];
}

/** What a report is made of. */
export interface ReportedCall {
  readonly session: StoredSession;
  readonly turns: readonly StoredTurn[];
  /** The record of the hand-off, while its token is valid. */
  readonly handoff: HandoffRecord | undefined;
}

/** @returns the report of a call that is over */
export function buildReport({ session, turns, handoff }: ReportedCall): CallReport {
  const { channel = 'phone', userId, dialedNumber, endReason, language, costUsd } = session;
  const handoffReason = session.handoff?.reason;
  return {
    id: session.sessionId,
    channel,
    ...(userId !== undefined && (channel === 'phone' ? { from: userId } : { user: userId })),
    ...(dialedNumber !== undefined && { to: dialedNumber }),
    startedAt: session.createdAt,
    endedAt: session.updatedAt,
    durationSeconds: secondsBetween(session.createdAt, session.updatedAt),
    outcome: outcomeOf(session),
    ...(endReason !== undefined && { endReason }),
    ...(handoffReason !== undefined && { handoffReason }),
    ...(language !== undefined && { language }),
    summary: summaryOf(turns, handoffReason, handoff),
    turns: turns.length,
    provider: session.provider,
    ...(costUsd !== undefined && { costUsd }),
    ...(session.recording !== undefined && { recording: session.recording }),
  };
}

/** The reason for a hand-off in words. */
export function reasonText(reason: HandoffReason): string {
  return REASON_TEXT[reason];
}

function outcomeOf({ status, handoff, endReason }: StoredSession): CallReportOutcome {
  switch (status) {
    case 'HANDED_OFF':
      return 'handed_off';
    case 'ERROR':
      return endReason === LOST ? 'lost' : 'failed';
    case 'COMPLETED':
      return handoff === undefined ? 'completed' : 'unreached';
    case 'ACTIVE':
    case 'HANDING_OFF':
      return 'lost';
    default:
      return unreachable(status);
  }
}

/** The person's summary, if it still exists: a text model may have written it. */
function summaryOf(
  turns: readonly StoredTurn[],
  reason: HandoffReason | undefined,
  handoff: HandoffRecord | undefined,
): string {
  if (handoff !== undefined && handoff.summary !== '') return handoff.summary;
  return reason === undefined ? summariseCall(turns) : summarise(turns, { reason, sentence: '' });
}

function secondsBetween(from: string, to: string): number {
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}

function unreachable(status: never): never {
  throw new TypeError(`Unknown status ${String(status)}`);
}
