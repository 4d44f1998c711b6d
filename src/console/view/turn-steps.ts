import type { CallEvent } from '../../media/call-observer.ts';
import type { CallView, TurnView } from '../views.ts';
import { latencyOf } from './latency.ts';
import {
  assistantMakes,
  assistantWasHeard,
  callerSaid,
  callerSays,
  withLatency,
  withTurnOfAnswer,
} from './turns.ts';

type EventOf<T extends CallEvent['type']> = Extract<CallEvent, { type: T }>;

/** What this process has seen itself is more than what was stored. */
export function onRecalled(
  view: CallView,
  { turns, startedAtMs }: EventOf<'recalled'>,
  nowMs: number,
): CallView {
  const base = view.turns.length > 0 ? view : movedTo(view, startedAtMs);
  const known = new Set(base.turns.map(({ number }) => number));
  return turns
    .filter(({ number }) => !known.has(number))
    .reduce((next, turn) => {
      const startedMs = Math.max(0, turn.startedAtMs - next.startedAtMs);
      return onTurn(next, { type: 'turn', turn }, Math.min(startedMs, nowMs));
    }, base);
}

/** The call began earlier than this process knew. */
function movedTo(view: CallView, startedAtMs: number): CallView {
  const byMs = view.startedAtMs - startedAtMs;
  if (byMs <= 0) return view;
  return {
    ...view,
    startedAtMs,
    lanes: view.lanes.map((span) => ({
      ...span,
      fromMs: span.fromMs + byMs,
      ...(span.toMs !== undefined && { toMs: span.toMs + byMs }),
    })),
    marks: view.marks.map((mark) => ({ ...mark, atMs: mark.atMs + byMs })),
    lastMs: view.lastMs + byMs,
  };
}

export function onTurn(view: CallView, { turn }: EventOf<'turn'>, nowMs: number): CallView {
  const turns = turn.role === 'caller' ? callerTurn(view, turn, nowMs) : assistantTurn(view, turn, nowMs);
  const newest = turns.findLast(({ number, heardText }) => number > 0 && heardText !== '');
  return {
    ...view,
    ...withTurns(view, turns),
    turnCount: turns.filter(({ number }) => number > 0).length,
    ...(newest && { lastWords: { role: newest.role, text: newest.heardText } }),
  };
}

function callerTurn(view: CallView, turn: EventOf<'turn'>['turn'], nowMs: number): readonly TurnView[] {
  const startedMs = Math.max(0, turn.startedAtMs - view.startedAtMs);
  const span = view.lanes.findLast(({ lane, toMs }) => lane === 'caller' && toMs !== undefined);
  const endedMs = span?.toMs !== undefined && span.toMs >= startedMs ? span.toMs : nowMs;
  return callerSaid(view.turns, { ...turn, startedMs, endedMs });
}

function assistantTurn(view: CallView, turn: EventOf<'turn'>['turn'], nowMs: number): readonly TurnView[] {
  const key = turn.answerId ?? `t${turn.number}`;
  const startedMs = Math.max(0, turn.startedAtMs - view.startedAtMs);
  const turns = withTurnOfAnswer(view.turns, {
    answerId: key,
    kind: 'answer',
    atMs: startedMs,
    tools: view.pendingTools,
  });
  return assistantWasHeard(turns, turn, { key, startedMs, atMs: nowMs });
}

export function onAssistantSaying(
  view: CallView,
  { answerId, kind, words }: EventOf<'assistant_saying'>,
  nowMs: number,
) {
  if (kind === 'tone') return view;
  const turns = withTurnOf(view, { answerId, kind, nowMs });
  return { ...view, ...withTurns(view, assistantMakes(turns, answerId, words)) };
}

export function onTimes(view: CallView, { times }: EventOf<'answer_times'>, nowMs: number): CallView {
  const { answerId } = times;
  const turns = withTurnOf(view, { answerId, kind: 'answer', nowMs });
  return { ...view, ...withTurns(view, withLatency(turns, answerId, latencyOf(times))) };
}

function withTurnOf(
  view: CallView,
  answer: { readonly answerId: string; readonly kind: TurnView['kind']; readonly nowMs: number },
): readonly TurnView[] {
  const { answerId, kind, nowMs: atMs } = answer;
  return withTurnOfAnswer(view.turns, {
    answerId,
    kind,
    atMs,
    tools: kind === 'answer' ? view.pendingTools : [],
  });
}

/** Tools that belong to a turn no longer wait for one. */
function withTurns(view: CallView, turns: readonly TurnView[]): Pick<CallView, 'turns' | 'pendingTools'> {
  const isNew = turns.length > view.turns.length;
  const took = isNew && turns.some(({ tools }) => tools.length > 0 && tools === view.pendingTools);
  return { turns, pendingTools: took ? [] : view.pendingTools };
}

export function onCallerSaying(view: CallView, { words }: EventOf<'caller_saying'>, nowMs: number): CallView {
  return { ...view, turns: callerSays(view.turns, words, startOfSaying(view, nowMs)) };
}

/** The words come later than the voice. */
function startOfSaying(view: CallView, nowMs: number): number {
  const span = view.lanes.findLast(({ lane }) => lane === 'caller');
  return span && span.toMs === undefined ? span.fromMs : nowMs;
}
