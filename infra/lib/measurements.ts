import { Duration } from 'aws-cdk-lib';
import { Metric, type MetricProps, Stats } from 'aws-cdk-lib/aws-cloudwatch';

/** CloudWatch namespace of the metrics that the collector passes on. */
export const NAMESPACE = 'VoiceGateway';
/** Dimension that tells the gateways of one stack from those of another. */
export const SERVICE_DIMENSION = 'service';

/**
 * The Prometheus metrics of the gateway that scaling, alarms and the dashboard use, with the label that splits each.
 * The collector passes on these alone: CloudWatch charges for every metric each month.
 */
export const MEASUREMENTS = {
  gateway_active_sessions: [],
  gateway_accepting_calls: [],
  gateway_sessions_total: ['outcome'],
  gateway_escalations_total: ['reason'],
  gateway_handoffs_total: ['result'],
  gateway_handoff_preparations_total: ['result'],
  gateway_store_failures_total: [],
  gateway_crm_deliveries_total: ['result'],
  gateway_recordings_total: ['result'],
  gateway_requests_refused_total: ['reason'],
  gateway_all_requests_refused: [],
  gateway_frames_dropped_total: [],
  gateway_event_loop_lag_seconds: [],
  gateway_cost_usd_total: ['provider'],
  gateway_budgets_reached_total: ['budget'],
  voice_provider_connection_failures_total: ['provider'],
  voice_provider_renewals_total: ['result'],
} as const satisfies Record<string, readonly string[]>;

export type MeasurementName = keyof typeof MEASUREMENTS;

interface Slice extends Omit<MetricProps, 'metricName' | 'namespace' | 'dimensionsMap'> {
  readonly labels?: Readonly<Record<string, string>>;
}

/** The metrics of one stack's gateways in CloudWatch. */
export class Measurements {
  readonly #service: string;

  constructor(service: string) {
    this.#service = service;
  }

  /** How much a counter grew, summed over the tasks. */
  growth(name: MeasurementName, { labels, ...slice }: Slice = {}): Metric {
    return this.#metric(name, { statistic: Stats.SUM, period: Duration.minutes(5), ...slice, labels });
  }

  /** Mean of a gauge over the tasks. Each task reports once a minute. */
  mean(name: MeasurementName, slice: Slice = {}): Metric {
    return this.#metric(name, { statistic: Stats.AVERAGE, period: Duration.minutes(1), ...slice });
  }

  #metric(metricName: MeasurementName, { labels, ...slice }: Omit<Slice, 'labels'> & LabelsOf): Metric {
    const dimensionsMap = { [SERVICE_DIMENSION]: this.#service, ...labels };
    return new Metric({ namespace: NAMESPACE, metricName, dimensionsMap, ...slice });
  }
}

interface LabelsOf {
  readonly labels?: Readonly<Record<string, string>> | undefined;
}
