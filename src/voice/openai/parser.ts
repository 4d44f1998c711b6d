import { isBase64 } from '../../audio/base64.ts';
import type { ResponseStatus, TranscriptionUsage, VoiceUsage } from '../events.ts';
import { type JsonObject, numberAt, objectAt, objectsAt, parseObject, textAt } from '../openai-wire/json.ts';
import type { FunctionCall, WireEvent } from './wire.ts';

type Reader = (event: JsonObject) => WireEvent | undefined;

/** GA names, and the beta names that proxies and older servers still send. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['session.created', readSessionCreated],
  ['session.updated', readSessionUpdated],
  ['input_audio_buffer.speech_started', readSpeechStarted],
  ['input_audio_buffer.speech_stopped', readSpeechStopped],
  ['conversation.item.input_audio_transcription.delta', readTranscriptionDelta],
  ['conversation.item.input_audio_transcription.completed', readTranscriptionCompleted],
  ['conversation.item.input_audio_transcription.failed', readTranscriptionFailed],
  // The beta has only the first of these names.
  ['conversation.item.created', readItemAdded],
  ['conversation.item.added', readItemAdded],
  ['conversation.item.done', readItemAdded],
  ['response.created', readResponseCreated],
  ['response.output_item.added', readOutputItemAdded],
  ['response.output_item.done', readOutputItemDone],
  ['response.output_audio.delta', readAudioDelta],
  ['response.audio.delta', readAudioDelta],
  ['response.output_audio.done', readAudioDone],
  ['response.audio.done', readAudioDone],
  ['response.output_audio_transcript.delta', readTranscriptDelta],
  ['response.audio_transcript.delta', readTranscriptDelta],
  ['response.output_audio_transcript.done', readTranscriptDone],
  ['response.audio_transcript.done', readTranscriptDone],
  ['response.done', readResponseDone],
  ['error', readError],
]);

/** Documented events that the gateway does not need. A name in neither list is unknown. */
const IGNORED: ReadonlySet<string> = new Set([
  'conversation.created',
  'conversation.item.deleted',
  'conversation.item.truncated',
  'conversation.item.retrieved',
  'conversation.item.input_audio_transcription.segment',
  'input_audio_buffer.committed',
  'input_audio_buffer.cleared',
  'input_audio_buffer.timeout_triggered',
  'rate_limits.updated',
  'response.content_part.added',
  'response.content_part.done',
  'response.output_text.delta',
  'response.output_text.done',
  'response.text.delta',
  'response.text.done',
  'response.function_call_arguments.delta',
  'response.function_call_arguments.done',
]);

const STATUSES: ReadonlyMap<string, ResponseStatus> = new Map<string, ResponseStatus>([
  ['completed', 'completed'],
  ['cancelled', 'cancelled'],
  ['failed', 'failed'],
  ['incomplete', 'incomplete'],
]);

/**
 * Reads one text frame of the server.
 * @returns the event; `unknown` for a name the gateway does not know; undefined when it is malformed
 */
export function parseServerEvent(text: string): WireEvent | undefined {
  const event = parseObject(text);
  const name = textAt(event, 'type');
  if (event === undefined || name === undefined) return undefined;
  const reader = READERS.get(name);
  if (reader) return reader(event);
  return { type: IGNORED.has(name) ? 'ignored' : 'unknown', name };
}

function readSessionCreated(event: JsonObject): WireEvent | undefined {
  const session = objectAt(event, 'session');
  const sessionId = textAt(session, 'id');
  if (sessionId === undefined) return undefined;
  const expiresAt = numberAt(session, 'expires_at');
  return {
    type: 'session.created',
    sessionId,
    ...(expiresAt !== undefined && expiresAt > 0 && { expiresAtMs: expiresAt * 1000 }),
  };
}

function readSessionUpdated(event: JsonObject): WireEvent | undefined {
  const session = objectAt(event, 'session');
  if (!session) return undefined;
  const inputFormat = readFormat(session, 'input');
  const outputFormat = readFormat(session, 'output');
  return {
    type: 'session.updated',
    ...(inputFormat !== undefined && { inputFormat }),
    ...(outputFormat !== undefined && { outputFormat }),
  };
}

function readFormat(session: JsonObject, side: 'input' | 'output'): string | undefined {
  const format = textAt(objectAt(objectAt(objectAt(session, 'audio'), side), 'format'), 'type');
  if (format !== undefined) return format;
  const betaFormat = textAt(session, `${side}_audio_format`);
  return betaFormat === 'g711_ulaw' ? 'audio/pcmu' : betaFormat;
}

function readSpeechStarted(event: JsonObject): WireEvent {
  const itemId = textAt(event, 'item_id');
  return { type: 'input_audio_buffer.speech_started', ...(itemId !== undefined && { itemId }) };
}

function readSpeechStopped(event: JsonObject): WireEvent {
  const itemId = textAt(event, 'item_id');
  return { type: 'input_audio_buffer.speech_stopped', ...(itemId !== undefined && { itemId }) };
}

function readTranscriptionDelta(event: JsonObject): WireEvent | undefined {
  const itemId = textAt(event, 'item_id');
  const delta = textAt(event, 'delta');
  if (itemId === undefined || delta === undefined) return undefined;
  return { type: 'conversation.item.input_audio_transcription.delta', itemId, delta };
}

function readTranscriptionCompleted(event: JsonObject): WireEvent | undefined {
  const itemId = textAt(event, 'item_id');
  const transcript = textAt(event, 'transcript');
  if (itemId === undefined || transcript === undefined) return undefined;
  const usage = readTranscriptionUsage(objectAt(event, 'usage'));
  return {
    type: 'conversation.item.input_audio_transcription.completed',
    itemId,
    transcript,
    ...(usage && { usage }),
  };
}

function readTranscriptionFailed(event: JsonObject): WireEvent | undefined {
  const itemId = textAt(event, 'item_id');
  const error = objectAt(event, 'error');
  const reason = textAt(error, 'code') ?? textAt(error, 'type');
  if (itemId === undefined) return undefined;
  return {
    type: 'conversation.item.input_audio_transcription.failed',
    itemId,
    ...(reason !== undefined && { reason }),
  };
}

function readTranscriptionUsage(usage: JsonObject | undefined): TranscriptionUsage | undefined {
  if (!usage) return undefined;
  const byDuration = textAt(usage, 'type') === 'duration';
  const seconds = byDuration ? (numberAt(usage, 'seconds') ?? 0) : 0;
  return { seconds, tokens: byDuration ? 0 : (numberAt(usage, 'total_tokens') ?? 0) };
}

function readResponseCreated(event: JsonObject): WireEvent | undefined {
  const response = objectAt(event, 'response');
  const responseId = textAt(response, 'id');
  if (responseId === undefined) return undefined;
  const metadata = objectAt(response, 'metadata');
  const requestId = textAt(metadata, 'request_id');
  const speakId = textAt(metadata, 'speak_id');
  return {
    type: 'response.created',
    responseId,
    ...(requestId !== undefined && { requestId }),
    ...(speakId !== undefined && { speakId }),
  };
}

function readItemAdded(event: JsonObject): WireEvent {
  const item = objectAt(event, 'item');
  const callId = textAt(item, 'type') === 'function_call_output' ? textAt(item, 'call_id') : undefined;
  return callId === undefined
    ? { type: 'ignored', name: textAt(event, 'type') ?? '' }
    : { type: 'tool_output.added', callId };
}

function readOutputItemAdded(event: JsonObject): WireEvent | undefined {
  const responseId = textAt(event, 'response_id');
  const item = objectAt(event, 'item');
  const itemId = textAt(item, 'id');
  if (responseId === undefined || itemId === undefined) return undefined;
  if (textAt(item, 'type') !== 'message') return { type: 'ignored', name: 'response.output_item.added' };
  return { type: 'speech_item.added', responseId, itemId };
}

/** The done events also come for a response that is cut off: only the status says that the arguments are whole. */
function readOutputItemDone(event: JsonObject): WireEvent | undefined {
  const responseId = textAt(event, 'response_id');
  const item = objectAt(event, 'item');
  if (responseId === undefined || item === undefined) return undefined;
  const [call] = readFunctionCall(item);
  return call
    ? { type: 'function_call.complete', responseId, call }
    : { type: 'ignored', name: 'response.output_item.done' };
}

function readAudioDelta(event: JsonObject): WireEvent | undefined {
  const piece = readPiece(event);
  const delta = textAt(event, 'delta');
  // It goes to Twilio unchanged.
  return piece && delta !== undefined && isBase64(delta)
    ? { type: 'response.audio.delta', ...piece, delta }
    : undefined;
}

function readAudioDone(event: JsonObject): WireEvent | undefined {
  const piece = readPiece(event);
  return piece && { type: 'response.audio.done', ...piece };
}

function readTranscriptDelta(event: JsonObject): WireEvent | undefined {
  const piece = readPiece(event);
  const delta = textAt(event, 'delta');
  return piece && delta !== undefined
    ? { type: 'response.audio_transcript.delta', ...piece, delta }
    : undefined;
}

function readTranscriptDone(event: JsonObject): WireEvent | undefined {
  const piece = readPiece(event);
  const transcript = textAt(event, 'transcript');
  if (!piece || transcript === undefined) return undefined;
  return { type: 'response.audio_transcript.done', ...piece, transcript };
}

function readPiece(event: JsonObject): { responseId: string; itemId: string } | undefined {
  const responseId = textAt(event, 'response_id');
  const itemId = textAt(event, 'item_id');
  return responseId !== undefined && itemId !== undefined ? { responseId, itemId } : undefined;
}

function readResponseDone(event: JsonObject): WireEvent | undefined {
  const response = objectAt(event, 'response');
  const responseId = textAt(response, 'id');
  const status = STATUSES.get(textAt(response, 'status') ?? '');
  if (responseId === undefined || status === undefined) return undefined;
  const details = objectAt(response, 'status_details');
  const error = objectAt(details, 'error');
  const reason = textAt(details, 'reason') ?? textAt(error, 'code') ?? textAt(error, 'type');
  const usage = readUsage(objectAt(response, 'usage'));
  const output = objectsAt(response, 'output');
  const text = output.flatMap(readWritten).join(' ').trim();
  return {
    type: 'response.done',
    responseId,
    status,
    ...(reason !== undefined && { reason }),
    ...(usage && { usage }),
    ...(text !== '' && { text }),
    functionCalls: output.flatMap(readFunctionCall),
  };
}

/** Text parts of a message. A model that is asked for audio sometimes answers in writing. */
function readWritten(item: JsonObject): string[] {
  return objectsAt(item, 'content').flatMap((part) => {
    const isText = ['output_text', 'text'].includes(textAt(part, 'type') ?? '');
    const text = isText ? textAt(part, 'text') : undefined;
    return text === undefined ? [] : [text];
  });
}

/** A call without a status is one of an older server, which lists only whole calls. */
function readFunctionCall(item: JsonObject): FunctionCall[] {
  const callId = textAt(item, 'call_id');
  const name = textAt(item, 'name');
  if (textAt(item, 'type') !== 'function_call' || callId === undefined || name === undefined) return [];
  if ((textAt(item, 'status') ?? 'completed') !== 'completed') return [];
  return [{ callId, name, arguments: textAt(item, 'arguments') ?? '{}' }];
}

function readUsage(usage: JsonObject | undefined): VoiceUsage | undefined {
  if (!usage) return undefined;
  const input = objectAt(usage, 'input_token_details');
  const cached = objectAt(input, 'cached_tokens_details');
  const output = objectAt(usage, 'output_token_details');
  return {
    inputTextTokens: numberAt(input, 'text_tokens') ?? 0,
    inputAudioTokens: numberAt(input, 'audio_tokens') ?? 0,
    cachedTextTokens: numberAt(cached, 'text_tokens') ?? 0,
    cachedAudioTokens: numberAt(cached, 'audio_tokens') ?? 0,
    outputTextTokens: numberAt(output, 'text_tokens') ?? 0,
    outputAudioTokens: numberAt(output, 'audio_tokens') ?? 0,
  };
}

function readError(event: JsonObject): WireEvent | undefined {
  const error = objectAt(event, 'error');
  if (!error) return undefined;
  const eventId = textAt(error, 'event_id');
  const field = textAt(error, 'param');
  return {
    type: 'error',
    code: textAt(error, 'code') ?? textAt(error, 'type') ?? 'unknown',
    ...(eventId !== undefined && { eventId }),
    ...(field !== undefined && { field }),
  };
}
