import type { DeliveryState } from '../../store/outbox.ts';

/** HubSpot finds a new object by search only after some seconds, and a repeat must find it. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** A CRM that is down for a day is noticed and repaired. */
const GIVE_UP_AFTER_MS = 86_400_000;
/** A refusal may be a token that is being replaced, so it is not believed the first time. */
const MOST_REFUSALS = 5;

/**
 * The pause before the next try: it doubles with each, up to an hour.
 * @param attempts so far, with the one that has failed
 * @param random from 0 to 1: up to a quarter is added, so that reports that failed together do not come back together
 */
export function pauseAfterMs(attempts: number, random: number): number {
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, attempts - 1));
  return Math.round(pauseMs * (1 + random / 4));
}

/** Whether a further try is of no use. @param refusals of this target, with the latest */
export function isHopeless(
  { firstAtMs }: Pick<DeliveryState, 'firstAtMs'>,
  { refusals, nowMs }: { readonly refusals: number; readonly nowMs: number },
): boolean {
  return refusals >= MOST_REFUSALS || nowMs - firstAtMs >= GIVE_UP_AFTER_MS;
}
