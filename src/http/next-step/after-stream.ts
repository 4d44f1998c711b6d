import type { StoredSession } from '../../store/session-store.ts';
import { lostTooOften, updateUnderWay } from './resume-rules.ts';

/** A session as a webhook finds it: `undefined` was never stored, `unavailable` could not be read in time. */
export type FoundSession = StoredSession | undefined | 'unavailable';

/** What Twilio does with a call whose stream has ended. */
export type AfterStream =
  /** The caller is gone: nothing is said or dialled, the session ends. */
  | { readonly kind: 'close' }
  /** The hand-off that the session remembers is dialled. */
  | { readonly kind: 'dial'; readonly session: StoredSession }
  /** The stream was lost, not the call: a further stream goes on with it. */
  | { readonly kind: 'resume'; readonly session: StoredSession; readonly resumeCount: number }
  /** Streams are lost again and again: a person, who must be on record as any other hand-off. */
  | { readonly kind: 'give_up'; readonly session: StoredSession }
  /** Another instance is giving the call its next stream: asked again in a moment, should that fail. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'hang_up' }
  /** Nothing is known or possible here: a person, or an apology when there is no number to dial. */
  | { readonly kind: 'person'; readonly session: StoredSession | undefined };

const OVER = new Set(['completed', 'canceled', 'failed', 'busy', 'no-answer']);

/** Whether a Twilio `CallStatus` says that there is no caller any more. */
export function callIsOver(callStatus: string | undefined): boolean {
  return callStatus !== undefined && OVER.has(callStatus);
}

/**
 * Decides from the stored session alone, so that any instance can answer, and the same way twice.
 * @param callStatus Twilio's `CallStatus` of the request
 * @param nowMs epoch milliseconds
 */
export function decideAfterStream(
  session: FoundSession,
  callStatus: string | undefined,
  nowMs: number = Date.now(),
): AfterStream {
  if (callIsOver(callStatus)) return { kind: 'close' };
  if (session === undefined || session === 'unavailable') return { kind: 'person', session: undefined };
  switch (session.status) {
    case 'HANDING_OFF':
      return { kind: 'dial', session };
    case 'ACTIVE':
      return afterLoss(session, nowMs);
    case 'HANDED_OFF':
    case 'COMPLETED':
      return { kind: 'hang_up' };
    case 'ERROR':
      return { kind: 'person', session };
    default:
      return unreachable(session.status);
  }
}

function afterLoss(session: StoredSession, nowMs: number): AfterStream {
  if (updateUnderWay(session, nowMs)) return { kind: 'wait' };
  if (lostTooOften(session, nowMs)) return { kind: 'give_up', session };
  return { kind: 'resume', session, resumeCount: session.resumeCount + 1 };
}

function unreachable(status: never): AfterStream {
  throw new TypeError(`Unknown session status ${String(status)}`);
}
