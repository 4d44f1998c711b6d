import { createHash, createHmac } from 'node:crypto';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { SignatureV4 } from '@smithy/signature-v4';

/** The headers with which AppSync knows the gateway. */
export interface RequestSigner {
  /** @throws when there are no credentials */
  headers(url: URL, body: string): Promise<Readonly<Record<string, string>>>;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** With an API key. AppSync's keys expire after 365 days at most. */
export class KeySigner implements RequestSigner {
  readonly #apiKey: string;

  constructor(apiKey: string) {
    this.#apiKey = apiKey;
  }

  async headers(): Promise<Readonly<Record<string, string>>> {
    return { ...JSON_TYPE, 'x-api-key': this.#apiKey };
  }
}

/** With the credentials of the process, which need `appsync:EventPublish` on the namespace. */
export class RoleSigner implements RequestSigner {
  readonly #signature: SignatureV4;

  constructor(region: string) {
    this.#signature = new SignatureV4({
      service: 'appsync',
      region,
      credentials: defaultProvider(),
      sha256: NodeSha256,
    });
  }

  async headers({ protocol, host, hostname, pathname }: URL, body: string): Promise<Record<string, string>> {
    const { headers } = await this.#signature.sign({
      method: 'POST',
      protocol,
      hostname,
      path: pathname,
      query: {},
      headers: { host, ...JSON_TYPE },
      body,
    });
    return headers;
  }
}

/** The region in the address of an Event API; undefined for a domain of the operator's own. */
export function regionIn({ hostname }: URL): string | undefined {
  return /\.appsync-api\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?$/.exec(hostname)?.[1];
}

/** SHA-256 of Node, as the signer asks for it: with a secret it is an HMAC. */
class NodeSha256 {
  readonly #hash: { update(data: Uint8Array | string): unknown; digest(): Buffer };

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    throw new Error('The signer makes a new hash for each use');
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
