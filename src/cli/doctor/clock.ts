import { type Finding, fault, note, ok } from './finding.ts';

/** A quarter of the life of a stream token, which must cover two clocks and the way through Twilio. */
const MAX_SKEW_MS = 30_000;
/** The `Date` header has whole seconds, and the answer takes time. */
const SHOWN_MS = 2_000;

/**
 * Compares this machine's clock with the `Date` of an answer. Stream tokens, hand-off tokens and AWS signatures depend
 * on the clock.
 * @param nowMs epoch milliseconds
 */
export async function checkClock(
  url: string,
  { signal, nowMs }: { readonly signal: AbortSignal; readonly nowMs: () => number },
): Promise<Finding> {
  const answer = await fetch(url, { method: 'HEAD', signal, redirect: 'manual' });
  const theirsMs = Date.parse(answer.headers.get('date') ?? '');
  if (Number.isNaN(theirsMs)) return note('clock: the answer has no date');
  const skewMs = nowMs() - theirsMs;
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  if (Math.abs(skewMs) <= SHOWN_MS) return ok("the clock agrees with Twilio's");
  const text = `the clock is ${seconds} s ${skewMs > 0 ? 'ahead of' : 'behind'} Twilio's`;
  return Math.abs(skewMs) <= MAX_SKEW_MS
    ? ok(text)
    : fault(text, 'Set the clock and synchronise it with NTP.');
}
