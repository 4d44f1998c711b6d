import { Duration } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { modelStatement } from './permissions.ts';
import type { Settings } from './settings.ts';

/**
 * The role that a page gets for some minutes to talk to Nova directly. It may do nothing but that. The gateway
 * narrows it further in each session.
 */
export class BrowserNovaRole extends Construct {
  readonly role: Role;

  constructor(
    scope: Construct,
    id: string,
    { settings, gateway }: { readonly settings: Settings; readonly gateway: IRole },
  ) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      description: 'Lets a web page stream to Amazon Nova',
      assumedBy: gateway,
      maxSessionDuration: Duration.hours(1),
    });
    const partition = this.role.stack.partition;
    this.role.addToPolicy(modelStatement(partition, settings.novaRegions, settings.novaModelId));
    gateway.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['sts:AssumeRole'], resources: [this.role.roleArn] }),
    );
  }
}
