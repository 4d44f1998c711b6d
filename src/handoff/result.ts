import type { StoredSession } from '../store/session-store.ts';
import type { DialOutcome } from './dial.ts';

/**
 * How one hand-off ended. `degraded`: the caller reached a person who did not get the conversation. `abandoned`: the
 * caller hung up first. `interrupted`: the stream was lost before a person was promised, and the assistant went on.
 * `not_awaited`: the caller chose a call-back. `not_available`: no agent was free. `shown`: a caller in the browser was
 * shown the number; whether they call it is not known.
 */
export type HandoffResult =
  | Exclude<DialOutcome, 'canceled'>
  | 'degraded'
  | 'abandoned'
  | 'interrupted'
  | 'not_awaited'
  | 'not_available'
  | 'shown';

/** @param session undefined when the call was dialled without having talked to the assistant */
export function resultOfDial(
  outcome: DialOutcome,
  session: Pick<StoredSession, 'handoff'> | 'unavailable' | undefined,
): HandoffResult {
  if (outcome === 'canceled') return 'abandoned';
  if (outcome !== 'reached' || session === undefined) return outcome;
  return session === 'unavailable' || session.handoff?.token === undefined ? 'degraded' : 'reached';
}
