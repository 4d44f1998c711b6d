/** What the part of the address after `#` asks for. It is never sent to a server. */
export type Route =
  | { readonly view: 'live' | 'past'; readonly sessionId?: string }
  | { readonly view: 'phone' | 'numbers' | 'verdicts' };

const SESSION_ID = /^[\w-]{1,64}$/;

/** @returns the live calls for an address that means nothing */
export function parseRoute(hash: string): Route {
  const [path = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view, sessionId] = path.split('/');
  switch (view) {
    case 'phone':
    case 'numbers':
    case 'verdicts':
      return { view };
    case 'past':
    case 'live':
      return sessionId !== undefined && SESSION_ID.test(sessionId) ? { view, sessionId } : { view };
    default:
      return { view: 'live' };
  }
}

/** What comes after the `?` in it. */
export function routeQuery(hash: string): URLSearchParams {
  return new URLSearchParams(hash.split('?')[1] ?? '');
}
