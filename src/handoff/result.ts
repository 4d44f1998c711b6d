import type { StoredSession } from '../store/session-store.ts';
import type { DialOutcome } from './dial.ts';

/**
 * How one hand-off ended. `degraded`: a person was reached without the conversation; `abandoned`: the caller
 * hung up before; `interrupted`: the stream was lost before a person was promised, and the assistant went on;
 * `not_awaited`: a call-back was chosen; `not_available`: no agent was free.
 */
export type HandoffResult =
  | Exclude<DialOutcome, 'canceled'>
  | 'degraded'
  | 'abandoned'
  | 'interrupted'
  | 'not_awaited'
  | 'not_available';

/** @param session undefined when the call was dialled without ever having been with the assistant */
export function resultOfDial(
  outcome: DialOutcome,
  session: Pick<StoredSession, 'handoff'> | 'unavailable' | undefined,
): HandoffResult {
  if (outcome === 'canceled') return 'abandoned';
  if (outcome !== 'reached' || session === undefined) return outcome;
  return session === 'unavailable' || session.handoff?.token === undefined ? 'degraded' : 'reached';
}
