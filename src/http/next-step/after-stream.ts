import type { StoredSession } from '../../store/session-store.ts';
import { lostTooOften, updateUnderWay } from './resume-rules.ts';

/** A session as a webhook finds it. `undefined`: it was never stored. `unavailable`: it could not be read in time. */
export type FoundSession = StoredSession | undefined | 'unavailable';

/** What Twilio does with a call whose stream has ended. */
export type AfterStream =
  /** The caller has hung up: nothing is said or dialled, and the session ends. */
  | { readonly kind: 'close' }
  /** The hand-off that is stored in the session is dialled. */
  | { readonly kind: 'dial'; readonly session: StoredSession }
  /** The stream was lost, but not the call: it continues on a further stream. */
  | { readonly kind: 'resume'; readonly session: StoredSession; readonly resumeCount: number }
  /** Too many streams were lost: a person, recorded like any other hand-off. */
  | { readonly kind: 'give_up'; readonly session: StoredSession }
  /** Another instance is giving the call its next stream. Twilio asks again in a moment, in case that fails. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'hang_up' }
  /** The session is unknown or broken: a person, or an apology when there is no number to dial. */
  | { readonly kind: 'person'; readonly session: StoredSession | undefined };

const OVER = new Set(['completed', 'canceled', 'failed', 'busy', 'no-answer']);

/**
 * Whether a Twilio `CallStatus` says that the call has ended.
 * @see https://www.twilio.com/docs/voice/api/call-resource#call-status-values
 */
export function callIsOver(callStatus: string | undefined): boolean {
  return callStatus !== undefined && OVER.has(callStatus);
}

/**
 * Decides from the stored session alone, so that any instance gives the same answer, also to a repeat.
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
