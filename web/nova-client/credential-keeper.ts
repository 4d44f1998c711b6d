import type { CredentialSource, NovaCredentials } from './credentials.ts';

/** A stream lives for up to 8 minutes, and its events are signed with the credentials that it began with. */
const MIN_LIFE_MS = 9 * 60_000;

/** Gives each stream credentials that outlive it. */
export class CredentialKeeper {
  readonly #source: CredentialSource;
  readonly #minLifeMs: number;
  #current: NovaCredentials | undefined;
  #fetching: Promise<NovaCredentials> | undefined;

  constructor(source: CredentialSource, minLifeMs = MIN_LIFE_MS) {
    this.#source = source;
    this.#minLifeMs = minLifeMs;
  }

  /** @throws CredentialsRefused, or what the source throws */
  fresh(): Promise<NovaCredentials> {
    const { expiration } = this.#current ?? {};
    if (this.#current && expiration && expiration.getTime() - Date.now() >= this.#minLifeMs)
      return Promise.resolve(this.#current);
    this.#fetching ??= this.#fetch();
    return this.#fetching;
  }

  /** Those at hand were refused, or may have been. */
  discard(): void {
    this.#current = undefined;
  }

  async #fetch(): Promise<NovaCredentials> {
    try {
      this.#current = await this.#source();
      return this.#current;
    } finally {
      this.#fetching = undefined;
    }
  }
}
