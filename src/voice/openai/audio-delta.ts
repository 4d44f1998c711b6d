import type { WireEvent } from './wire.ts';

type AudioDelta = Extract<WireEvent, { type: 'response.audio.delta' }>;

const PREFIX = '{"type":"response.output_audio.delta",';
const DELTA_KEY = '"delta":"';

/**
 * Reads an audio delta without parsing its JSON: the base64 is cut out of the text as it stands. Audio is
 * nearly all of the traffic, and a parse would copy every kilobyte once more.
 * @returns undefined on any surprise (other key order, spaces, escapes): the JSON parser then decides
 */
export function sliceAudioDelta(text: string): AudioDelta | undefined {
  if (!text.startsWith(PREFIX)) return undefined;
  const deltaAt = text.indexOf(DELTA_KEY, PREFIX.length);
  if (deltaAt < 0) return undefined;
  const head = text.slice(PREFIX.length, deltaAt);
  const delta = quotedFrom(text, deltaAt + DELTA_KEY.length);
  const responseId = fieldIn(head, '"response_id":"');
  const itemId = fieldIn(head, '"item_id":"');
  if (delta === undefined || responseId === undefined || itemId === undefined) return undefined;
  if (head.includes('\\') || delta.includes('\\')) return undefined;
  // Nothing may stand behind the audio: a later key of the same name would win in JSON.
  if (deltaAt + DELTA_KEY.length + delta.length + 2 !== text.length || !text.endsWith('"}')) return undefined;
  return { type: 'response.audio.delta', responseId, itemId, delta };
}

function fieldIn(head: string, key: string): string | undefined {
  const at = head.indexOf(key);
  if (at < 0 || head.indexOf(key, at + key.length) >= 0) return undefined;
  return quotedFrom(head, at + key.length);
}

function quotedFrom(text: string, start: number): string | undefined {
  const end = text.indexOf('"', start);
  return end < 0 ? undefined : text.slice(start, end);
}
