import type { WholeCall } from './past-calls.ts';

/**
 * What asked for a person at each turn of the caller, by the number of the turn: `decidedBy` of the hand-off or the
 * offer. Without the events of a call, the session still knows the last hand-off, which was at its last turn.
 */
export function decidersOf({ session, turns, timeline }: Pick<WholeCall, 'session' | 'turns' | 'timeline'>) {
  const deciders = new Map<number, string>();
  let turn = 0;
  for (const { event } of timeline.events) {
    if (event.type === 'turn' && event.turn.role === 'caller') turn = Math.max(turn, event.turn.number);
    if (event.type === 'escalation') deciders.set(turn, event.decidedBy);
  }
  const last = turns.findLast(({ role }) => role === 'caller');
  if (!timeline.isStored && last && session.handoff)
    deciders.set(last.number, session.handoff.decidedBy ?? session.handoff.reason);
  return deciders;
}
