import type { CallEvent } from '../media/call-observer.ts';
import { escalationMark } from './view/escalation-mark.ts';
import { allEnd, assistantBegins, assistantEnds, callerBegins, callerEnds } from './view/lanes.ts';
import { bounded, marked } from './view/marked.ts';
import { onAssistantSaying, onCallerSaying, onRecalled, onTimes, onTurn } from './view/turn-steps.ts';
import {
  assistantIsHeard,
  assistantMakes,
  callerBeginsAgain,
  endTool,
  languageChanges,
  restIsCut,
  withEndedTool,
} from './view/turns.ts';
import type { CallFacts, CallPhaseName, CallSummary, CallView, TimedEvent, ToolView } from './views.ts';

type EventOf<T extends CallEvent['type']> = Extract<CallEvent, { type: T }>;

/** Ends of a stream after which the caller may be back in a moment. */
const MAY_RESUME: readonly string[] = ['stream_lost', 'moved', 'superseded', 'shutdown'];
const PHASES: readonly string[] = [
  'loading',
  'connecting',
  'conversing',
  'handing_off',
  'offering',
  'closing',
  'ended',
] satisfies CallPhaseName[];

/** A call before its first event: only who calls and when is known. */
export function emptyView(facts: CallFacts): CallView {
  return {
    ...facts,
    provider: '',
    phase: 'loading',
    costUsd: 0,
    turnCount: 0,
    bargeIns: 0,
    secureInput: false,
    turns: [],
    lanes: [],
    marks: [],
    pendingTools: [],
    isCut: false,
    lastMs: 0,
  };
}

/** The line of the list of calls that belongs to a call. */
export function summaryOf(view: CallView): CallSummary {
  const { turns: _turns, lanes: _lanes, marks: _marks, pendingTools: _tools, isCut: _cut, ...rest } = view;
  const { lastMs: _last, ...summary } = rest;
  return summary;
}

/**
 * The call after one more event: pure, the same for the live page, the server and a past call. Words come as they may
 * be shown; events without words give a view without words.
 */
export function reduceCall(view: CallView, { atMs, event }: TimedEvent): CallView {
  const nowMs = Math.max(0, atMs - view.startedAtMs);
  const next = reduce(view, event, nowMs);
  return { ...next, lastMs: Math.max(next.lastMs, atMs - next.startedAtMs) };
}

function reduce(view: CallView, event: CallEvent, nowMs: number): CallView {
  switch (event.type) {
    case 'started':
      return onStarted(view, event, nowMs);
    case 'recalled':
      return onRecalled(view, event, nowMs);
    case 'ready':
      return {
        ...marked(view, { atMs: nowMs, kind: 'ready', provider: event.provider }),
        provider: event.provider,
      };
    case 'renewed':
    case 'failed_over': {
      const { type: kind, provider, reason } = event;
      return { ...marked(view, { atMs: nowMs, kind, provider, reason }), provider };
    }
    case 'caller_saying':
      return onCallerSaying(view, event, nowMs);
    case 'turn':
      return onTurn(view, event, nowMs);
    case 'assistant_saying':
      return onAssistantSaying(view, event, nowMs);
    case 'assistant_heard':
      return { ...view, turns: assistantIsHeard(view.turns, event.answerId, event.words) };
    case 'answered':
      return { ...view, turns: assistantMakes(view.turns, event.answer.answerId, event.answer.text) };
    case 'answer_times':
      return onTimes(view, event, nowMs);
    case 'caller_speaks':
      return {
        ...view,
        turns: callerBeginsAgain(view.turns),
        ...bounded(view, callerBegins(view.lanes, nowMs)),
      };
    case 'caller_stops':
      return { ...view, lanes: callerEnds(view.lanes, nowMs - event.agoMs) };
    case 'speaks':
      return { ...view, ...bounded(view, assistantBegins(view.lanes, { ...event, atMs: nowMs })) };
    case 'spoken':
      return {
        ...view,
        lanes: assistantEnds(view.lanes, { ...event, atMs: nowMs }),
        ...(event.cut && { turns: restIsCut(view.turns, nowMs) }),
      };
    case 'barge_in':
      return onBargeIn(view, event, nowMs);
    case 'overlap':
      return onOverlap(view, event, nowMs);
    case 'tool_began':
      return { ...view, pendingTools: [...view.pendingTools, { name: event.name, startedMs: nowMs }] };
    case 'tool':
      return onTool(view, event, nowMs);
    case 'escalation':
      return marked(view, { atMs: nowMs, ...escalationMark(event, lastCallerTurn(view)) });
    case 'handoff':
      return { ...marked(view, { atMs: nowMs, kind: 'handoff', state: event.state }), handoff: event.state };
    case 'phase':
      return isPhase(event.phase) && event.phase !== 'ended' ? { ...view, phase: event.phase } : view;
    case 'secure_input':
      return { ...marked(view, { atMs: nowMs, kind: 'secure_input', on: event.on }), secureInput: event.on };
    case 'cost':
      return { ...view, costUsd: event.costUsd };
    case 'language':
      return onLanguage(view, event);
    case 'mood':
      return { ...view, mood: event.mood };
    case 'steered':
      return onSteered(view, event, nowMs);
    case 'ended':
      return onEnded(view, event, nowMs);
    default:
      return event satisfies never;
  }
}

/** The caller may be back after a lost connection: the call goes on. */
function onStarted(view: CallView, { resumed }: EventOf<'started'>, nowMs: number): CallView {
  const { outcome: _outcome, ...open } = view;
  return resumed ? marked({ ...open, phase: 'loading' }, { atMs: nowMs, kind: 'resumed' }) : open;
}

function onLanguage(view: CallView, { language }: EventOf<'language'>): CallView {
  if (view.language === undefined || view.language === language) return { ...view, language };
  return { ...view, language, turns: languageChanges(view.turns, view.language) };
}

function onBargeIn(view: CallView, { heardMs }: EventOf<'barge_in'>, nowMs: number): CallView {
  const next = marked(view, { atMs: nowMs, kind: 'barge_in', heardMs });
  return { ...next, bargeIns: view.bargeIns + 1, turns: restIsCut(view.turns, nowMs) };
}

function onOverlap(view: CallView, { verdict, resumed }: EventOf<'overlap'>, nowMs: number): CallView {
  return marked(view, { atMs: nowMs, kind: 'overlap', verdict, resumed });
}

function onTool(view: CallView, { name, result, durationMs }: EventOf<'tool'>, nowMs: number): CallView {
  const mark = {
    atMs: nowMs,
    kind: 'tool',
    name,
    result,
    ...(durationMs !== undefined && { durationMs }),
  } as const;
  const ended: Required<ToolView> = { name, result, startedMs: nowMs - (durationMs ?? 0), endedMs: nowMs };
  const turns = withEndedTool(view.turns, ended);
  const tools = turns ? { turns } : { pendingTools: endTool(view.pendingTools, ended) };
  return { ...marked(view, mark), ...tools };
}

function onSteered(view: CallView, { action, by }: EventOf<'steered'>, nowMs: number): CallView {
  const next = marked(view, { atMs: nowMs, kind: 'steered', action, by });
  if (action === 'takeover') return { ...next, takenOverBy: by };
  if (action !== 'release') return next;
  const { takenOverBy: _by, ...released } = next;
  return released;
}

function onEnded(view: CallView, { outcome, costUsd }: EventOf<'ended'>, nowMs: number): CallView {
  const { takenOverBy: _by, ...open } = view;
  const isLost = MAY_RESUME.includes(outcome);
  const next = marked(open, { atMs: nowMs, kind: isLost ? 'lost' : 'ended', outcome });
  return {
    ...next,
    phase: isLost ? 'lost' : 'ended',
    outcome,
    costUsd: Math.max(costUsd, view.costUsd),
    secureInput: false,
    turns: restIsCut(callerBeginsAgain(view.turns), nowMs),
    lanes: allEnd(view.lanes, nowMs),
  };
}

function lastCallerTurn({ turns }: CallView): number {
  return turns.findLast(({ role, number }) => role === 'caller' && number > 0)?.number ?? 0;
}

function isPhase(name: string): name is CallPhaseName {
  return PHASES.includes(name);
}
