import type { FloorRules } from '../call/conversation/turn-taking/floor-rules.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** The dependencies of nearly every part. */
export interface Tools {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Rules of the floor that are not as shipped, to measure what each of them does. */
  readonly floorRules?: Partial<FloorRules> | undefined;
}
