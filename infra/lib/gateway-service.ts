import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { FlowLogDestination, GatewayVpcEndpointAwsService, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  AlarmBehavior,
  Cluster,
  ContainerInsights,
  FargateService,
  type FargateTaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Measurements } from './measurements.ts';
import { PublicEndpoint } from './public-endpoint.ts';
import type { Settings } from './settings.ts';

/** Longer than a task needs from its start to its second successful health check. */
const START_SECONDS = 60;

export interface GatewayServiceProps {
  readonly settings: Settings;
  readonly task: FargateTaskDefinition;
  readonly certificateArn: string;
  readonly measurements: Measurements;
}

/** The gateway's tasks behind their load balancer. Their number follows the number of calls. */
export class GatewayService extends Construct {
  readonly endpoint: PublicEndpoint;
  readonly service: FargateService;

  constructor(scope: Construct, id: string, props: GatewayServiceProps) {
    super(scope, id);
    const { settings, certificateArn } = props;
    const vpc = this.#network(settings);
    // Another id than 'Door' would replace the balancer of a running stack, and with it its DNS name.
    this.endpoint = new PublicEndpoint(this, 'Door', {
      vpc,
      certificateArn,
      drainSeconds: settings.drainSeconds,
      takesBrowsers: settings.browser !== undefined,
    });
    this.service = this.#service(vpc, props);
    this.endpoint.serve(this.service);
    this.#scale(props);
  }

  /** Rolls a deployment back when one of these alarms goes off while it runs. */
  rollBackOn(alarmNames: string[]): void {
    this.service.enableDeploymentAlarms(alarmNames, { behavior: AlarmBehavior.ROLLBACK_ON_ALARM });
  }

  /**
   * Tasks have no public address: they reach models and Twilio through NAT, and the table without it. The flow log
   * holds addresses of Twilio, AWS and the models; callers have none here.
   */
  #network({ natGateways, logRetentionDays, recording }: Settings): Vpc {
    const vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways,
      gatewayEndpoints: {
        DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB },
        // Recordings do not pay for the NAT gateways.
        ...(recording && { S3: { service: GatewayVpcEndpointAwsService.S3 } }),
      },
    });
    const flows = new LogGroup(this, 'Flows', {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    vpc.addFlowLog('FlowLog', { destination: FlowLogDestination.toCloudWatchLogs(flows) });
    return vpc;
  }

  /**
   * The balancer asks `/ready`, which is 503 only while a task starts or drains. A task that is full, or whose
   * provider refuses, is ready, so ECS may treat an unready task as broken: it replaces tasks that hang, and the
   * circuit breaker rolls back when new tasks never become ready. There is no desired count: each deployment would
   * reset it, and so stop tasks with calls in a busy hour.
   */
  #service(vpc: Vpc, { task }: GatewayServiceProps): FargateService {
    const cluster = new Cluster(this, 'Cluster', {
      vpc,
      containerInsightsV2: ContainerInsights.ENABLED,
    });
    return new FargateService(this, 'Service', {
      cluster,
      taskDefinition: task,
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { rollback: true },
      healthCheckGracePeriod: Duration.seconds(START_SECONDS),
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
    });
  }

  /** A call needs little CPU, so the number of calls decides, and CPU second. Scaling in is slow: it moves calls. */
  #scale({ settings, measurements }: GatewayServiceProps): void {
    const { minimum, maximum, targetCalls } = settings.tasks;
    const scaling = this.service.autoScaleTaskCount({ minCapacity: minimum, maxCapacity: maximum });
    const cooldowns = { scaleInCooldown: Duration.minutes(15), scaleOutCooldown: Duration.minutes(1) };
    scaling.scaleToTrackCustomMetric('Calls', {
      metric: measurements.mean('gateway_active_sessions'),
      targetValue: targetCalls,
      ...cooldowns,
    });
    scaling.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60, ...cooldowns });
  }
}
