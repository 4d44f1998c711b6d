import type { DialOutcome } from '../../handoff/dial.ts';
import type { StoredSession } from '../../store/session-store.ts';
import { callIsOver, type FoundSession } from './after-stream.ts';

/** What Twilio does with a call after a transfer was dialled. */
export type AfterDial =
  /** The caller has hung up: nothing more is said, and the session ends with this status. */
  | { readonly kind: 'close'; readonly status: 'COMPLETED' | 'HANDED_OFF' }
  /** The person has talked to the caller and hung up. */
  | { readonly kind: 'hang_up'; readonly status: 'COMPLETED' | 'HANDED_OFF' }
  /** No person was reached: the assistant continues, and knows why. */
  | {
      readonly kind: 'return';
      readonly session: StoredSession;
      readonly returnNote: Exclude<DialOutcome, 'reached' | 'canceled'>;
      readonly resumeCount: number;
    }
  /** Neither a person nor the assistant is available. */
  | { readonly kind: 'apologise'; readonly session: StoredSession | undefined };

/** What is known when a dial has ended. */
export interface DialFacts {
  readonly session: FoundSession;
  readonly outcome: DialOutcome;
  /** Twilio's `CallStatus` of the request. */
  readonly callStatus: string | undefined;
  /** Whether a further stream could be served now. */
  readonly assistantAvailable: boolean;
}

/** Decides from the stored session, so that any instance gives the same answer, also to a repeat. */
export function decideAfterDial({ session, outcome, callStatus, assistantAvailable }: DialFacts): AfterDial {
  const reached = outcome === 'reached';
  const status = reached ? 'HANDED_OFF' : 'COMPLETED';
  if (callIsOver(callStatus)) return { kind: 'close', status };
  if (reached) return { kind: 'hang_up', status };
  if (session === undefined || session === 'unavailable') return { kind: 'apologise', session: undefined };
  if (session.status === 'COMPLETED' || session.status === 'HANDED_OFF') {
    return { kind: 'hang_up', status: session.status };
  }
  const assistantBroken = session.status === 'ERROR' || session.handoff?.reason === 'provider_failure';
  if (assistantBroken || !assistantAvailable) return { kind: 'apologise', session };
  const returnNote = outcome === 'canceled' ? 'failed' : outcome;
  return { kind: 'return', session, returnNote, resumeCount: session.resumeCount + 1 };
}
