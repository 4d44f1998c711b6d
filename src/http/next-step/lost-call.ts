import { sentimentOf } from '../../escalation/report/sentiment.ts';
import { excerptOf, priorityOf, summarise } from '../../escalation/report/summary.ts';
import type { HandoffFacts } from '../../handoff/service.ts';
import type { StoredSession, StoredTurn } from '../../store/session-store.ts';

/** The detector's default, for a caller who has said too little to tell. */
const DEFAULT_LANGUAGE = 'en';

/**
 * What a person needs to know about a call that has lost too many streams. No process has it in memory, so it comes
 * from the table alone. Stored turns are already masked.
 */
export function describeLostCall(session: StoredSession, turns: readonly StoredTurn[]): HandoffFacts {
  const reason = 'provider_failure';
  const { sessionId, userId, assistant, language = DEFAULT_LANGUAGE } = session;
  return {
    sessionId,
    reason,
    language,
    summary: summarise(turns, { reason, sentence: '' }),
    priority: priorityOf(reason),
    sentiment: sentimentOf(turns, reason),
    transcript: excerptOf(turns),
    ...(userId !== undefined && { caller: userId }),
    ...(assistant !== undefined && { assistant }),
  };
}
