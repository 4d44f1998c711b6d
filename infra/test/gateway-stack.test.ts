import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { IDLE_TIMEOUT_SECONDS, STOP_TIMEOUT_SECONDS, TASK_DRAIN_SECONDS } from '../lib/timing.ts';
import { deployment, only, synthesise } from './stack.ts';

const sydney = synthesise(deployment('sydney-tokyo', { image: 'registry.example.com/voice-gateway:1' }));
const virginia = synthesise(deployment('virginia-openai', { image: 'registry.example.com/voice-gateway:1' }));

describe('the session table', () => {
  it('has the keys, the time to live and the billing of the gateway', () => {
    sydney.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      DeletionProtectionEnabled: true,
    });
  });

  it('stays, with its key, when the stack is deleted', () => {
    sydney.hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain' });
    sydney.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({ EnableKeyRotation: true }),
    });
  });
});

describe('the network', () => {
  it('keeps a flow log as long as the other logs', () => {
    sydney.hasResourceProperties('AWS::EC2::FlowLog', { ResourceType: 'VPC', TrafficType: 'ALL' });
  });
});

describe('the public endpoint', () => {
  it('speaks TLS only, and leads only public paths to the gateway', () => {
    sydney.resourceCountIs('AWS::ElasticLoadBalancingV2::Listener', 1);
    sydney.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 443,
      Protocol: 'HTTPS',
      Certificates: [{ CertificateArn: { Ref: 'CertificateArn' } }],
      DefaultActions: [Match.objectLike({ Type: 'fixed-response' })],
    });
    sydney.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
      Conditions: [
        { Field: 'path-pattern', PathPatternConfig: { Values: ['/twilio/*', '/health', '/ready'] } },
      ],
    });
  });

  it('closes silent connections before the gateway does, so that it never reuses one that is closing', () => {
    sydney.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      LoadBalancerAttributes: Match.arrayWith([
        { Key: 'idle_timeout.timeout_seconds', Value: String(IDLE_TIMEOUT_SECONDS) },
      ]),
    });
    const app = readFileSync(new URL('../../src/http/http-server.ts', import.meta.url), 'utf8');
    const keepAliveMs = Number(/keepAliveTimeout: ([\d_]+)/.exec(app)?.[1]?.replaceAll('_', ''));
    expect(keepAliveMs).toBeGreaterThan(IDLE_TIMEOUT_SECONDS * 1000);
  });

  it('asks /ready, and lets the calls of a stopping task go on', () => {
    sydney.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      HealthCheckPath: '/ready',
      Port: 3000,
      TargetType: 'ip',
      TargetGroupAttributes: Match.arrayWith([{ Key: 'deregistration_delay.timeout_seconds', Value: '900' }]),
    });
  });
});

describe('the service', () => {
  it('rolls back a release that never becomes ready, and never resets the number of tasks', () => {
    const service = only(sydney, 'AWS::ECS::Service');
    expect(service).toMatchObject({
      // While it lasts, ECS counts no task as failed, so it would not roll back.
      HealthCheckGracePeriodSeconds: 60,
      DeploymentConfiguration: { MinimumHealthyPercent: 100, DeploymentCircuitBreaker: { Rollback: true } },
    });
    expect(service).not.toHaveProperty('DesiredCount');
  });

  it('rolls back when its new tasks answer with errors, or their provider refuses them', () => {
    const service = only(sydney, 'AWS::ECS::Service');
    expect(service).toMatchObject({
      DeploymentConfiguration: { Alarms: { Enable: true, Rollback: true } },
    });
    const alarms = JSON.stringify(service.DeploymentConfiguration);
    for (const name of ['BalancerErrors', 'GatewayErrors', 'ProviderRefused']) expect(alarms).toContain(name);
  });

  it('scales on the mean of calls per task', () => {
    sydney.hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
      TargetTrackingScalingPolicyConfiguration: {
        CustomizedMetricSpecification: {
          Namespace: 'VoiceGateway',
          MetricName: 'gateway_active_sessions',
          Dimensions: [{ Name: 'service', Value: 'voice-gateway' }],
          Statistic: 'Average',
        },
        TargetValue: 6,
      },
    });
    sydney.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
      MinCapacity: 2,
      MaxCapacity: 2,
    });
  });

  it('leaves the gateway time to move its calls before it is killed', () => {
    const shutdown = readFileSync(new URL('../../src/main/shutdown.ts', import.meta.url), 'utf8');
    const constant = (name: string) =>
      Number(new RegExp(`${name} = ([\\d_]+)`).exec(shutdown)?.[1]?.replaceAll('_', '')) / 1000;
    const longest = TASK_DRAIN_SECONDS + 2 * constant('LAST_WEBHOOKS_MS') + constant('CLOSE_MS');
    expect(longest).toBeLessThan(STOP_TIMEOUT_SECONDS);
  });
});

describe('the Connect side', () => {
  it('has a look-up function that only this instance may invoke', () => {
    sydney.hasResourceProperties('AWS::Lambda::Function', {
      Handler: 'lookup.handler',
      Runtime: 'nodejs24.x',
      Timeout: Match.exact(5),
      Environment: { Variables: { SESSIONS_TABLE: Match.anyValue() } },
    });
    const permission = only(sydney, 'AWS::Lambda::Permission');
    expect(permission.Principal).toBe('connect.amazonaws.com');
    expect(JSON.stringify(permission.SourceArn)).toContain(':instance/11111111-1111-1111-1111-111111111111"');
  });

  it('puts the ids into the flows, which stay JSON', () => {
    const flows = Object.values(sydney.findResources('AWS::Connect::ContactFlow'));
    expect(flows).toHaveLength(2);
    for (const { Properties } of flows) {
      const parts: unknown[] = Properties.Content['Fn::Join'][1];
      const text = parts.map((part) => (typeof part === 'string' ? part : 'token')).join('');
      expect(text).not.toMatch(/\$\{/);
      expect(JSON.parse(text)).toHaveProperty('StartAction');
    }
  });

  it('has no flows when there are no flow files', () => {
    synthesise(deployment('sydney-tokyo', { image: 'example:1' }), join(tmpdir(), 'none')).resourceCountIs(
      'AWS::Connect::ContactFlow',
      0,
    );
  });

  it('is absent without an instance', () => {
    virginia.resourceCountIs('AWS::Lambda::Function', 0);
    virginia.resourceCountIs('AWS::Connect::ContactFlow', 0);
  });
});

describe('resources.md', () => {
  const page = readFileSync(new URL('../resources.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(AWS::[\w:]+)` \| (\d+) \| (\d+) \|$/gm)];
  const [, sydneyTotal, sydneyKb, virginiaTotal, virginiaKb] =
    /(\d+) resources in (\d+) kB of JSON, and\s+(\d+) in (\d+) kB/.exec(page) ?? [];

  it.each([
    { name: 'sydney', template: sydney, column: 2, total: sydneyTotal, kb: sydneyKb },
    { name: 'virginia', template: virginia, column: 3, total: virginiaTotal, kb: virginiaKb },
  ])('lists what $name has, with its number and size', ({ template, column, total, kb }) => {
    const resources: { Type: string }[] = Object.values(template.toJSON().Resources);
    const counts: Record<string, number> = {};
    for (const { Type } of resources) counts[Type] = (counts[Type] ?? 0) + 1;
    const listed = rows.map((row) => [row[1], Number(row[column])] as const).filter(([, count]) => count > 0);
    expect(Object.fromEntries(listed)).toEqual(counts);
    expect(resources).toHaveLength(Number(total));
    const kilobytes = JSON.stringify(template.toJSON()).length / 1000;
    expect(Math.abs(kilobytes - Number(kb))).toBeLessThan(3);
  });
});

describe('the image', () => {
  it('is built from this repository when none is named', () => {
    const definition = only(synthesise(deployment('virginia-openai')), 'AWS::ECS::TaskDefinition');
    expect(JSON.stringify(definition)).toContain('container-assets');
  });
});

describe('alarms and the dashboard', () => {
  it('notify when they go off and when all is well again, and say what to do', () => {
    const alarms = Object.values(sydney.findResources('AWS::CloudWatch::Alarm'));
    expect(alarms.length).toBeGreaterThanOrEqual(15);
    for (const { Properties } of alarms) {
      expect(Properties.AlarmActions).toHaveLength(1);
      expect(Properties.OKActions).toHaveLength(1);
      expect(Properties.AlarmDescription).toMatch(/\.$/);
    }
  });

  it('watch what sends callers to a person, and what keeps them from one', () => {
    const names = Object.keys(sydney.findResources('AWS::CloudWatch::Alarm'));
    for (const rule of ['ProviderRefused', 'NoneAccepts', 'TwilioRefused', 'RefusedDials', 'DailyBudget']) {
      expect(names.filter((name) => name.includes(rule))).toHaveLength(1);
    }
  });

  it('watch for guessed hand-off tokens, in the log of the look-up function', () => {
    sydney.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ $.lookupsLocked IS TRUE }',
      MetricTransformations: [Match.objectLike({ MetricName: 'lookups_locked', MetricValue: '1' })],
    });
    sydney.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'lookups_locked', Threshold: 1 });
  });

  it('let CloudWatch publish to their topic, which sends mail to an address', () => {
    sydney.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
        ]),
      },
    });
    const settings = deployment('virginia-openai', { image: 'example:1', alarmEmail: 'ops@example.com' });
    synthesise(settings).hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email' });
  });

  it('logs are kept for 30 days', () => {
    for (const { Properties } of Object.values(sydney.findResources('AWS::Logs::LogGroup'))) {
      expect(Properties.RetentionInDays).toBe(30);
    }
  });
});

describe("README's costs", () => {
  it('add up to the total', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| [^|*]+ \| [^|]+ \| (\d+) \|$/gm)].map(([, dollars]) =>
      Number(dollars),
    );
    const [, total] = /^\| \*\*Total\*\* \| \| \*\*(\d+)\*\* \|$/m.exec(readme) ?? [];
    expect(rows).toHaveLength(9);
    expect(rows.reduce((sum, dollars) => sum + dollars, 0)).toBe(Number(total));
  });
});
