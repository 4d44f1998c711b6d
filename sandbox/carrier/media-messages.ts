/** The wire of Twilio Media Streams: pure functions. Every number is a string, as Twilio sends them. */

export interface StreamIdentity {
  readonly accountSid: string;
  readonly callSid: string;
  readonly streamSid: string;
}

/** What a server may send; `malformed` is everything else. */
export type ServerMessage =
  | { readonly event: 'media'; readonly audio: Buffer }
  | { readonly event: 'mark'; readonly name: string }
  | { readonly event: 'clear' }
  | { readonly event: 'malformed'; readonly why: string };

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Parses strictly: an unknown event, another stream's SID or invalid base64 is malformed. */
export function parseServerMessage(text: string, streamSid: string): ServerMessage {
  const message = parseObject(text);
  if (!message) return malformed('not a JSON object');
  if (message.streamSid !== streamSid) return malformed('missing or wrong streamSid');
  if (message.event === 'media') return parseMedia(message.media);
  if (message.event === 'mark') return parseMark(message.mark);
  if (message.event === 'clear') return { event: 'clear' };
  return malformed('unknown event');
}

function parseMedia(media: unknown): ServerMessage {
  const payload = isObject(media) ? media.payload : undefined;
  if (typeof payload !== 'string' || payload.length % 4 !== 0 || !BASE64.test(payload)) {
    return malformed('media.payload is not base64');
  }
  return { event: 'media', audio: Buffer.from(payload, 'base64') };
}

function parseMark(mark: unknown): ServerMessage {
  const name = isObject(mark) ? mark.name : undefined;
  return typeof name === 'string' && name !== '' ? { event: 'mark', name } : malformed('mark without name');
}

function malformed(why: string): ServerMessage {
  return { event: 'malformed', why };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const CONNECTED_MESSAGE = JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' });

export function buildStart(
  identity: StreamIdentity,
  sequenceNumber: number,
  customParameters: Readonly<Record<string, string>>,
): string {
  return JSON.stringify({
    event: 'start',
    sequenceNumber: String(sequenceNumber),
    start: {
      ...identity,
      tracks: ['inbound'],
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      customParameters,
    },
    streamSid: identity.streamSid,
  });
}

export interface MediaFrame {
  readonly streamSid: string;
  readonly sequenceNumber: number;
  readonly chunk: number;
  /** Milliseconds since the stream started. */
  readonly timestampMs: number;
  /** Base64 mu-law. */
  readonly payload: string;
}

/** Concatenated by hand: this is the one message built fifty times a second for every call. */
export function buildMedia({ streamSid, sequenceNumber, chunk, timestampMs, payload }: MediaFrame): string {
  return (
    `{"event":"media","sequenceNumber":"${sequenceNumber}","media":{"track":"inbound","chunk":"${chunk}",` +
    `"timestamp":"${timestampMs}","payload":"${payload}"},"streamSid":"${streamSid}"}`
  );
}

export function buildMark(streamSid: string, sequenceNumber: number, name: string): string {
  return JSON.stringify({
    event: 'mark',
    sequenceNumber: String(sequenceNumber),
    streamSid,
    mark: { name },
  });
}

export function buildDtmf(streamSid: string, sequenceNumber: number, digit: string): string {
  return JSON.stringify({
    event: 'dtmf',
    sequenceNumber: String(sequenceNumber),
    streamSid,
    dtmf: { track: 'inbound_track', digit },
  });
}

export function buildStop(
  { accountSid, callSid, streamSid }: StreamIdentity,
  sequenceNumber: number,
): string {
  return JSON.stringify({
    event: 'stop',
    sequenceNumber: String(sequenceNumber),
    streamSid,
    stop: { accountSid, callSid },
  });
}
