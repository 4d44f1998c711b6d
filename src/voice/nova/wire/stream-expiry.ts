/** The SDK signs a stream with the credentials it began with, so the stream must end before they expire. */
const MARGIN_MS = 3 * 60_000;
/** Credentials that are about to expire must not cause one renewal after the other. */
const SHORTEST_LIFE_MS = 60_000;

/**
 * When a stream that begins now must end because of its credentials.
 * @returns epoch milliseconds; undefined for credentials that do not expire
 */
export function streamExpiryMs(
  credentials: { readonly expiration?: Date },
  nowMs: number,
): number | undefined {
  const { expiration } = credentials;
  return expiration && Math.max(expiration.getTime() - MARGIN_MS, nowMs + SHORTEST_LIFE_MS);
}
