import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';

export interface RefusalWatchOptions {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'allRequestsRefused'>;
  /** Default one minute. */
  readonly windowMs?: number;
}

const WINDOW_MS = 60_000;

/**
 * Tells the operator when every signed request of a minute was refused: then it is not somebody who tries, but
 * our own token or address, and no caller gets through. A signed request that is good ends it. Requests without
 * any signature do not count; the internet is full of them.
 */
export class RefusalWatch {
  readonly #options: RefusalWatchOptions;
  readonly #timer: NodeJS.Timeout;
  #refused = 0;
  #valid = 0;

  constructor(options: RefusalWatchOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#judge(), options.windowMs ?? WINDOW_MS).unref();
  }

  /** A request that carried a signature was judged. */
  note(valid: boolean): void {
    if (valid) this.#valid += 1;
    else this.#refused += 1;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** A minute without any request says nothing: what was known before stays. */
  #judge(): void {
    const [refused, valid] = [this.#refused, this.#valid];
    this.#refused = 0;
    this.#valid = 0;
    const { logger, metrics } = this.#options;
    if (valid > 0) metrics.allRequestsRefused.set(0);
    if (valid > 0 || refused === 0) return;
    metrics.allRequestsRefused.set(1);
    logger.error(
      { refused },
      'Every signed request of the last minute was refused: TWILIO_AUTH_TOKEN or PUBLIC_URL is not what Twilio signs with',
    );
  }
}
