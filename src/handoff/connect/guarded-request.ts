import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
  type IPolicy,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';

export interface GuardedLookupOptions<T> {
  /** Requests the value. */
  readonly load: (signal: AbortSignal) => Promise<T>;
  /** Until when a new value may be reused, in epoch milliseconds. */
  readonly freshUntilMs: (value: T) => number;
  readonly deadlineMs: number;
  /** Called when a load has failed, but not while the breaker is open. */
  readonly onFailure: (error: unknown) => void;
}

const FAILURES_TO_OPEN = 3;
const OPEN_MS = 30_000;

/**
 * A value from another service, for a caller who is waiting. It is cached and requested once at a time, with a
 * deadline. After three failures in a row it is not requested for 30 seconds.
 */
export class GuardedLookup<T> {
  readonly #options: GuardedLookupOptions<T>;
  readonly #policy: IPolicy;
  #cached: { readonly value: T; readonly untilMs: number } | undefined;
  #flight: Promise<T | undefined> | undefined;

  constructor(options: GuardedLookupOptions<T>) {
    this.#options = options;
    // Aggressive, because the SDK ignores the signal while it looks for credentials or pauses between two tries.
    this.#policy = wrap(
      circuitBreaker(handleAll, {
        halfOpenAfter: OPEN_MS,
        breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
      }),
      timeout(options.deadlineMs, {
        strategy: TimeoutStrategy.Aggressive,
        abortOnReturn: false,
      }).dangerouslyUnref(),
    );
  }

  /** The newest value, even if it is no longer fresh. Sends no request. */
  get last(): T | undefined {
    return this.#cached?.value;
  }

  /** Never throws. @returns undefined when there was no value in time */
  get(): Promise<T | undefined> {
    if (this.#cached && Date.now() < this.#cached.untilMs) return Promise.resolve(this.#cached.value);
    this.#flight ??= this.#load().finally(() => {
      this.#flight = undefined;
    });
    return this.#flight;
  }

  async #load(): Promise<T | undefined> {
    try {
      const value = await this.#policy.execute(({ signal }) => this.#options.load(signal));
      this.#cached = { value, untilMs: this.#options.freshUntilMs(value) };
      return value;
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) this.#options.onFailure(error);
      return undefined;
    }
  }
}
