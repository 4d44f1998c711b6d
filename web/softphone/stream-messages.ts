import { fromBase64, toBase64 } from './base64.ts';

/**
 * The wire of Twilio Media Streams, the side of Twilio. Every number is a string, as Twilio sends them.
 * @see https://www.twilio.com/docs/voice/media-streams/websocket-messages
 */
export interface StreamIdentity {
  readonly accountSid: string;
  readonly callSid: string;
  readonly streamSid: string;
}

/** What the gateway sends; `open` comes before, from what passes the stream through. */
export type GatewayMessage =
  | { readonly event: 'open' | 'clear' }
  | { readonly event: 'media'; readonly mulaw: Uint8Array }
  | { readonly event: 'mark'; readonly name: string }
  | { readonly event: 'malformed'; readonly why: string };

const MEDIA_FORMAT = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 };

/** Reads strictly, as Twilio does: what is wrong here is wrong in a real call. */
export function readGatewayMessage(text: string, streamSid: string): GatewayMessage {
  const message = parse(text);
  if (message?.event === 'open') return { event: 'open' };
  if (message?.streamSid !== streamSid) return malformed('missing or wrong streamSid');
  if (message.event === 'clear') return { event: 'clear' };
  if (message.event === 'media') return readMedia(message.media);
  if (message.event === 'mark') return readMark(message.mark);
  return malformed('unknown event');
}

function readMedia(media: unknown): GatewayMessage {
  const payload = isObject(media) ? media.payload : undefined;
  const mulaw = typeof payload === 'string' && payload !== '' ? fromBase64(payload) : undefined;
  return mulaw ? { event: 'media', mulaw } : malformed('media.payload is not base64');
}

function readMark(mark: unknown): GatewayMessage {
  const name = isObject(mark) ? mark.name : undefined;
  return typeof name === 'string' && name !== '' ? { event: 'mark', name } : malformed('mark without name');
}

function malformed(why: string): GatewayMessage {
  return { event: 'malformed', why };
}

/** Builds what Twilio sends over one stream, with its running numbers. */
export class StreamMessages {
  readonly #identity: StreamIdentity;
  #sequenceNumber = 0;
  #chunk = 0;

  constructor(identity: StreamIdentity) {
    this.#identity = identity;
  }

  connected(): string {
    return JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' });
  }

  start(customParameters: Readonly<Record<string, string>>): string {
    const start = { ...this.#identity, tracks: ['inbound'], mediaFormat: MEDIA_FORMAT, customParameters };
    return this.#build('start', { start });
  }

  /** @param timestampMs since the stream began */
  media(mulaw: Uint8Array, timestampMs: number): string {
    this.#chunk += 1;
    const chunk = String(this.#chunk);
    const timestamp = String(timestampMs);
    return this.#build('media', { media: { track: 'inbound', chunk, timestamp, payload: toBase64(mulaw) } });
  }

  mark(name: string): string {
    return this.#build('mark', { mark: { name } });
  }

  dtmf(digit: string): string {
    return this.#build('dtmf', { dtmf: { track: 'inbound_track', digit } });
  }

  stop(): string {
    const { accountSid, callSid } = this.#identity;
    return this.#build('stop', { stop: { accountSid, callSid } });
  }

  #build(event: string, content: Readonly<Record<string, unknown>>): string {
    this.#sequenceNumber += 1;
    const sequenceNumber = String(this.#sequenceNumber);
    return JSON.stringify({ event, sequenceNumber, ...content, streamSid: this.#identity.streamSid });
  }
}

function parse(text: string): Record<string, unknown> | undefined {
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
