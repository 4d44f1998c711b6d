import { App } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { deployment, gatewayStack } from './stack.ts';

/** What cdk-nag's rule pack AwsSolutions finds in a deployment and nothing in lib/ has accepted. */
function findings(name: string, changes: Record<string, unknown>): string[] {
  const app = new App();
  const stack = gatewayStack(app, deployment(name, { image: 'example:1', ...changes }));
  const { violations } = new AwsSolutionsChecks(app).validateScope(stack);
  return violations.map(({ ruleName, description }) => `${ruleName}: ${description}`);
}

describe('AwsSolutions of cdk-nag', () => {
  it('finds what is not accepted', () => {
    const app = new App();
    const stack = gatewayStack(app, deployment('virginia-openai', { image: 'example:1' }));
    new Vpc(stack, 'WithoutFlowLog');
    const { violations } = new AwsSolutionsChecks(app).validateScope(stack);
    expect(violations.map(({ ruleName }) => ruleName)).toEqual(['AwsSolutions-VPC7']);
  });

  it.each([
    ['sydney-tokyo', {}],
    ['virginia-openai', {}],
    ['virginia-openai', { alarmEmail: 'ops@example.com', twilioSecondaryToken: true, natGateways: 1 }],
    ['sydney-tokyo', { environment: { ESCALATION_MODEL_ID: 'apac.amazon.nova-lite-v1:0' } }],
    ['virginia-openai', { cascade: { modelId: 'us.amazon.nova-lite-v1:0', speech: 'stream' } }],
  ])('finds nothing in %s with %o that is not accepted with a reason', (name, changes) => {
    expect(findings(name, changes)).toEqual([]);
  });
});
