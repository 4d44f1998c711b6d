import { BYTES_PER_MS, SILENCE_BYTE } from '../../src/audio/format.ts';
import type { CallerEvent, Segment } from './events.ts';

/** The part of an answer by which it is known: after its first sound. */
const HEAD_MS = { from: 100, until: 300 };
/** The part that must be heard: its last half second but for the last fifth, which a cut may cost. */
const TAIL_MS = { from: -500, until: -200 };
const NEGATIVE_ZERO = 0x7f;

/**
 * Looks for the answers that events fell into, byte by byte: the audio passes the gateway unchanged, also when it is
 * played again after a pause. An event during another answer does not know when that would have ended.
 * @param heard what the caller heard since the answer of the call, mu-law
 */
export function withHeardOut(events: readonly CallerEvent[], heard: Uint8Array): CallerEvent[] {
  return events.map((event, index) => {
    const { answer, naturalEndMs, ...rest } = event;
    if (answer === undefined || naturalEndMs === undefined) return event;
    const sinceMs = events[index - 1]?.endMs ?? 0;
    const untilMs = events[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    // Its head is played until after the start of an event that falls into it.
    const begun = isHeard(heard, part(answer, HEAD_MS), {
      startMs: sinceMs,
      endMs: event.startMs + HEAD_MS.until,
    });
    if (!begun) return rest;
    const isHeardOut = isHeard(heard, part(answer, TAIL_MS), { startMs: sinceMs, endMs: untilMs });
    return { ...rest, naturalEndMs, isHeardOut };
  });
}

function part(
  mulaw: Uint8Array,
  { from, until }: { readonly from: number; readonly until: number },
): Uint8Array {
  return mulaw.subarray(from * BYTES_PER_MS, until * BYTES_PER_MS);
}

function isHeard(heard: Uint8Array, speech: Uint8Array, { startMs, endMs }: Segment): boolean {
  const within = heard.subarray(startMs * BYTES_PER_MS, Math.min(heard.length, endMs * BYTES_PER_MS));
  return oneZero(within).includes(oneZero(speech));
}

/** G.711 has two codes for zero, and a codec may swap them. */
function oneZero(mulaw: Uint8Array): Buffer {
  return Buffer.from(mulaw.map((byte) => (byte === NEGATIVE_ZERO ? SILENCE_BYTE : byte)));
}
