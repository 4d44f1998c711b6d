import { createAssistant } from '../../../src/call/assistant.ts';
import type { Availability } from '../../../src/handoff/availability.ts';
import { spokenTruth } from '../../../src/handoff/spoken-truth.ts';
import { shippedLines } from '../../../src/spoken/shipped-lines.ts';

const { lines } = createAssistant({});

/** The trace's entry for a wish for a person. */
export const WISHED = 'a person is wished for';

/** An answer from an instance that never had the stream: it cannot know a wish that had not reached the table. */
const ELSEWHERE = 'answer to stream-ended elsewhere';

/** What a caller may be told in place of a person: when one can be had, or an offer. */
function truthsOf(outlook: Availability): ReadonlySet<string> {
  const truth = spokenTruth(outlook, { lines: shippedLines('en'), now: new Date() }).text;
  return new Set([truth, lines.nobodyFree, lines.noPersons].map((line) => `said: ${line}`));
}

/**
 * The wishes that were never met. A caller who asks for a person gets one, an offer, or an honest answer, unless they
 * hang up or want something else. There is one excuse: the wish was known to one process only, its stream was lost, and
 * another process answered Twilio. That caller may hear that the line was interrupted.
 */
export function unmetWishes(trace: readonly string[], outlook: Availability): number[] {
  const truths = truthsOf(outlook);
  const meets = (name: string) =>
    name === 'dialled' ||
    name === 'caller hangs up' ||
    name === 'caller wants a call-back' ||
    truths.has(name);
  const isExcused = (later: readonly string[]) => {
    const told = later.indexOf(`said: ${lines.interruption}`);
    return told >= 0 && later.slice(0, told).includes(ELSEWHERE);
  };
  return trace.flatMap((name, place) => {
    if (name !== WISHED) return [];
    const later = trace.slice(place + 1);
    return later.some(meets) || isExcused(later) ? [] : [place];
  });
}
