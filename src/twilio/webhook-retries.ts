/**
 * Makes Twilio ask a webhook again that broke in the middle, by its connection overrides in the fragment of the
 * address: `rc` further tries after failures of every kind (`rp=all`), within the 15 s of one webhook. By default it
 * asks again only when it could not connect. The fragment is never sent.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 * @param retries 0: the address as it is
 */
export function withRetries(url: string, retries: number): string {
  return url + retryFragment(retries);
}

/** What `withRetries` appends. */
export function retryFragment(retries: number): string {
  return retries === 0 ? '' : `#rc=${retries}&rp=all`;
}
