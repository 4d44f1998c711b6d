import { isIP } from 'node:net';
import { addressKind } from './address-kind.ts';
import type { PrivateHosts } from './private-hosts.ts';

/** Names under which clouds answer with the credentials of a machine. They resolve only inside the cloud. */
const METADATA_NAMES: readonly string[] = ['metadata', 'metadata.google.internal', 'instance-data'];

/**
 * Why tools may not reach an address, as far as its text shows. Where a host name leads is checked when it is
 * connected to.
 * @returns what is wrong and what to write, or undefined
 */
export function addressProblem(
  url: URL,
  privateHosts: PrivateHosts,
): { readonly problem: string; readonly advice: string } | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const listing = `list ${url.hostname}:${port} in TOOLS_ALLOW_PRIVATE if tools may reach it`;
  if (url.username !== '' || url.password !== '') {
    return { problem: 'holds a user name or password', advice: 'send it in a header, from a secret' };
  }
  if (METADATA_NAMES.includes(host) || kindOf(host) === 'never') {
    return { problem: 'is an address that no tool may reach', advice: 'write a public https host' };
  }
  if (privateHosts.has(url.hostname, port)) {
    return /^https?:$/.test(url.protocol) ? undefined : NOT_HTTPS;
  }
  if (url.protocol === 'http:') return { ...NOT_HTTPS, advice: `write https, or ${listing}` };
  if (url.protocol !== 'https:') return NOT_HTTPS;
  if (kindOf(host) === 'private' || host === 'localhost' || host.endsWith('.localhost')) {
    return { problem: 'is not a public host', advice: `write a public host, or ${listing}` };
  }
  return undefined;
}

const NOT_HTTPS = { problem: 'is not an https URL', advice: 'write a URL that begins with https://' };

function kindOf(host: string) {
  return isIP(host) === 0 ? undefined : addressKind(host);
}
