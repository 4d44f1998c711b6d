/** The hosts that the operator lets tools reach although they are private, each with its port. */
export class PrivateHosts {
  readonly #hosts: ReadonlySet<string>;

  /** @param hosts as `parsePrivateHosts` returns them */
  constructor(hosts: readonly string[]) {
    this.#hosts = new Set(hosts);
  }

  /** @param hostname as in a URL, with or without the brackets of IPv6 */
  has(hostname: string, port: number): boolean {
    return this.#hosts.has(hostKey(hostname, port));
  }
}

/**
 * Reads TOOLS_ALLOW_PRIVATE.
 * @param text like `orders.internal:8443,127.0.0.1:4010,[fd00::1]:80`
 * @returns undefined when an entry is no host with a port
 */
export function parsePrivateHosts(text: string): string[] | undefined {
  const entries = text.split(',').map((entry) => parseEntry(entry.trim()));
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
}

function parseEntry(entry: string): string | undefined {
  const [, host, port = ''] = /^(.+):(\d{1,5})$/.exec(entry) ?? [];
  const portNumber = Number(port);
  // The URL parser writes every spelling of a host in one way.
  const url = `http://${host}/`;
  if (host === undefined || portNumber < 1 || portNumber > 65_535 || !URL.canParse(url)) return undefined;
  const { hostname, href } = new URL(url);
  return href === `http://${hostname}/` ? hostKey(hostname, portNumber) : undefined;
}

function hostKey(hostname: string, port: number): string {
  return `${hostname.replace(/^\[|\]$/g, '').toLowerCase()}:${port}`;
}
