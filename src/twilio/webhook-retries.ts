/**
 * Has Twilio repeat a webhook request that broke in the middle, by connection overrides in the fragment of the
 * address: `rc` more tries after failures of every kind (`rp=all`), within the 15 s of one webhook. By default Twilio
 * repeats a request only when it could not connect. The fragment itself is never sent.
 * @param retries 0: the address stays as it is
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export function withRetries(url: string, retries: number): string {
  return url + retryFragment(retries);
}

/** What `withRetries` appends. */
export function retryFragment(retries: number): string {
  return retries === 0 ? '' : `#rc=${retries}&rp=all`;
}
