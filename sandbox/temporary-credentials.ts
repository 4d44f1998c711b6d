import { randomBytes } from 'node:crypto';

/** What AWS STS gives for a while, and what it allows. */
export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAtMs: number;
  readonly actions: readonly string[];
  /** ARNs. */
  readonly resources: readonly string[];
}

type Grant = Pick<TemporaryCredentials, 'actions' | 'resources'>;

/** The temporary credentials that exist on this machine: STS writes them, Bedrock looks them up. */
export class CredentialBook {
  readonly #issued = new Map<string, TemporaryCredentials>();

  /** How many were given out. */
  get count(): number {
    return this.#issued.size;
  }

  issue(grant: Grant, lifetimeMs: number): TemporaryCredentials {
    const credentials = {
      ...grant,
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      // Real ones have several hundred characters, with those that an address must escape.
      sessionToken: randomBytes(480).toString('base64'),
      expiresAtMs: Date.now() + lifetimeMs,
    };
    this.#issued.set(credentials.accessKeyId, credentials);
    return credentials;
  }

  find(accessKeyId: string): TemporaryCredentials | undefined {
    return this.#issued.get(accessKeyId);
  }

  /** All that were given out are expired from now on. */
  expireAll(): void {
    for (const [id, credentials] of this.#issued) this.#issued.set(id, { ...credentials, expiresAtMs: 0 });
  }
}
