import { ProviderError } from '../../../errors.ts';
import { type AwsService, awsFailure } from '../aws/failure.ts';

/** After a stall of the process its timers run first: what has come meanwhile is read within this time. */
const GRACE_MS = 50;

/** How long one service may give nothing of what it owes. */
export class Patience {
  readonly #service: AwsService;
  readonly #onFailed: (error: ProviderError) => void;
  #timer: NodeJS.Timeout | undefined;

  /** @param onFailed told of the silence, and of what the service fails with */
  constructor(service: AwsService, onFailed: (error: ProviderError) => void) {
    this.#service = service;
    this.#onFailed = onFailed;
  }

  /** Something is owed, or has come and is not all of it. @param limitMs how long it may take, milliseconds */
  expect(limitMs: number): void {
    this.settle();
    const error = new ProviderError(
      'provider_timeout',
      `${this.#service} was silent for ${limitMs} ms during an answer`,
    );
    this.#timer = setTimeout(() => {
      this.#timer = setTimeout(() => this.#onFailed(error), GRACE_MS).unref();
    }, limitMs).unref();
  }

  /** Nothing is owed. Idempotent. */
  settle(): void {
    clearTimeout(this.#timer);
  }

  /** The service has failed with this. */
  failed(error: unknown): void {
    this.settle();
    this.#onFailed(awsFailure(this.#service, error));
  }
}
