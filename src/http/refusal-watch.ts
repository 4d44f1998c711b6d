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
 * Warns the operator when every signed request of a minute was refused. The cause is then our own token or address, not
 * an attacker, and no caller gets through. One valid request ends the alarm. Requests without a signature do not count,
 * because scanners send them all the time.
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

  /** The signature of a request has been checked. */
  note(valid: boolean): void {
    if (valid) this.#valid += 1;
    else this.#refused += 1;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** A minute without requests changes nothing. */
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
