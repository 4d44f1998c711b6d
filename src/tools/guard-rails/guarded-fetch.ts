import { type Dispatcher, fetch, Headers } from 'undici';

/** What a client library takes in the place of the global `fetch`. */
export type GuardedFetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/**
 * `fetch` by way of a dispatcher. A redirect is an error: it could lead anywhere. So is a compressed answer, which
 * could unfold to any size. A body is text.
 * @returns a function that rejects with a TypeError when there is no answer, like the global one
 */
export function guardedFetch(dispatcher: Dispatcher): GuardedFetch {
  return async (url, { method = 'GET', headers, body, signal = null } = {}) => {
    if (typeof body !== 'string' && body != null) throw new TypeError('The body is not text');
    const sent = new Headers([...new globalThis.Headers(headers)]);
    sent.set('accept-encoding', 'identity');
    const options = {
      method,
      headers: sent,
      body: body ?? null,
      signal,
      redirect: 'error',
      dispatcher,
    } as const;
    const response = await fetch(url, options);
    if (!isIdentity(response.headers.get('content-encoding'))) {
      await response.body?.cancel();
      throw new TypeError('The answer is compressed, although this was not allowed');
    }
    return response;
  };
}

/** @param encoding the `content-encoding` of an answer */
export function isIdentity(encoding: string | null | undefined): boolean {
  return encoding == null || encoding.trim().toLowerCase() === 'identity' || encoding.trim() === '';
}
