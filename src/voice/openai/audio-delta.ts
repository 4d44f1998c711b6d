import { base64End } from '../../audio/base64.ts';
import type { WireEvent } from './wire.ts';

type AudioDelta = Extract<WireEvent, { type: 'response.audio.delta' }>;

const HEAD = Buffer.from('{"type":"response.output_audio.delta","event_id":"');
const RESPONSE_KEY = '"response_id":"';
const ITEM_KEY = '"item_id":"';
const DELTA_KEY = '"delta":"';
const TAIL = Buffer.from('"}');
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Reads audio deltas from their bytes, without parsing their JSON. Audio is nearly all of the traffic, and the
 * deltas of one piece of speech differ in their event id and their audio only: what stands between the two is
 * read once and then only compared.
 */
export class AudioDeltaReader {
  /** From behind the event id to the audio, as it was in the last delta. */
  #middle: Buffer = Buffer.alloc(0);
  #responseId = '';
  #itemId = '';

  /** @returns undefined on any surprise (other key order, spaces, escapes): the JSON parser then decides */
  read(bytes: Buffer, start: number, end: number): AudioDelta | undefined {
    if (!startsWith(bytes, start, HEAD)) return undefined;
    const idEnd = bytes.indexOf(QUOTE, start + HEAD.length);
    if (idEnd < 0 || idEnd >= end) return undefined;
    const isKnown = this.#middle.length > 0 && startsWith(bytes, idEnd, this.#middle);
    if (!isKnown && !this.#learn(bytes, idEnd, end)) return undefined;
    const from = idEnd + this.#middle.length;
    const to = end - TAIL.length;
    // Nothing may stand behind the audio: a later key of the same name would win in JSON.
    if (to <= from || base64End(bytes, from) !== to || !startsWith(bytes, to, TAIL)) return undefined;
    const delta = bytes.toString('latin1', from, to);
    return { type: 'response.audio.delta', responseId: this.#responseId, itemId: this.#itemId, delta };
  }

  #learn(bytes: Buffer, from: number, end: number): boolean {
    this.#middle = Buffer.alloc(0);
    const deltaAt = bytes.indexOf(DELTA_KEY, from, 'latin1');
    if (deltaAt < 0 || deltaAt >= end) return false;
    const middle = bytes.subarray(from, deltaAt + DELTA_KEY.length);
    const text = middle.toString('utf8');
    const responseId = fieldIn(text, RESPONSE_KEY);
    const itemId = fieldIn(text, ITEM_KEY);
    if (responseId === undefined || itemId === undefined || middle.includes(BACKSLASH)) return false;
    this.#middle = Buffer.from(middle);
    this.#responseId = responseId;
    this.#itemId = itemId;
    return true;
  }
}

function startsWith(bytes: Buffer, at: number, literal: Buffer): boolean {
  for (let i = 0; i < literal.length; i += 1) if (bytes[at + i] !== literal[i]) return false;
  return true;
}

/** The text of a key that stands there once. */
function fieldIn(text: string, key: string): string | undefined {
  const at = text.indexOf(key);
  if (at < 0 || text.indexOf(key, at + key.length) >= 0) return undefined;
  const start = at + key.length;
  const end = text.indexOf('"', start);
  return end < 0 ? undefined : text.slice(start, end);
}
