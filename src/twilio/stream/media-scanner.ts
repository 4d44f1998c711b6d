import { base64End } from '../../audio/base64.ts';
import type { MediaMessage } from './twilio-message.ts';

const HEAD = bytesOf('{"event":"media","sequenceNumber":"');
const EARLY_SID = bytesOf('","streamSid":"');
const MEDIA = bytesOf('","media":{"track":"inbound","chunk":"');
const TIMESTAMP = bytesOf('","timestamp":"');
const PAYLOAD = bytesOf('","payload":"');
const END = bytesOf('"}');
const LATE_SID = bytesOf('"},"streamSid":"');
const EARLY_END = bytesOf('}');

const NOTHING: Buffer = Buffer.alloc(0);
const QUOTE = 0x22;
const ZERO = 0x30;
const MAX_DIGITS = 10;

/**
 * Reads Twilio's media messages of one stream from their bytes, in the two key orders that Twilio uses. It allows
 * neither escapes nor other keys, so a match means exactly what JSON.parse would have found. It creates one string,
 * the payload, and checks its alphabet on the way. The scanner itself holds the last message.
 *
 * Worth it: 0.7 to 2.7 µs of CPU less than JSON.parse for each message, 50 messages for each call and second. With the
 * reader of whole texts it saves 2.5 to 5 µs. Measured 2026-11-29 with `npm run bench:pieces`. `WIRE=plain` turns it off.
 * @see https://www.twilio.com/docs/voice/media-streams/websocket-messages#media-message
 */
export class MediaScanner implements MediaMessage {
  readonly event = 'media';
  readonly streamSid: string;
  readonly #sid: Buffer;
  chunk = 0;
  timestampMs = 0;
  payload = '';
  #bytes = NOTHING;
  #at = 0;

  constructor(streamSid: string) {
    this.streamSid = streamSid;
    this.#sid = bytesOf(streamSid);
  }

  /** @returns false for anything unusual, another stream's name included: the thorough parser then decides */
  scan(bytes: Buffer, start: number, end: number): boolean {
    this.#bytes = bytes;
    this.#at = start;
    const found = this.#scan(end);
    // The bytes are only lent, and a reference would keep a whole read of the socket in memory.
    this.#bytes = NOTHING;
    return found;
  }

  #scan(end: number): boolean {
    if (!this.#skip(HEAD) || this.#number() < 0) return false;
    const early = this.#skip(EARLY_SID);
    if (early && !this.#skip(this.#sid)) return false;
    if (!this.#skip(MEDIA)) return false;
    this.chunk = this.#number();
    if (this.chunk < 0 || !this.#skip(TIMESTAMP)) return false;
    this.timestampMs = this.#number();
    if (this.timestampMs < 0 || !this.#skip(PAYLOAD)) return false;
    const from = this.#at;
    const to = base64End(this.#bytes, from);
    if (to === from) return false;
    this.#at = to;
    const closes = early
      ? this.#skip(END) && this.#skip(EARLY_END)
      : this.#skip(LATE_SID) && this.#skip(this.#sid) && this.#skip(END);
    if (!closes || this.#at !== end) return false;
    this.payload = this.#bytes.toString('latin1', from, to);
    return true;
  }

  #skip(literal: Buffer): boolean {
    const bytes = this.#bytes;
    const at = this.#at;
    for (let i = 0; i < literal.length; i += 1) if (bytes[at + i] !== literal[i]) return false;
    this.#at = at + literal.length;
    return true;
  }

  /** @returns -1 when there is none, or one that is too long */
  #number(): number {
    const bytes = this.#bytes;
    const from = this.#at;
    let value = 0;
    let at = from;
    for (; at - from <= MAX_DIGITS && bytes[at] !== QUOTE; at += 1) {
      const digit = (bytes[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    this.#at = at;
    return at === from || at - from > MAX_DIGITS ? -1 : value;
  }
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
