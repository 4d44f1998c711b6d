import { isBase64 } from '../../audio/base64.ts';
import { isRecord } from '../../is-record.ts';
import type { MediaStart } from '../../media/call-media.ts';

/**
 * One message that Twilio Media Streams sends.
 * @see https://www.twilio.com/docs/voice/media-streams/websocket-messages#websocket-messages-from-twilio
 */
export type TwilioMessage =
  | { readonly event: 'connected' }
  /** `mulaw8k`: whether the stream carries the one format that Twilio documents. */
  | { readonly event: 'start'; readonly start: MediaStart; readonly mulaw8k: boolean }
  | MediaMessage
  /** A media message whose payload is not base64. */
  | { readonly event: 'bad_payload' }
  | { readonly event: 'dtmf'; readonly streamSid: string; readonly digit: string }
  | { readonly event: 'mark'; readonly streamSid: string; readonly name: string }
  | { readonly event: 'stop'; readonly streamSid: string }
  | { readonly event: 'unknown'; readonly name: string };

/** Caller audio. `chunk` counts from 1; `timestampMs` is the time of its first sample since the stream began. */
export interface MediaMessage {
  readonly event: 'media';
  readonly streamSid: string;
  readonly chunk: number;
  readonly timestampMs: number;
  /** Base64 mu-law, never empty. */
  readonly payload: string;
}

/** What names a stream or a call; it stands in every log line of the call. */
const SID = /^[\w-]{1,64}$/;
const COUNT = /^\d{1,15}$/;
/**
 * The keys of a telephone, A to D included.
 * @see https://www.twilio.com/docs/voice/media-streams/websocket-messages#dtmf-message
 */
const DIGIT = /^[0-9*#A-D]$/;

/**
 * Reads one message of Twilio: any key order, any spacing, any event. Never throws.
 * @returns undefined for malformed text
 */
export function parseTwilioMessage(text: string): TwilioMessage | undefined {
  const message = parseObject(text);
  const name = message?.event;
  if (!message || typeof name !== 'string') return undefined;
  switch (name) {
    case 'connected':
      return { event: 'connected' };
    case 'start':
      return parseStart(message);
    case 'media':
      return parseMedia(message);
    case 'dtmf':
      return parseDtmf(message);
    case 'mark':
      return parseMark(message);
    case 'stop':
      return parseStop(message);
    default:
      return { event: 'unknown', name };
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

function parseObject(text: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function asObject(value: unknown): JsonObject | undefined {
  return isRecord(value) ? value : undefined;
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function asSid(value: unknown): string | undefined {
  return typeof value === 'string' && SID.test(value) ? value : undefined;
}

/** Twilio writes numbers as strings; a plain number is accepted as well. */
function asCount(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && COUNT.test(text) ? Number(text) : undefined;
}

function parseStart(message: JsonObject): TwilioMessage | undefined {
  const body = asObject(message.start);
  const callSid = asSid(body?.callSid);
  const accountSid = asSid(body?.accountSid);
  const streamSid = asSid(body?.streamSid ?? message.streamSid);
  if (!body || !callSid || !accountSid || !streamSid) return undefined;
  if ((message.streamSid ?? streamSid) !== streamSid) return undefined;
  const parameters = parseParameters(body.customParameters);
  return {
    event: 'start',
    start: { callSid, streamSid, accountSid, parameters },
    mulaw8k: isMulaw8k(body.mediaFormat),
  };
}

function parseParameters(value: unknown): Record<string, string> {
  const texts = Object.entries(asObject(value) ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}

function isMulaw8k(value: unknown): boolean {
  const format = asObject(value);
  return (
    format?.encoding === 'audio/x-mulaw' &&
    asCount(format.sampleRate) === 8000 &&
    asCount(format.channels) === 1
  );
}

function parseMedia(message: JsonObject): TwilioMessage | undefined {
  const media = asObject(message.media);
  const streamSid = asText(message.streamSid);
  const chunk = asCount(media?.chunk);
  const timestampMs = asCount(media?.timestamp);
  if (!media || !streamSid || chunk === undefined || timestampMs === undefined) return undefined;
  // A bidirectional stream has only the caller's track; playing another one back to the model would echo.
  if (media.track !== undefined && media.track !== 'inbound') return { event: 'unknown', name: 'media' };
  if (typeof media.payload !== 'string' || !isBase64(media.payload)) return { event: 'bad_payload' };
  return { event: 'media', streamSid, chunk, timestampMs, payload: media.payload };
}

function parseDtmf(message: JsonObject): TwilioMessage | undefined {
  const streamSid = asText(message.streamSid);
  const digit = asObject(message.dtmf)?.digit;
  if (!streamSid || typeof digit !== 'string' || !DIGIT.test(digit)) return undefined;
  return { event: 'dtmf', streamSid, digit };
}

function parseMark(message: JsonObject): TwilioMessage | undefined {
  const streamSid = asText(message.streamSid);
  const name = asText(asObject(message.mark)?.name);
  return streamSid && name ? { event: 'mark', streamSid, name } : undefined;
}

function parseStop(message: JsonObject): TwilioMessage | undefined {
  const streamSid = asText(message.streamSid);
  return streamSid ? { event: 'stop', streamSid } : undefined;
}
