import { isBase64 } from '../../../audio/base64.ts';
import type { DelegateUsage } from '../../events.ts';
import { type JsonObject, numberAt, objectAt, parseObject, textAt } from '../../openai-wire/json.ts';
import type { LiveEvent } from './events.ts';

type Parse = (message: JsonObject) => LiveEvent | undefined;

/** By the name on the wire; a parser answers undefined for a message that lacks what it needs. */
const PARSERS: Readonly<Record<string, Parse>> = {
  'session.started': started,
  'session.output_audio.delta': (message) => {
    const delta = textAt(message, 'delta');
    // It passes to the carrier unread, inside a message of ours.
    return delta !== undefined && isBase64(delta) ? { type: 'output.audio', delta } : undefined;
  },
  'session.input_transcript.delta': (message) => words('input.words', message),
  'session.output_transcript.delta': (message) => words('output.words', message),
  'session.instructions.appended': appended,
  'session.thinking.appended': appended,
  'session.commentary.appended': appended,
  'session.delegation.created': (message) => {
    const delegationId = textAt(objectAt(message, 'delegation'), 'id');
    return delegationId === undefined ? undefined : { type: 'delegation.created', delegationId };
  },
  'response.event': nested,
  'session.usage.updated': (message) => {
    const seconds = secondsOf(message);
    return seconds === undefined ? undefined : { type: 'usage', seconds };
  },
  'session.closed': (message) => {
    const seconds = secondsOf(message);
    const reason = textAt(message, 'reason') ?? 'unknown';
    return { type: 'session.closed', reason, ...(seconds !== undefined && { seconds }) };
  },
  error: failed,
};

/** Sent by the vendor for what this client does not use, or needs no answer to. */
const IGNORED: ReadonlySet<string> = new Set([
  'info',
  'session.updated',
  'session.input_audio.muted',
  'session.input_audio.unmuted',
  'session.output_audio.fixture.playing',
  'session.output_audio.fixture.played',
  'decision.event',
]);

/**
 * Reads one message of GPT-Live.
 * @returns undefined when it cannot be read
 */
export function parseLiveEvent(text: string): LiveEvent | undefined {
  const message = parseObject(text);
  const name = textAt(message, 'type');
  if (message === undefined || name === undefined) return undefined;
  const parse = Object.hasOwn(PARSERS, name) ? PARSERS[name] : undefined;
  if (parse) return parse(message);
  return { type: IGNORED.has(name) ? 'ignored' : 'unknown', name };
}

function started(message: JsonObject): LiveEvent | undefined {
  const session = objectAt(message, 'session');
  const sessionId = textAt(session, 'id');
  if (sessionId === undefined) return undefined;
  const expiresAt = numberAt(session, 'expires_at');
  const wire = objectAt(objectAt(session, 'audio'), 'format');
  const format = textAt(wire, 'type');
  const rate = numberAt(wire, 'rate');
  return {
    type: 'session.started',
    sessionId,
    ...(expiresAt !== undefined && { expiresAtMs: expiresAt * 1000 }),
    ...(format !== undefined && { format }),
    ...(rate !== undefined && { rate }),
  };
}

function words(type: 'input.words' | 'output.words', message: JsonObject): LiveEvent | undefined {
  const delta = textAt(message, 'delta');
  const startMs = numberAt(message, 'start_ms');
  if (delta === undefined || startMs === undefined) return undefined;
  return { type, words: delta, startMs, endMs: Math.max(startMs, numberAt(message, 'end_ms') ?? startMs) };
}

function appended(message: JsonObject): LiveEvent {
  const eventId = textAt(message, 'client_event_id');
  return { type: 'appended', ...(eventId !== undefined && { eventId }) };
}

/** The vendor's `code` may be null; its `type` then says as much as is known. */
function failed(message: JsonObject): LiveEvent {
  const error = objectAt(message, 'error');
  const eventId = textAt(error, 'client_event_id');
  const code = textAt(error, 'code') ?? textAt(error, 'type') ?? 'unknown_error';
  return { type: 'error', code, ...(eventId !== undefined && { eventId }) };
}

function secondsOf(message: JsonObject): number | undefined {
  const seconds = numberAt(objectAt(message, 'usage'), 'seconds');
  return seconds !== undefined && seconds >= 0 ? seconds : undefined;
}

const ENDINGS = {
  'response.completed': 'completed',
  'response.failed': 'failed',
  'response.incomplete': 'incomplete',
} as const;

/** An event of the delegate's own response. Its snapshots have no output, so a call is taken from its item. */
function nested(message: JsonObject): LiveEvent | undefined {
  const delegationId = textAt(message, 'delegation_id');
  const event = objectAt(message, 'event');
  const name = textAt(event, 'type');
  if (delegationId === undefined || name === undefined) return undefined;
  const response = objectAt(event, 'response');
  const responseId = textAt(response, 'id');
  if (name === 'response.created' && responseId !== undefined) {
    return { type: 'delegate.begins', delegationId, responseId };
  }
  if (name === 'response.output_item.done') {
    return called(delegationId, objectAt(event, 'item')) ?? { type: 'ignored', name };
  }
  const status = Object.entries(ENDINGS).find(([ending]) => ending === name)?.[1];
  if (status === undefined || responseId === undefined) return { type: 'ignored', name };
  const usage = delegateUsage(objectAt(response, 'usage'));
  return { type: 'delegate.ends', delegationId, responseId, status, ...(usage && { usage }) };
}

function called(delegationId: string, item: JsonObject | undefined): LiveEvent | undefined {
  const callId = textAt(item, 'call_id');
  const name = textAt(item, 'name');
  const isWhole = textAt(item, 'type') === 'function_call' && textAt(item, 'status') === 'completed';
  if (!isWhole || callId === undefined || name === undefined) return undefined;
  const call = { callId, name, arguments: textAt(item, 'arguments') ?? '{}' };
  return { type: 'delegate.calls', delegationId, call };
}

function delegateUsage(usage: JsonObject | undefined): DelegateUsage | undefined {
  if (!usage) return undefined;
  return {
    inputTokens: numberAt(usage, 'input_tokens') ?? 0,
    cachedTokens: numberAt(objectAt(usage, 'input_tokens_details'), 'cached_tokens') ?? 0,
    outputTokens: numberAt(usage, 'output_tokens') ?? 0,
  };
}
