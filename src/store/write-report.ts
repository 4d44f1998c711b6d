import { errorMessage } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { PendingWrite } from './write-queue.ts';

/** One line for the first failure, and one for each batch of failures after it: an outage must not fill the log. */
const LOG_EVERY = 50;

/** Counts and logs what becomes of session writes, without a word of what they hold. */
export class WriteReport {
  readonly #logger: Logger;
  readonly #metrics: Metrics;
  #failuresInARow = 0;

  constructor(logger: Logger, metrics: Metrics) {
    this.#logger = logger;
    this.#metrics = metrics;
  }

  failed(callSid: string, write: PendingWrite['kind'], error: unknown): void {
    this.#failuresInARow += 1;
    this.#metrics.storeFailures.inc({ operation: write });
    if (this.#failuresInARow % LOG_EVERY !== 1) return;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.name : undefined;
    const attributes = { callSid, write, failures: this.#failuresInARow, error: errorMessage(error), cause };
    this.#logger.warn(attributes, 'A session write failed; it is tried again');
  }

  /** The table will never take this write: a fault of ours, and each is one too many. */
  rejected(callSid: string, write: PendingWrite['kind'], error: unknown): void {
    this.#metrics.storeFailures.inc({ operation: `${write}_rejected` });
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.name : undefined;
    this.#logger.error(
      { callSid, write, cause },
      'The session table refuses a write for good; it is dropped',
    );
  }

  succeeded(): void {
    if (this.#failuresInARow > 0) {
      this.#logger.info({ failures: this.#failuresInARow }, 'Session writes succeed again');
    }
    this.#failuresInARow = 0;
  }

  /** `stream`: everything that waited for one stream of a call. */
  dropped(what: PendingWrite['kind'] | 'stream', writes = 1): void {
    if (writes > 0) this.#metrics.storeFailures.inc({ operation: `${what}_dropped` }, writes);
  }
}
