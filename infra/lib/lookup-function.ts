import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { LOOKUP_TABLE } from './permissions.ts';
import type { SessionTable } from './session-table.ts';
import { LOOKUP_TIMEOUT_SECONDS } from './timing.ts';

export interface LookupFunctionProps {
  /** Folder with lookup.mjs, as `npm run build` leaves it. */
  readonly codeFolder: string;
  readonly sessions: SessionTable;
  readonly instanceArn: string;
  readonly retention: RetentionDays;
}

/** The function that the hand-off flow invokes to find a caller's conversation by its token. */
export class LookupFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: LookupFunctionProps) {
    super(scope, id);
    const { codeFolder, sessions, instanceArn, retention } = props;
    if (!existsSync(join(codeFolder, 'lookup.mjs'))) {
      throw new Error(
        `${codeFolder} has no lookup.mjs. Run "npm run build" in the root of the repository first.`,
      );
    }
    const logGroup = new LogGroup(this, 'Log', { retention, removalPolicy: RemovalPolicy.DESTROY });
    // The role that CDK makes by default may write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.function = new LambdaFunction(this, 'Function', {
      description: "Finds a hand-off for Amazon Connect's flow",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'lookup.handler',
      code: Code.fromAsset(codeFolder, { exclude: ['*', '!lookup.mjs'] }),
      memorySize: 512,
      timeout: Duration.seconds(LOOKUP_TIMEOUT_SECONDS),
      environment: { SESSIONS_TABLE: sessions.table.tableName },
      logGroup,
      role,
    });
    sessions.grant(role, LOOKUP_TABLE);
    this.#allowConnect(instanceArn);
  }

  #allowConnect(instanceArn: string): void {
    this.function.addPermission('Connect', {
      principal: new ServicePrincipal('connect.amazonaws.com'),
      sourceArn: instanceArn,
      sourceAccount: Stack.of(this).account,
    });
    // Without this association the flow editor does not list the function.
    new CfnIntegrationAssociation(this, 'Association', {
      instanceId: instanceArn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: this.function.functionArn,
    });
  }
}
