import { retryAfterMs } from '../../retry-after.ts';

/** A server that wants more time than this gets no second request: the caller is waiting. */
const LONGEST_MS = 2_000;
/** For a server that names no time. */
const USUAL_MS = 200;

/**
 * @param status undefined when there was no answer
 * @param retryAfter the header, in seconds or as a date
 * @returns after how long the request may be repeated, or undefined when it should not be
 */
export function pauseBeforeRetryMs(
  status: number | undefined,
  retryAfter: string | string[] | undefined,
): number | undefined {
  if (status === 429) return within(retryAfterMs(retryAfter));
  if (status === undefined) return USUAL_MS;
  if (status < 502 || status > 504) return undefined;
  return retryAfter === undefined ? USUAL_MS : within(retryAfterMs(retryAfter));
}

function within(delayMs: number | undefined): number | undefined {
  return delayMs !== undefined && delayMs <= LONGEST_MS ? delayMs : undefined;
}
