import { type UnknownFields as Fields, fieldsOf, isRecord } from '../../is-record.ts';

export type AudioFormat = 'pcm16' | 'mulaw' | 'webm';
export type ClientSampleRate = 8000 | 16_000 | 24_000;

/** What a client asks for. What it did not name, or named in a way that is not known, is undefined. */
export interface StartWish {
  /** As the client wrote it; `pcm16` by default. */
  readonly audioFormat: string;
  /** Hz, as the client wrote it. */
  readonly sampleRate: number | undefined;
  /** Audio while it is made, not whole answers. */
  readonly streaming: boolean;
  readonly language: string | undefined;
  readonly model: string | undefined;
  /** The page has shown the notice, and its user agreed. */
  readonly consent: boolean;
}

export type ClientMessage =
  | {
      readonly action: 'voice_session_start';
      readonly sessionId: string | undefined;
      readonly token: string;
      readonly userId: string;
      readonly wish: StartWish;
    }
  | {
      readonly action: 'voice_chunk';
      readonly sessionId: string | undefined;
      readonly audioData: string;
      readonly sequenceNumber: number;
      readonly audioFormat: string | undefined;
    }
  | {
      readonly action: 'voice_data';
      readonly sessionId: string | undefined;
      readonly audioData: string;
      readonly audioFormat: string | undefined;
    }
  | { readonly action: 'voice_text'; readonly sessionId: string | undefined; readonly text: string }
  | {
      readonly action: 'voice_played';
      readonly sessionId: string | undefined;
      readonly itemId: string;
      readonly playedMs: number;
    }
  | { readonly action: 'voice_ping'; readonly sessionId: string | undefined }
  | { readonly action: 'voice_session_end'; readonly sessionId: string | undefined }
  | { readonly action: 'unknown' };

/** Longer ones are not words that somebody wrote. */
const MAX_TEXT_LENGTH = 4_000;

/** Reads one message. @returns undefined when it is not JSON, or lacks what its action needs */
export function parseClientMessage(text: string): ClientMessage | undefined {
  const message = parseObject(text);
  if (!message || typeof message.action !== 'string') return undefined;
  const sessionId = textIn(message, 'sessionId');
  const data = fieldsOf(message.data);
  switch (message.action) {
    case 'voice_chunk':
      return parseChunk(sessionId, data);
    case 'voice_played':
      return parsePlayed(sessionId, data);
    case 'voice_data': {
      const audioData = textIn(data, 'audioData');
      const audioFormat = textIn(data, 'audioFormat');
      return audioData === undefined
        ? undefined
        : { action: 'voice_data', sessionId, audioData, audioFormat };
    }
    case 'voice_text': {
      const words = textIn(data, 'text')?.trim().slice(0, MAX_TEXT_LENGTH);
      return words ? { action: 'voice_text', sessionId, text: words } : undefined;
    }
    case 'voice_session_start':
      return parseStart(message, sessionId, data);
    case 'voice_ping':
      return { action: 'voice_ping', sessionId };
    case 'voice_session_end':
      return { action: 'voice_session_end', sessionId };
    default:
      return { action: 'unknown' };
  }
}

function parseChunk(sessionId: string | undefined, data: Fields): ClientMessage | undefined {
  const audioData = textIn(data, 'audioData');
  const { sequenceNumber } = data;
  if (audioData === undefined || !isCount(sequenceNumber)) return undefined;
  const audioFormat = textIn(data, 'audioFormat');
  return { action: 'voice_chunk', sessionId, audioData, sequenceNumber, audioFormat };
}

function parsePlayed(sessionId: string | undefined, data: Fields): ClientMessage | undefined {
  const itemId = textIn(data, 'itemId');
  const { playedMs } = data;
  if (itemId === undefined || typeof playedMs !== 'number' || !(playedMs >= 0)) return undefined;
  return { action: 'voice_played', sessionId, itemId, playedMs };
}

function parseStart(message: Fields, sessionId: string | undefined, data: Fields): ClientMessage | undefined {
  const userId = textIn(message, 'userId');
  if (userId === undefined) return undefined;
  const { sampleRate } = data;
  const wish = {
    audioFormat: textIn(data, 'audioFormat') ?? 'pcm16',
    sampleRate: typeof sampleRate === 'number' ? sampleRate : undefined,
    streaming: data.streaming !== false,
    language: textIn(data, 'language'),
    model: textIn(data, 'model'),
    consent: data.consent === true,
  };
  const token = textIn(message, 'token') ?? '';
  return { action: 'voice_session_start', sessionId: sessionId || undefined, token, userId, wish };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function textIn(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

function parseObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
