import { isSuccess, outcomeOf } from '../../store/day-entry.ts';
import type { StoredSession } from '../../store/session-store.ts';
import type { PastSummary } from './past-views.ts';

/** Shows a caller as the person who asks may see them. */
export type ShowNumber = (number: string) => string;

/** One line of the list, from the session as it is stored. */
export function pastSummaryOf(session: StoredSession, show: ShowNumber): PastSummary {
  const { sessionId, channel = 'phone', status, endReason, userId, dialedNumber, handoff } = session;
  const isOver = status !== 'ACTIVE' && status !== 'HANDING_OFF';
  return {
    sessionId,
    channel,
    caller: channel === 'phone' ? show(userId ?? '') : (userId ?? ''),
    ...(dialedNumber !== undefined && dialedNumber !== '' && { dialed: dialedNumber }),
    startedAtMs: Date.parse(session.createdAt),
    ...(isOver && { endedAtMs: Date.parse(session.updatedAt) }),
    seconds: session.totalDuration,
    provider: session.provider,
    outcome: outcomeOf(status, endReason),
    isSuccess: isSuccess(session),
    ...(handoff && { reason: handoff.reason }),
    ...(handoff?.decidedBy !== undefined && { decidedBy: handoff.decidedBy }),
    turnCount: session.messageCount,
    ...(session.costUsd !== undefined && { costUsd: session.costUsd }),
    ...(session.language !== undefined && { language: session.language }),
    ...(session.assistant !== undefined && { assistant: session.assistant }),
    isRecorded: (session.recording ?? []).length > 0,
  };
}
