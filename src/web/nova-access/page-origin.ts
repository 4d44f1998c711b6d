import type { IncomingHttpHeaders } from 'node:http';

/**
 * The origin of the page that sent a request, when it is one of those that may. A browser says it with every request
 * to another origin. To its own it says only that it is the same, and then the page has the host that it asks.
 * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function pageOriginOf(headers: IncomingHttpHeaders, origins: readonly string[]): string | undefined {
  const { origin, host } = headers;
  if (origin !== undefined) return origins.includes(origin) ? origin : undefined;
  if (headers['sec-fetch-site'] !== 'same-origin' || host === undefined) return undefined;
  return origins.find((allowed) => new URL(allowed).host === host);
}
