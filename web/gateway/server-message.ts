import type { Handoff, HeardTurn } from '../voice-connection.ts';

/** What the gateway tells a page. */
export type ServerMessage =
  | { readonly type: 'initialized'; readonly sessionId: string }
  | { readonly type: 'audio'; readonly itemId: string; readonly audioData: string }
  | { readonly type: 'clear'; readonly itemId: string }
  | { readonly type: 'partial'; readonly words: string }
  | { readonly type: 'final'; readonly turn: HeardTurn }
  | { readonly type: 'answer'; readonly text: string }
  | { readonly type: 'handoff'; readonly handoff: Handoff }
  | { readonly type: 'error'; readonly code: string; readonly message: string }
  | { readonly type: 'ended'; readonly reason: string }
  | { readonly type: 'pong' }
  | { readonly type: 'unknown' };

type Fields = Readonly<Record<string, unknown>>;

/** Reads one message. What a newer gateway says and this page does not know is `unknown`. */
export function parseServerMessage(text: string): ServerMessage {
  const message = fieldsIn(text);
  const data = isFields(message.data) ? message.data : {};
  switch (message.type) {
    case 'voice_session_initialized':
      return { type: 'initialized', sessionId: textIn(message, 'sessionId') };
    case 'voice_audio':
      return { type: 'audio', itemId: textIn(data, 'itemId'), audioData: textIn(data, 'audioData') };
    case 'voice_clear':
      return { type: 'clear', itemId: textIn(data, 'itemId') };
    case 'voice_transcription_partial':
      return { type: 'partial', words: textIn(data, 'partialTranscription') };
    case 'voice_transcription_final':
      return { type: 'final', turn: turnOf(data) };
    case 'voice_response_triggered':
      return { type: 'answer', text: textIn(data, 'aiResponse') };
    case 'voice_handoff':
      return { type: 'handoff', handoff: handoffOf(data) };
    case 'voice_error':
      return { type: 'error', code: textIn(data, 'code'), message: textIn(data, 'message') };
    case 'voice_session_ended':
      return { type: 'ended', reason: textIn(data, 'reason') };
    case 'voice_pong':
      return { type: 'pong' };
    default:
      return { type: 'unknown' };
  }
}

function turnOf(data: Fields): HeardTurn {
  return {
    id: textIn(data, 'itemId'),
    role: data.role === 'caller' ? 'caller' : 'assistant',
    text: textIn(data, 'text'),
    interrupted: data.interrupted === true,
  };
}

function handoffOf(data: Fields): Handoff {
  const { number, token, callback } = data;
  return {
    reason: textIn(data, 'reason'),
    ...(typeof number === 'string' && { number }),
    ...(typeof token === 'string' && { token }),
    ...(callback === true && { callback }),
  };
}

function fieldsIn(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}
