import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** The dependencies of nearly every part. */
export interface Tools {
  readonly logger: Logger;
  readonly metrics: Metrics;
}
