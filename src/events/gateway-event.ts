import type { CallEvent } from '../media/call-observer.ts';

/** `session`: how the call goes; `transcription`: what the caller said; `response`: what the assistant made and was heard of. */
export type GatewayEventType = 'voice_session_event' | 'voice_response_event' | 'voice_transcription_event';

/** What an event says, without its session. `data` is JSON. */
export interface EventContent {
  readonly type: GatewayEventType;
  readonly kind: string;
  readonly data: Readonly<Record<string, string | number | boolean>>;
}

/** One event of one session, as docs/events.md describes it. */
export interface GatewayEvent extends EventContent {
  readonly sessionId: string;
  readonly channel: 'phone' | 'browser';
  /** The operator's name of the user; only in a browser. The number of a caller is in no event. */
  readonly userId?: string;
  /** 0 for the first stream of the session, n for its n-th further one. */
  readonly stream: number;
  /** From 1, without gaps in one stream. */
  readonly sequence: number;
  /** ISO 8601. */
  readonly time: string;
}

/** What an event may say of words. */
export interface EventText {
  /** Masks what must not leave the gateway. */
  redact(text: string): string;
}

/** Ends after which the same session may go on in a further stream. */
const RESUMABLE: readonly string[] = ['stream_lost', 'moved', 'superseded', 'shutdown', 'handed_off'];

/**
 * What happens in a call, but for its turns, as event. Words are only in it where `text` is given.
 * @returns undefined for what makes no event. The words that a caller is still speaking are among that: half of a card
 * number cannot be masked.
 */
export function eventContent(
  event: Exclude<CallEvent, { type: 'turn' }>,
  text: EventText | undefined,
): EventContent | undefined {
  switch (event.type) {
    case 'started':
      return session('started', { resumed: event.resumed });
    case 'ready':
    case 'renewed':
    case 'failed_over':
      return session(event.type, { provider: event.provider });
    case 'escalation':
      return session('escalation', {
        action: event.action,
        reason: event.reason,
        decidedBy: event.decidedBy,
      });
    case 'handoff':
      return session('handoff', { state: event.state });
    case 'tool':
      return session('tool', {
        name: event.name,
        result: event.result,
        ...(event.durationMs !== undefined && { durationMs: Math.round(event.durationMs) }),
      });
    case 'ended':
      return endContent(event);
    case 'answered':
      return response('made', text ? { text: text.redact(event.answer.text) } : {});
    case 'answer_times':
      return timesContent(event);
    case 'barge_in':
      return response('interrupted', {});
    case 'overlap':
    case 'recalled':
    case 'caller_saying':
    case 'caller_speaks':
    case 'caller_stops':
    case 'assistant_saying':
    case 'assistant_heard':
    case 'speaks':
    case 'spoken':
    case 'tool_began':
    case 'phase':
    case 'secure_input':
    case 'cost':
    case 'language':
    case 'mood':
    case 'steered':
      return undefined;
    default:
      return event satisfies never;
  }
}

/** A turn as it was heard. Events with the same `turn` replace each other. */
export function turnContent(
  turn: Extract<CallEvent, { type: 'turn' }>['turn'],
  isTextKept: boolean,
): EventContent {
  const { number, role, text, interrupted } = turn;
  const words = isTextKept ? { text } : {};
  if (role === 'caller') {
    return { type: 'voice_transcription_event', kind: 'final', data: { turn: number, ...words } };
  }
  return response('heard', { turn: number, interrupted, ...words });
}

function endContent(end: Extract<CallEvent, { type: 'ended' }>): EventContent {
  const { outcome, provider, seconds, turns, costUsd } = end;
  return session('ended', {
    reason: outcome,
    mayResume: RESUMABLE.includes(outcome),
    provider,
    seconds: Math.round(seconds * 10) / 10,
    turns,
    costUsd,
  });
}

function timesContent({ times }: Extract<CallEvent, { type: 'answer_times' }>): EventContent {
  const { receivedMs, sentMs, heardMs } = times;
  return response('first_audio', {
    receivedMs: Math.round(receivedMs),
    sentMs: Math.round(sentMs),
    ...(heardMs !== undefined && { heardMs: Math.round(heardMs) }),
  });
}

function session(kind: string, data: EventContent['data']): EventContent {
  return { type: 'voice_session_event', kind, data };
}

function response(kind: string, data: EventContent['data']): EventContent {
  return { type: 'voice_response_event', kind, data };
}
