import { errorMessage } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { PendingWrite } from './write-queue.ts';

/** The first failure is logged, then one of every fifty, so that an outage does not fill the log. */
const LOG_EVERY = 50;

/** Counts and logs the results of session writes, never their content. */
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
    this.#logger.warn(
      attributes,
      'A session write failed; it is tried again. Check DynamoDB if this goes on',
    );
  }

  /** The table will never accept this write. This is a bug of the gateway, so each one is logged. */
  rejected(callSid: string, write: PendingWrite['kind'], error: unknown): void {
    this.#metrics.storeFailures.inc({ operation: `${write}_rejected` });
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.name : undefined;
    this.#logger.error(
      { callSid, write, cause },
      'The session table will never accept this write; it is dropped. Report it',
    );
  }

  succeeded(): void {
    if (this.#failuresInARow > 0) {
      this.#logger.info({ failures: this.#failuresInARow }, 'Session writes succeed again');
    }
    this.#failuresInARow = 0;
  }

  /** `stream`: all writes that waited for one stream of a call. */
  dropped(what: PendingWrite['kind'] | 'stream', writes = 1): void {
    if (writes > 0) this.#metrics.storeFailures.inc({ operation: `${what}_dropped` }, writes);
  }
}
