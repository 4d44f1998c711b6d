import { Stack, Validations } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/**
 * Accepts a finding of cdk-nag's rule pack AwsSolutions for one part of the stack. Any other finding fails
 * test/security.test.ts.
 * @param rule its name without the pack's, for example `ELB2`
 * @see https://github.com/cdklabs/cdk-nag/blob/main/RULES.md#awssolutions
 */
export function acceptFinding(part: IConstruct, rule: string, reason: string): void {
  Validations.of(part).acknowledge({ id: `AwsSolutions-${rule}`, reason });
}

/** Accepts the wildcards of some statements in a role's policy, each one by its text: a new wildcard is found. */
export function acceptWildcards(
  role: IConstruct,
  statements: readonly PolicyStatement[],
  reason: string,
): void {
  const stack = Stack.of(role);
  for (const { actions, resources } of statements) {
    for (const action of actions) acceptWildcard(role, `Action::${action}`, reason);
    for (const resource of resources) {
      acceptWildcard(role, `Resource::${templateText(stack.resolve(resource))}`, reason);
    }
  }
}

function acceptWildcard(role: IConstruct, finding: string, reason: string): void {
  if (finding.includes('*')) acceptFinding(role, `IAM5[${finding}]`, reason);
}

/** A value of the template as cdk-nag prints it: references in angle brackets. */
function templateText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  if ('Ref' in value) return `<${String(value.Ref)}>`;
  if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt'])) {
    return `<${value['Fn::GetAtt'].join('.')}>`;
  }
  if (!('Fn::Join' in value) || !Array.isArray(value['Fn::Join'])) return JSON.stringify(value);
  const [, parts] = value['Fn::Join'];
  return Array.isArray(parts) ? parts.map(templateText).join('') : '';
}
