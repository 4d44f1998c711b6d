import { isIP } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { MAX_TIMEOUT_MS } from '../limits.ts';
import { type AddressKind, addressKind } from './address-kind.ts';
import { type GuardedFetch, guardedFetch } from './guarded-fetch.ts';
import { blocked, guardedLookup, type Resolve, systemResolve } from './guarded-lookup.ts';
import type { PrivateHosts } from './private-hosts.ts';

/** A server that does not take a connection in this time is down, or drops packets. */
const CONNECT_MS = 4_000;
/** Idle connections to a server are few, and are closed early: a server may have gone without a word. */
const KEEP_ALIVE_MS = 10_000;
const CONNECTIONS_PER_HOST = 32;
const MAX_HEADER_BYTES = 16 * 1024;

export interface GuardRailsOptions {
  readonly privateHosts: PrivateHosts;
  readonly resolve?: Resolve;
  /** Certificates that are trusted in place of the system's, PEM. */
  readonly ca?: string;
}

/**
 * The only way from tools to the network: public hosts over TLS, and the private hosts that the operator lists. The
 * address is checked when a connection is made, and it is that address which is connected to. One for the process.
 */
export class GuardRails {
  readonly dispatcher: Dispatcher;
  /** `fetch` over the same connections, which does not follow redirects. */
  readonly fetch: GuardedFetch;
  /** The same for an answer that has no end and may be silent, like the news of an MCP server. */
  readonly openFetch: GuardedFetch;

  constructor(options: GuardRailsOptions) {
    this.dispatcher = new Agent({
      connect: guardedConnector(options),
      connections: CONNECTIONS_PER_HOST,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      headersTimeout: MAX_TIMEOUT_MS,
      bodyTimeout: MAX_TIMEOUT_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
    });
    this.fetch = guardedFetch(this.dispatcher);
    this.openFetch = guardedFetch(this.dispatcher.compose(withoutBodyLimit));
  }

  /** Ends all connections, those with an open request too. Idempotent. */
  async close(): Promise<void> {
    await this.dispatcher.destroy();
  }
}

/** Silence in a body is no fault here. */
const withoutBodyLimit: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) =>
  dispatch({ ...options, bodyTimeout: 0 }, handler);

function guardedConnector({ privateHosts, resolve = systemResolve, ca }: GuardRailsOptions) {
  const connector = (kinds: readonly AddressKind[]) => {
    const lookup = guardedLookup(kinds, resolve);
    const connect = buildConnector({ timeout: CONNECT_MS, lookup, ...(ca !== undefined && { ca }) });
    return { kinds, connect };
  };
  const listed = connector(['public', 'private']);
  const others = connector(['public']);
  const choose: buildConnector.connector = (target, callback) => {
    const { hostname, protocol, port } = target;
    const isListed = privateHosts.has(hostname, Number(port || (protocol === 'https:' ? 443 : 80)));
    const { kinds, connect } = isListed ? listed : others;
    if (protocol !== 'https:' && !isListed) {
      callback(blocked('The address is not https'), null);
    } else if (isIP(hostname) !== 0 && !kinds.includes(addressKind(hostname))) {
      // Node does not look an address up, so the lookup would not see it.
      callback(blocked('The address is not public'), null);
    } else {
      connect(target, callback);
    }
  };
  return choose;
}
