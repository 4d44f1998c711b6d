import { CfnOutput, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { ConnectSide } from './connect-side.ts';
import { Dashboard } from './dashboard.ts';
import { gatewayEnvironment } from './gateway-environment.ts';
import { GatewayService } from './gateway-service.ts';
import { GatewayTask } from './gateway-task.ts';
import { Measurements } from './measurements.ts';
import {
  connectStatements,
  GATEWAY_TABLE,
  modelStatement,
  protectionStatement,
  textModelStatement,
} from './permissions.ts';
import { SessionTable } from './session-table.ts';
import { type Settings, usesNova } from './settings.ts';

export interface GatewayStackProps extends StackProps {
  readonly settings: Settings;
  /** Folder of the built look-up, dist/lambda. */
  readonly lookupCode: string;
  /** Folder of the contact flows, infra/connect. */
  readonly flowsFolder: string;
}

/**
 * One deployment of the gateway in one region. The model may be in another one: only the task role's
 * permission and `NOVA_REGION` name it. Nothing is looked up, so it synthesises without an account.
 */
export class GatewayStack extends Stack {
  readonly #props: GatewayStackProps;

  constructor(scope: Construct, id: string, props: GatewayStackProps) {
    super(scope, id, { ...props, env: { region: props.settings.region } });
    this.#props = props;
    const { settings } = props;
    const sessions = new SessionTable(this, 'Sessions');
    const connect = this.#connectSide(sessions);
    const environment = gatewayEnvironment(settings, {
      tableName: sessions.table.tableName,
      callbackFlowId: connect?.callbackFlowId,
    });
    const task = new GatewayTask(this, 'Task', { settings, environment });
    sessions.grant(task.definition.taskRole, GATEWAY_TABLE);
    this.#allow(task, connect);
    const measurements = new Measurements(settings.name);
    const gateway = new GatewayService(this, 'Gateway', {
      settings,
      measurements,
      task: task.definition,
      certificateArn: this.#certificateArn(),
    });
    task.definition.taskRole.addToPrincipalPolicy(protectionStatement(this.#tasksArn(gateway)));
    const lookup = connect?.lookup.function;
    const alarms = new Alarms(this, 'Alarms', {
      settings,
      measurements,
      sessions,
      lookup,
      endpoint: gateway.endpoint,
    });
    gateway.undoDeploymentsOn(alarms.rollbackAlarmNames);
    new Dashboard(this, 'Dashboard', { settings, measurements, gateway, lookup });
    new CfnOutput(this, 'BalancerName', { value: gateway.endpoint.balancer.loadBalancerDnsName });
    new CfnOutput(this, 'SessionsTable', { value: sessions.table.tableName });
  }

  #certificateArn(): string {
    const parameter = new CfnParameter(this, 'CertificateArn', {
      description: `ARN of the ACM certificate of ${this.#props.settings.publicHost}, in this region`,
      allowedPattern: 'arn:aws[a-z-]*:acm:.+',
    });
    return parameter.valueAsString;
  }

  #connectSide(sessions: SessionTable): ConnectSide | undefined {
    const { settings, lookupCode, flowsFolder } = this.#props;
    const instance = settings.connect?.instance;
    if (!instance) return undefined;
    return new ConnectSide(this, 'Connect', {
      name: settings.name,
      instance,
      instanceArn: this.#instanceArn(instance.id),
      codeFolder: lookupCode,
      flowsFolder,
      sessions,
      retention: settings.logRetentionDays,
    });
  }

  #allow({ definition }: GatewayTask, connect: ConnectSide | undefined): void {
    const { settings } = this.#props;
    const role = definition.taskRole;
    if (usesNova(settings)) {
      role.addToPrincipalPolicy(modelStatement(this.partition, settings.novaRegions, settings.novaModelId));
    }
    this.#allowTextModel(role);
    const instance = settings.connect?.instance;
    if (!instance) return;
    const statements = connectStatements({
      instanceArn: this.#instanceArn(instance.id),
      queueId: instance.queueId,
      callbackFlowArn: connect?.callbackFlow?.attrContactFlowArn,
    });
    for (const statement of statements) role.addToPrincipalPolicy(statement);
  }

  /** One of the further variables, so that it has no setting of its own. */
  #allowTextModel(role: IRole): void {
    const { novaRegions, environment } = this.#props.settings;
    const { ESCALATION_MODEL_ID: modelId } = environment;
    const [region] = novaRegions;
    if (modelId === undefined || region === undefined) return;
    const { partition, account } = this;
    role.addToPrincipalPolicy(textModelStatement({ partition, account, region, modelId }));
  }

  /** The gateway's cluster is its own, so these are its tasks. */
  #tasksArn({ service }: GatewayService): string {
    const { clusterName } = service.cluster;
    return this.formatArn({ service: 'ecs', resource: 'task', resourceName: `${clusterName}/*` });
  }

  #instanceArn(id: string): string {
    return this.formatArn({ service: 'connect', resource: 'instance', resourceName: id });
  }
}
