import { FRAME_BYTES, FRAME_MS } from '../../src/audio/format.ts';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import { levelDb } from '../model/sound-level.ts';
import type { Segment } from './events.ts';

/** Quieter frames are silence. The assistant speaks at about -24 dB. */
const SPEECH_DB = -45;
/** A shorter pause is one within a sentence or between two; the assistant's voice here pauses for less than 300 ms. */
export const LONGEST_PAUSE_MS = 400;

/** Whether 20 ms of mu-law are speech. */
export function isSpeech(mulaw: Uint8Array): boolean {
  return mulaw.length > 0 && levelDb(decodeMulaw(mulaw)) > SPEECH_DB;
}

/** When speech was heard, in order. @param heard mu-law from the answer of the call on */
export function heardSegments(heard: Uint8Array): Segment[] {
  const segments: { startMs: number; endMs: number }[] = [];
  for (let at = 0; at + FRAME_BYTES <= heard.length; at += FRAME_BYTES) {
    if (!isSpeech(heard.subarray(at, at + FRAME_BYTES))) continue;
    const startMs = (at / FRAME_BYTES) * FRAME_MS;
    const last = segments.at(-1);
    if (last && startMs - last.endMs < LONGEST_PAUSE_MS) last.endMs = startMs + FRAME_MS;
    else segments.push({ startMs, endMs: startMs + FRAME_MS });
  }
  return segments;
}
