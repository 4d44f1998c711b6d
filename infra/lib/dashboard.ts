import {
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import { HttpCodeElb, HttpCodeTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { GatewayService } from './gateway-service.ts';
import { type MeasurementName, type Measurements, NAMESPACE, SERVICE_DIMENSION } from './measurements.ts';
import type { Settings } from './settings.ts';

export interface DashboardProps {
  readonly settings: Settings;
  readonly measurements: Measurements;
  readonly gateway: GatewayService;
  readonly lookup: LambdaFunction | undefined;
}

const THIRD = 8;

/** One page: calls, people, models, machines. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    new CloudWatchDashboard(this, 'Page', {
      widgets: [callRow(props), handoffRow(props), modelRow(props), machineRow(props)],
    });
  }
}

function callRow({ settings, measurements, gateway }: DashboardProps) {
  const { endpoint } = gateway;
  return [
    graph('Calls in progress', [
      measurements.mean('gateway_active_sessions', { statistic: Stats.SUM, label: 'all tasks' }),
      measurements.mean('gateway_active_sessions', { label: 'mean per task' }),
      measurements.mean('gateway_active_sessions', { statistic: Stats.MAXIMUM, label: 'fullest task' }),
    ]),
    searchGraph('Calls ended, by outcome', settings, ['gateway_sessions_total', 'outcome']),
    graph('Errors towards Twilio', [
      endpoint.balancer.metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT),
      endpoint.targets.metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT),
      endpoint.targets.metrics.httpCodeTarget(HttpCodeTarget.TARGET_4XX_COUNT),
    ]),
  ];
}

function handoffRow({ settings, lookup }: DashboardProps) {
  const row = [
    searchGraph('Escalations, by reason', settings, ['gateway_escalations_total', 'reason']),
    searchGraph('Hand-offs, by how they ended', settings, ['gateway_handoffs_total', 'result']),
  ];
  if (!lookup) return row;
  const metrics = [lookup.metricInvocations(), lookup.metricErrors(), lookup.metricThrottles()];
  return [...row, graph('Look-up function', metrics)];
}

function modelRow({ settings, measurements }: DashboardProps) {
  return [
    searchGraph('Streams that could not be opened', settings, [
      'voice_provider_connection_failures_total',
      'provider',
    ]),
    searchGraph('Streams renewed, by result', settings, ['voice_provider_renewals_total', 'result']),
    graph('Model cost, US dollars', [measurements.growth('gateway_cost_usd_total', { label: 'in 5 min' })]),
  ];
}

function machineRow({ measurements, gateway }: DashboardProps) {
  const { endpoint, service } = gateway;
  return [
    graph('Tasks', [
      endpoint.targets.metrics.healthyHostCount(),
      endpoint.targets.metrics.unhealthyHostCount(),
    ]),
    graph('CPU and memory, percent', [service.metricCpuUtilization(), service.metricMemoryUtilization()]),
    graph('Failures, drops and refusals', [
      measurements.growth('gateway_store_failures_total', { label: 'store failures' }),
      measurements.growth('gateway_frames_dropped_total', { label: 'frames dropped' }),
      measurements.growth('gateway_requests_refused_total', { label: 'requests refused' }),
    ]),
  ];
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: THIRD });
}

/** One line for each value of a label, including values that appear later. */
function searchGraph(title: string, { name }: Settings, [metric, label]: [MeasurementName, string]) {
  const schema = `{${NAMESPACE},${SERVICE_DIMENSION},${label}}`;
  const query = `${schema} MetricName="${metric}" ${SERVICE_DIMENSION}="${name}"`;
  return graph(title, [new MathExpression({ expression: `SEARCH('${query}', 'Sum', 300)`, label: '' })]);
}
