import { ProviderError } from '../../errors.ts';

/** The opening of a session, which somebody waits for, and its limit. */
export class Opening {
  readonly #promise: Promise<void>;
  #resolve: () => void = () => undefined;
  #reject: (error: ProviderError) => void = () => undefined;
  #deadline: NodeJS.Timeout | undefined;

  constructor() {
    this.#promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // A session that nobody waits for may fail too.
    this.#promise.catch(() => undefined);
  }

  /** Resolves when the session is open. @throws ProviderError when it cannot be opened, or not in time */
  get promise(): Promise<void> {
    return this.#promise;
  }

  /** @param onTimeout called when the session is not open after `limitMs` */
  begin(limitMs: number, onTimeout: (error: ProviderError) => void): void {
    const error = new ProviderError(
      'provider_timeout',
      `Amazon Transcribe opened no stream within ${limitMs} ms`,
    );
    this.#deadline = setTimeout(() => onTimeout(error), limitMs).unref();
  }

  succeeded(): void {
    clearTimeout(this.#deadline);
    this.#resolve();
  }

  /** Does nothing after a success. Idempotent. @param error absent: the session was closed meanwhile */
  failed(error?: ProviderError): void {
    clearTimeout(this.#deadline);
    this.#reject(error ?? new ProviderError('provider_lost', 'The session was closed before it was open'));
  }
}
