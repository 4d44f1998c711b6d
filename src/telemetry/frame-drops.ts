import type { Logger } from '../logging.ts';
import type { Metrics } from './metrics.ts';

/** Why a message was not used, or audio is missing. */
export type DropReason =
  | 'binary'
  | 'oversized'
  | 'malformed'
  | 'unknown_event'
  | 'unexpected_event'
  | 'before_start'
  | 'duplicate_start'
  | 'wrong_stream'
  | 'bad_payload'
  | 'out_of_order'
  | 'gap'
  | 'backpressure'
  | 'mark_lost'
  | 'line_dead'
  | 'listener_failed'
  | 'socket_error';

/** Counts what one stream could not use. Only the first of a kind is a warning: garbage must not fill the log. */
export class FrameDrops {
  readonly #metrics: Metrics;
  readonly #warned = new Set<DropReason>();
  #logger: Logger;

  constructor(logger: Logger, metrics: Metrics) {
    this.#logger = logger;
    this.#metrics = metrics;
  }

  /** From now on the lines name the call. */
  useLogger(logger: Logger): void {
    this.#logger = logger;
  }

  count(reason: DropReason): void {
    this.#metrics.framesDropped.inc({ reason });
    const level = this.#warned.has(reason) ? 'debug' : 'warn';
    this.#warned.add(reason);
    this.#logger[level]({ reason }, 'Media message not used');
  }
}
