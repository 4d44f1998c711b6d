import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { ToolError } from '../../errors.ts';
import { type AddressKind, addressKind } from './address-kind.ts';

/** Resolves a host to all its addresses, as `dns.lookup` does with `all`. */
export type Resolve = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Of the system, so that its hosts file and its search list count. */
export const systemResolve: Resolve = (hostname, done) => {
  lookup(hostname, { all: true }, done);
};

/**
 * A lookup for a socket that hands on only addresses of these kinds. The socket connects to exactly what was checked:
 * a name that resolves to something else a moment later has no effect. One forbidden address refuses the whole host.
 */
export function guardedLookup(allowed: readonly AddressKind[], resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) {
        callback(error ?? new Error('The host has no address'), '', 0);
      } else if (!addresses.every(({ address }) => allowed.includes(addressKind(address)))) {
        callback(blocked('The host resolves to an address that is not public'), '', 0);
      } else if (options.all) {
        callback(null, addresses);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

export function blocked(problem: string): ToolError {
  return new ToolError('tool_blocked', problem);
}
