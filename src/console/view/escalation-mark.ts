import type { CallEvent } from '../../media/call-observer.ts';
import type { EscalationMark } from '../views.ts';

/** Names of deciders that are not rules of the phrases. */
const DECIDERS: Readonly<Record<string, EscalationMark['decider']>> = {
  classifier: 'classifier',
  judge: 'judge',
  key: 'key',
  model_tool: 'model',
  supervisor: 'supervisor',
  budget: 'gateway',
  provider_failure: 'gateway',
  earlier_stream: 'gateway',
};

/** @param turn number of the caller's turn that led to it */
export function escalationMark(
  event: Extract<CallEvent, { type: 'escalation' }>,
  turn: number,
): EscalationMark {
  const { action, reason, decidedBy, score } = event;
  return {
    kind: 'escalation',
    action,
    reason,
    rule: decidedBy,
    decider: DECIDERS[decidedBy] ?? 'rule',
    ...(score !== undefined && { score }),
    turn,
  };
}
