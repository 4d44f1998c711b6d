import { RemovalPolicy } from 'aws-cdk-lib';
import { ContainerImage, type FargateTaskDefinition, LogDriver } from 'aws-cdk-lib/aws-ecs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { MEASUREMENTS, NAMESPACE, SERVICE_DIMENSION } from './measurements.ts';
import { GATEWAY_PORT } from './timing.ts';

const IMAGE = 'public.ecr.aws/aws-observability/aws-otel-collector:v0.50.0';

export interface MetricsCollectorProps {
  readonly task: FargateTaskDefinition;
  readonly service: string;
  readonly region: string;
  readonly retention: RetentionDays;
}

/**
 * Brings `/metrics` to CloudWatch: the AWS collector runs beside each gateway, scrapes it once a minute and writes
 * lines in the embedded metric format to a log group, from which CloudWatch makes metrics. The gateway needs no code
 * for CloudWatch, the task role needs no `PutMetricData` (which cannot be limited to a resource), and scaling averages
 * one sample a minute from each task.
 * @see https://aws-otel.github.io/docs/getting-started/cloudwatch-metrics
 */
export class MetricsCollector extends Construct {
  constructor(scope: Construct, id: string, { task, service, region, retention }: MetricsCollectorProps) {
    super(scope, id);
    const lines = new LogGroup(this, 'Lines', { retention, removalPolicy: RemovalPolicy.DESTROY });
    const own = new LogGroup(this, 'Log', { retention, removalPolicy: RemovalPolicy.DESTROY });
    lines.grant(task.taskRole, 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents');
    task.addContainer('collector', {
      image: ContainerImage.fromRegistry(IMAGE),
      // Calls go on without metrics; the alarm NoMeasurements goes off when they are missing.
      essential: false,
      cpu: 64,
      memoryReservationMiB: 128,
      memoryLimitMiB: 256,
      readonlyRootFilesystem: true,
      environment: {
        AOT_CONFIG_CONTENT: JSON.stringify(
          collectorConfig({ service, region, logGroup: lines.logGroupName }),
        ),
      },
      logging: LogDriver.awsLogs({ logGroup: own, streamPrefix: 'collector' }),
    });
  }
}

interface CollectorTarget {
  readonly service: string;
  readonly region: string;
  readonly logGroup: string;
}

/** The configuration of the collector. It reads YAML, and JSON is YAML. */
export function collectorConfig({ service, region, logGroup }: CollectorTarget) {
  const names = Object.keys(MEASUREMENTS);
  const scrape = {
    job_name: service,
    scrape_interval: '60s',
    static_configs: [{ targets: [`127.0.0.1:${GATEWAY_PORT}`], labels: { [SERVICE_DIMENSION]: service } }],
    metric_relabel_configs: [{ source_labels: ['__name__'], regex: names.join('|'), action: 'keep' }],
  };
  return {
    receivers: { prometheus: { config: { scrape_configs: [scrape] } } },
    exporters: {
      awsemf: {
        region,
        namespace: NAMESPACE,
        log_group_name: logGroup,
        log_stream_name: 'gateway',
        dimension_rollup_option: 'NoDimensionRollup',
        // A counter with labels appears with its first count, which would be lost otherwise.
        retain_initial_value_of_delta_metric: true,
        metric_declarations: Object.entries(MEASUREMENTS).map(([name, labels]) => declaration(name, labels)),
      },
    },
    service: { pipelines: { metrics: { receivers: ['prometheus'], exporters: ['awsemf'] } } },
  };
}

/** A metric as a whole, and once more for each label that splits it. */
function declaration(name: string, labels: readonly string[]) {
  const whole = [SERVICE_DIMENSION];
  return {
    // No anchors: the collector reads a dollar sign as the start of a variable.
    metric_name_selectors: [name],
    dimensions: [whole, ...labels.map((label) => [...whole, label])],
  };
}
