import { Duration } from 'aws-cdk-lib';
import type { Vpc } from 'aws-cdk-lib/aws-ec2';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ApplicationTargetGroup,
  ListenerAction,
  ListenerCondition,
  SslPolicy,
  TargetGroupLoadBalancingAlgorithmType,
  TargetType,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { acceptFinding } from './accepted-findings.ts';
import { GATEWAY_PORT, IDLE_TIMEOUT_SECONDS } from './timing.ts';

/** What the internet may ask for. `/metrics`, `/admin` and `/console` stay private. */
const PUBLIC_PATHS = ['/twilio/*', '/health', '/ready'];
/** A rule takes five patterns at most. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const BROWSER_PATHS = ['/voice', '/voice/*', '/api/aws-credentials', '/api/aws-credentials/'];

export interface PublicEndpointProps {
  readonly vpc: Vpc;
  readonly certificateArn: string;
  readonly drainSeconds: number;
  /** Whether callers may come from web pages. */
  readonly takesBrowsers: boolean;
}

/** The load balancer that Twilio, and callers in a browser, reach. */
export class PublicEndpoint extends Construct {
  readonly balancer: ApplicationLoadBalancer;
  readonly targets: ApplicationTargetGroup;

  constructor(scope: Construct, id: string, props: PublicEndpointProps) {
    super(scope, id);
    const { vpc, drainSeconds } = props;
    this.balancer = new ApplicationLoadBalancer(this, 'Balancer', {
      vpc,
      internetFacing: true,
      idleTimeout: Duration.seconds(IDLE_TIMEOUT_SECONDS),
      dropInvalidHeaderFields: true,
    });
    acceptFinding(
      this.balancer,
      'ELB2',
      'GET webhooks carry caller numbers, which an access log would keep.',
    );
    acceptFinding(
      this.balancer,
      'EC23',
      'Callers and Twilio have no fixed addresses; only port 443 is open.',
    );
    this.targets = new ApplicationTargetGroup(this, 'Targets', {
      vpc,
      port: GATEWAY_PORT,
      protocol: ApplicationProtocol.HTTP,
      targetType: TargetType.IP,
      deregistrationDelay: Duration.seconds(drainSeconds),
      // Calls differ in length: round robin would pile them up on the older tasks.
      loadBalancingAlgorithmType: TargetGroupLoadBalancingAlgorithmType.LEAST_OUTSTANDING_REQUESTS,
      healthCheck: {
        path: '/ready',
        healthyHttpCodes: '200',
        interval: Duration.seconds(10),
        timeout: Duration.seconds(5),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 3,
      },
    });
    this.#listen(props);
  }

  /** Registers the tasks of the service and lets the balancer reach them. */
  serve(service: FargateService): void {
    service.attachToApplicationTargetGroup(this.targets);
  }

  #listen({ certificateArn, takesBrowsers }: PublicEndpointProps): void {
    const listener = this.balancer.addListener('Tls', {
      port: 443,
      protocol: ApplicationProtocol.HTTPS,
      certificates: [{ certificateArn }],
      sslPolicy: SslPolicy.RECOMMENDED_TLS,
      defaultAction: ListenerAction.fixedResponse(404, {
        contentType: 'text/plain',
        messageBody: 'not found',
      }),
    });
    const action = ListenerAction.forward([this.targets]);
    listener.addAction('Gateway', {
      priority: 1,
      conditions: [ListenerCondition.pathPatterns(PUBLIC_PATHS)],
      action,
    });
    if (!takesBrowsers) return;
    listener.addAction('Browsers', {
      priority: 2,
      conditions: [ListenerCondition.pathPatterns(BROWSER_PATHS)],
      action,
    });
  }
}
