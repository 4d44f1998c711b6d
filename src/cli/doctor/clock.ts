import { type Finding, fault, note, ok } from './finding.ts';

/** Half of the time that stream tokens leave between two instances' clocks and Twilio's way. */
const MAX_SKEW_MS = 30_000;
/** The header has whole seconds, and the answer its way. */
const SHOWN_MS = 2_000;

/**
 * This machine's clock against the `Date` of an answer: stream tokens, hand-off tokens and AWS signatures expire by it.
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
  return Math.abs(skewMs) <= MAX_SKEW_MS ? ok(text) : fault(text, 'Set the clock, and keep it right by NTP.');
}
