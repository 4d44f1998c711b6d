import { outcomeOf } from '../../store/day-entry.ts';
import type { HandoffRecord, StoredSession } from '../../store/session-store.ts';
import { emptyView, reduceCall } from '../call-view.ts';
import type { CallView, EscalationMark } from '../views.ts';
import { toldWithWords } from './call-timeline.ts';
import { costOfCall } from './cost-view.ts';
import { newestOfEachTurn } from './newest-verdicts.ts';
import type { WholeCall } from './past-calls.ts';
import { pastSummaryOf, type ShowNumber } from './past-summary.ts';
import type { PastCall, PastHandoff, VerdictView } from './past-views.ts';

/** What the live page showed at the end of the call, from what is stored. */
export function viewOfCall({ session, turns, timeline }: WholeCall, show: ShowNumber): CallView {
  const { sessionId, channel = 'phone', userId = '', dialedNumber, status } = session;
  const start = emptyView({
    sessionId,
    channel,
    caller: channel === 'phone' ? show(userId) : userId,
    ...(dialedNumber !== undefined && dialedNumber !== '' && { dialed: dialedNumber }),
    startedAtMs: timeline.startedAtMs ?? Date.parse(session.createdAt),
    assistant: session.assistant ?? '',
  });
  const view = toldWithWords(timeline, turns).reduce(reduceCall, start);
  if (timeline.isStored || status === 'ACTIVE') return view;
  return {
    ...view,
    provider: session.provider,
    phase: 'ended',
    outcome: outcomeOf(status, session.endReason),
    costUsd: session.costUsd ?? 0,
    ...(session.language !== undefined && { language: session.language }),
  };
}

/** The stream of a call ends before a person is dialled, so its events do not tell what came of that. */
function withDialResult(view: CallView, { status, endReason = '' }: StoredSession): CallView {
  if (view.handoff !== 'dialling') return view;
  if (status === 'HANDED_OFF') return { ...view, handoff: 'reached' };
  const [, result] = /^dial_(.+)$/.exec(endReason) ?? [];
  if (result === 'canceled' || endReason === 'call_over') return { ...view, handoff: 'abandoned' };
  return result === undefined ? view : { ...view, handoff: result };
}

/** What asked for a person, by the number of the caller's turn. */
export function escalationsOf(
  call: WholeCall,
): ReadonlyMap<number, Pick<EscalationMark, 'rule' | 'decider'>> {
  const { session, turns, timeline } = call;
  const { marks } = viewOfCall(call, () => '');
  const found = marks.filter((mark) => mark.kind === 'escalation');
  const known = new Map<number, Pick<EscalationMark, 'rule' | 'decider'>>(
    found.map((mark) => [mark.turn, mark]),
  );
  // The session knows the last hand-off, which was at its last turn.
  const last = turns.findLast(({ role }) => role === 'caller');
  if (!timeline.isStored && last && session.handoff)
    known.set(last.number, { rule: session.handoff.decidedBy ?? session.handoff.reason, decider: 'rule' });
  return known;
}

/** The page of a call. */
export function pastCallOf(call: WholeCall, show: ShowNumber): PastCall {
  const { session, timeline, recordings } = call;
  const { sessionId, tools = {}, arms = {}, callback } = session;
  const handoff = handoffOf(call);
  return {
    ...pastSummaryOf(session, show),
    isRecorded: recordings > 0,
    view: withDialResult(viewOfCall(call, show), session),
    timeline: { isStored: timeline.isStored, cutEvents: timeline.cutEvents },
    tools: Object.entries(tools).map(([name, { ok, failed }]) => ({ name, ok, failed })),
    ...(handoff && { handoff }),
    cost: costOfCall(session),
    recordings: recordingsOf(sessionId, recordings),
    verdicts: verdictsOf(call),
    arms,
    callback: callback === 'requested',
  };
}

export function recordingsOf(sessionId: string, count: number): PastCall['recordings'] {
  return Array.from({ length: count }, (_, index) => ({
    part: index + 1,
    path: `/console/api/past/${encodeURIComponent(sessionId)}/audio?part=${index + 1}`,
  }));
}

/** The token stays here: it gives access to the hand-off. */
export function handoffOf({ session, handoff: record }: WholeCall): PastHandoff | undefined {
  const { handoff } = session;
  if (!handoff) return undefined;
  return {
    reason: handoff.reason,
    ...(handoff.decidedBy !== undefined && { decidedBy: handoff.decidedBy }),
    ...(record && { record: recordOf(record) }),
  };
}

function recordOf(record: HandoffRecord): NonNullable<PastHandoff['record']> {
  const { summary, priority, sentiment, tried, createdAt, claimedBy, outcome } = record;
  return {
    summary,
    priority,
    ...(sentiment !== undefined && { sentiment }),
    ...(tried !== undefined && { tried }),
    createdAtMs: Date.parse(createdAt),
    isClaimed: claimedBy !== undefined,
    ...(outcome !== undefined && { outcome }),
  };
}

export function verdictsOf({ verdicts }: Pick<WholeCall, 'verdicts'>): VerdictView[] {
  const counting = new Set(newestOfEachTurn(verdicts));
  return verdicts.map((kept) => {
    const { turn, verdict, rule, note, by, at } = kept;
    return {
      turn,
      verdict,
      ...(rule !== undefined && { rule }),
      ...(note !== undefined && { note }),
      by,
      atMs: Date.parse(at),
      isReplaced: !counting.has(kept),
    };
  });
}
