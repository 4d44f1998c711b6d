import { Duration } from 'aws-cdk-lib';
import { GatewayVpcEndpointAwsService, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  AlarmBehavior,
  Cluster,
  ContainerInsights,
  FargateService,
  type FargateTaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import type { Measurements } from './measurements.ts';
import { PublicEndpoint } from './public-endpoint.ts';
import type { Settings } from './settings.ts';

/** Longer than a task needs from its start to its second good answer to the balancer's health check. */
const START_SECONDS = 60;

export interface GatewayServiceProps {
  readonly settings: Settings;
  readonly task: FargateTaskDefinition;
  readonly certificateArn: string;
  readonly measurements: Measurements;
}

/** The gateway's tasks behind their load balancer, as many as there are calls for. */
export class GatewayService extends Construct {
  readonly endpoint: PublicEndpoint;
  readonly service: FargateService;

  constructor(scope: Construct, id: string, props: GatewayServiceProps) {
    super(scope, id);
    const { settings, certificateArn } = props;
    const vpc = this.#network(settings.natGateways);
    // Another id than 'Door' would replace the balancer of a running stack, and with it its DNS name.
    this.endpoint = new PublicEndpoint(this, 'Door', {
      vpc,
      certificateArn,
      drainSeconds: settings.drainSeconds,
    });
    this.service = this.#service(vpc, props);
    this.endpoint.serve(this.service);
    this.#scale(props);
  }

  /** Brings the former version back when one of these alarms goes off during a deployment. */
  undoDeploymentsOn(alarmNames: string[]): void {
    this.service.enableDeploymentAlarms(alarmNames, { behavior: AlarmBehavior.ROLLBACK_ON_ALARM });
  }

  /** Tasks have no public address: models and Twilio are reached through NAT, the table without it. */
  #network(natGateways: number): Vpc {
    return new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways,
      gatewayEndpoints: { DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB } },
    });
  }

  /**
   * The balancer asks `/ready`, which is 503 only while a task starts or drains: one that is full, or whose
   * provider refuses, is ready, so ECS may take an unready task for a broken one. It replaces those that hang,
   * and counts new ones that never become ready, by which the circuit breaker brings the former version back.
   * There is no desired count: each deployment would set it, and so end tasks with calls at a busy hour.
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

  /** A call costs little CPU, so calls decide; CPU is the second opinion. Down slowly: it moves calls. */
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
