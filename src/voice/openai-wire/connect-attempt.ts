import type { ProviderError } from '../../errors.ts';

/** The wait for a session. It settles once: by acceptance, by refusal, or at the deadline. */
export class ConnectAttempt {
  readonly promise: Promise<void>;
  #settle: { readonly resolve: () => void; readonly reject: (error: ProviderError) => void } | undefined;
  readonly #deadline: NodeJS.Timeout;

  /** @param timeoutMs after which `onTimeout` is called; it should fail the attempt */
  constructor(timeoutMs: number, onTimeout: () => void) {
    this.promise = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#deadline = setTimeout(onTimeout, timeoutMs).unref();
  }

  succeed(): void {
    clearTimeout(this.#deadline);
    this.#settle?.resolve();
  }

  fail(error: ProviderError): void {
    clearTimeout(this.#deadline);
    this.#settle?.reject(error);
  }
}
