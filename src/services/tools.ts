import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** What nearly every part is given. */
export interface Tools {
  readonly logger: Logger;
  readonly metrics: Metrics;
}
