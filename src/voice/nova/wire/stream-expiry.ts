/** The SDK signs a stream with the credentials it began with: it must be over before they are. */
const MARGIN_MS = 3 * 60_000;
/** Credentials that are about to end all the same must not make one renewal after the other. */
const SHORTEST_LIFE_MS = 60_000;

/**
 * When a stream that begins now ends with its credentials.
 * @returns epoch milliseconds; undefined for credentials without an end
 */
export function streamExpiryMs(
  credentials: { readonly expiration?: Date },
  nowMs: number,
): number | undefined {
  const { expiration } = credentials;
  return expiration && Math.max(expiration.getTime() - MARGIN_MS, nowMs + SHORTEST_LIFE_MS);
}
