import { sentimentOf } from '../../escalation/report/sentiment.ts';
import { excerptOf, priorityOf, summarise } from '../../escalation/report/summary.ts';
import type { HandoffFacts } from '../../handoff/service.ts';
import type { StoredSession, StoredTurn } from '../../store/session-store.ts';

/** The detector's own, while the caller has said too little to tell. */
const DEFAULT_LANGUAGE = 'en';

/**
 * What a person is to know of a call whose streams are lost again and again. Nothing of it is in any process's
 * memory, so it is told from the table alone; stored turns are masked already.
 */
export function describeLostCall(session: StoredSession, turns: readonly StoredTurn[]): HandoffFacts {
  const reason = 'provider_failure';
  const { sessionId, userId, language = DEFAULT_LANGUAGE } = session;
  return {
    sessionId,
    reason,
    language,
    summary: summarise(turns, { reason, sentence: '' }),
    priority: priorityOf(reason),
    sentiment: sentimentOf(turns, reason),
    transcript: excerptOf(turns),
    ...(userId !== undefined && { caller: userId }),
  };
}
