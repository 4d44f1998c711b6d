import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { SettingsError } from '../lib/settings.ts';
import { deployment, gatewayStack, only, synthesise } from './stack.ts';

const root = join(import.meta.dirname, '..', '..');
const ORIGIN = 'https://www.example.com';
const settings = () =>
  deployment('sydney-tokyo', {
    image: 'example:1',
    browser: { origins: [ORIGIN, 'https://shop.example.com'], directNova: true },
    events: true,
  });
const stack = synthesise(settings());
const plain = synthesise(deployment('sydney-tokyo', { image: 'example:1' }));

function gatewayOf(template: typeof stack) {
  const [gateway] = only(template, 'AWS::ECS::TaskDefinition').ContainerDefinitions as {
    Environment: { Name: string; Value: unknown }[];
    Secrets: { Name: string }[];
  }[];
  return gateway;
}

describe('a stack that takes callers from pages', () => {
  it('publishes what pages ask for, and no path of operators', () => {
    const rules = Object.values(stack.findResources('AWS::ElasticLoadBalancingV2::ListenerRule'));
    const paths = rules.flatMap(({ Properties }) => Properties.Conditions[0].PathPatternConfig.Values);
    expect(paths).toEqual([
      '/twilio/*',
      '/health',
      '/ready',
      '/voice',
      '/voice/*',
      '/api/aws-credentials',
      '/api/aws-credentials/',
    ]);
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
    for (const { Properties } of rules) {
      expect(Properties.Conditions[0].PathPatternConfig.Values.length).toBeLessThanOrEqual(5);
    }
  });

  it('gives the gateway its keys as secrets and its origins, which make a valid configuration', () => {
    const gateway = gatewayOf(stack);
    expect(gateway?.Secrets.map(({ Name }) => Name)).toEqual(
      expect.arrayContaining(['WEB_API_KEY', 'WEB_TOKEN_KEY']),
    );
    const given = (gateway?.Environment ?? []).map(({ Name, Value }) => [Name, textOf(Name, Value)]);
    const key = '0123456789abcdef0123456789abcdef';
    const secrets = {
      TWILIO_AUTH_TOKEN: 'x',
      OPENAI_API_KEY: 'x',
      WEB_API_KEY: key,
      WEB_TOKEN_KEY: `${key}2`,
    };
    const { config } = readConfig({ ...Object.fromEntries(given), ...secrets });
    expect(config.web).toMatchObject({ origins: [ORIGIN, 'https://shop.example.com'] });
  });

  it('has a role for pages that only the gateway may assume, and that may only stream to Nova', () => {
    const [id, role] = Object.entries(stack.findResources('AWS::IAM::Role')).find(([name]) =>
      name.startsWith('BrowserNova'),
    ) ?? ['', undefined];
    const trust = JSON.stringify(role?.Properties.AssumeRolePolicyDocument);
    expect(trust).toContain('TaskDefinitionTaskRole');
    expect(role?.Properties.AssumeRolePolicyDocument.Statement).toHaveLength(1);
    const policies = Object.values(stack.findResources('AWS::IAM::Policy')).filter(({ Properties }) =>
      JSON.stringify(Properties.Roles).includes(id),
    );
    const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    expect(statements.map(({ Action }) => Action)).toEqual([
      ['bedrock:InvokeModel', 'bedrock:InvokeModelWithBidirectionalStream'],
    ]);
    expect(JSON.stringify(statements)).toContain(
      'bedrock:ap-northeast-1::foundation-model/amazon.nova-2-sonic-v1:0',
    );
    expect(JSON.stringify(statements)).not.toContain('*');
  });

  it('has an Event API that its tasks may publish to', () => {
    stack.hasResourceProperties('AWS::AppSync::ChannelNamespace', { Name: 'voice' });
    const policies = JSON.stringify(stack.findResources('AWS::IAM::Policy'));
    expect(policies).toContain('"appsync:EventPublish"');
    const environment = JSON.stringify(gatewayOf(stack)?.Environment);
    for (const name of ['APPSYNC_EVENTS_URL', 'APPSYNC_EVENTS_NAMESPACE'])
      expect(environment).toContain(name);
  });

  it('has no finding of cdk-nag that is not accepted with a reason', () => {
    const app = new App();
    const { violations } = new AwsSolutionsChecks(app).validateScope(gatewayStack(app, settings()));
    expect(violations.map(({ ruleName, description }) => `${ruleName}: ${description}`)).toEqual([]);
  });

  it('refuses an origin that is none', () => {
    const faulty = () => deployment('sydney-tokyo', { browser: { origins: ['www.example.com'] } });
    expect(faulty).toThrow(SettingsError);
    expect(faulty).toThrow('browser.origins.0: write the origin of a page, like https://www.example.com');
  });
});

it('a stack without pages publishes none of their paths and has no role for them', () => {
  plain.resourceCountIs('AWS::ElasticLoadBalancingV2::ListenerRule', 1);
  plain.resourceCountIs('AWS::AppSync::Api', 0);
  plain.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
    Conditions: [Match.objectLike({ PathPatternConfig: { Values: ['/twilio/*', '/health', '/ready'] } })],
  });
  expect(JSON.stringify(plain.findResources('AWS::IAM::Role'))).not.toContain('web page');
});

it('the paths are those of the gateway', () => {
  expect(readFileSync(join(root, 'src/web/voice-routes.ts'), 'utf8')).toContain("VOICE_PATH = '/voice'");
});

/** What CloudFormation fills in. */
function textOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (name === 'APPSYNC_EVENTS_URL') return 'https://x.appsync-api.ap-southeast-2.amazonaws.com/event';
  return name === 'BROWSER_NOVA_ROLE_ARN' ? 'arn:aws:iam::123456789012:role/browser' : 'made';
}
