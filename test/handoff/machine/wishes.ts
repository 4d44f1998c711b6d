import { createAssistant } from '../../../src/call/assistant.ts';
import type { Availability } from '../../../src/handoff/availability.ts';
import { spokenTruth } from '../../../src/handoff/spoken-truth.ts';

const { lines } = createAssistant({});

/** What the trace says of a wish for a person. */
export const WISHED = 'a person is wished for';

/** Told by whoever answers on an instance that never had the stream, when the wish had not reached the table. */
const ELSEWHERE = 'answer to stream-ended elsewhere';

/** What a caller may be told in place of a person: what is true of persons now, or an offer. */
function truthsOf(outlook: Availability): ReadonlySet<string> {
  const truth = spokenTruth(outlook, { language: 'en', now: new Date() }).text;
  return new Set([truth, lines.nobodyFree, lines.noPersons].map((line) => `said: ${line}`));
}

/**
 * The wishes that nothing came of: whoever asks for a person gets one, an offer, or the truth, unless he is gone or
 * wants something else. A wish that lived in one process only, whose stream was lost, may end with the word that the
 * line was interrupted; not so where that very process is asked what follows.
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
