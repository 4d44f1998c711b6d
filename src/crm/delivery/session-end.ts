import type { StoredSession } from '../../store/session-store.ts';

/** A call writes with every turn. One without a write for an hour was lost. */
const LOST_MS = 3_600_000;
/**
 * The gateway writes nothing while agent and caller talk. Four hours is the default `timeLimit` of `<Dial>`.
 * @see https://www.twilio.com/docs/voice/twiml/dial#timeLimit
 */
const LOST_WITH_AGENT_MS = 4 * 3_600_000 + LOST_MS;

/** Whether a report can be made of a session: no more of the call is to come. */
export function hasEnded({ status, dialPending, updatedAt }: StoredSession, nowMs: number): boolean {
  const isClosed = status === 'COMPLETED' || status === 'HANDED_OFF' || status === 'ERROR';
  if (isClosed && dialPending !== true) return true;
  const lostAfterMs = status === 'ACTIVE' ? LOST_MS : LOST_WITH_AGENT_MS;
  return nowMs - Date.parse(updatedAt) >= lostAfterMs;
}
