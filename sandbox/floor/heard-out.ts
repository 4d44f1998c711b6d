import { BYTES_PER_MS } from '../../src/audio/format.ts';
import { ANSWER_HEAD_MS, oneZero, partOf } from './answer-bytes.ts';
import type { CallerEvent, Segment } from './events.ts';

/** The part that must be heard: its last half second but for the last fifth, which a cut may cost. */
const TAIL_MS = { from: -500, until: -200 };

/**
 * Looks for the answers that events fell into, byte by byte: the audio passes the gateway unchanged, also when it is
 * played again after a pause. An event during another answer does not know when that would have ended.
 * @param heard what the caller heard since the answer of the call, mu-law
 */
export function withHeardOut(events: readonly CallerEvent[], heard: Uint8Array): CallerEvent[] {
  const line = oneZero(heard);
  return events.map((event, index) => {
    const { answer: mulaw, naturalEndMs, ...rest } = event;
    if (mulaw === undefined || naturalEndMs === undefined) return event;
    const answer = oneZero(mulaw);
    const sinceMs = events[index - 1]?.endMs ?? 0;
    const untilMs = events[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    // Its head is played until after the start of an event that falls into it.
    const begun = isHeard(line, partOf(answer, ANSWER_HEAD_MS), {
      startMs: sinceMs,
      endMs: event.startMs + ANSWER_HEAD_MS.until,
    });
    if (!begun) return rest;
    const isHeardOut = isHeard(line, partOf(answer, TAIL_MS), { startMs: sinceMs, endMs: untilMs });
    return { ...rest, naturalEndMs, isHeardOut };
  });
}

function isHeard(line: Buffer, speech: Buffer, { startMs, endMs }: Segment): boolean {
  const end = Math.min(line.length, endMs * BYTES_PER_MS);
  return line.subarray(startMs * BYTES_PER_MS, end).includes(speech);
}
