import { CfnOutput, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acceptWildcards } from './accepted-findings.ts';
import { Alarms } from './alarms.ts';
import { BrowserNovaRole } from './browser-nova-role.ts';
import { ConnectSide } from './connect-side.ts';
import { Dashboard } from './dashboard.ts';
import { SessionEventApi } from './event-api.ts';
import { gatewayEnvironment } from './gateway-environment.ts';
import { GatewayService } from './gateway-service.ts';
import { GatewayTask } from './gateway-task.ts';
import { Measurements } from './measurements.ts';
import {
  cascadeStatements,
  connectStatements,
  GATEWAY_TABLE,
  knowledgeStatement,
  modelStatement,
  protectionStatement,
  textModelStatement,
} from './permissions.ts';
import { RecordingBucket } from './recording-bucket.ts';
import { SessionTable } from './session-table.ts';
import { cascadeRegions, type Settings, usesNova } from './settings.ts';

export interface GatewayStackProps extends StackProps {
  readonly settings: Settings;
  /** Folder of the built look-up function: dist/lambda. */
  readonly lookupCode: string;
  /** Folder of the contact flows: infra/connect. */
  readonly flowsFolder: string;
}

/**
 * One deployment of the gateway in one region. The model may be in another region: only the permission of the
 * task role and `NOVA_REGION` name it. The stack looks nothing up, so it can be synthesised without an account.
 */
export class GatewayStack extends Stack {
  readonly #props: GatewayStackProps;

  constructor(scope: Construct, id: string, props: GatewayStackProps) {
    super(scope, id, { ...props, env: { region: props.settings.region } });
    this.#props = props;
    const { settings } = props;
    const sessions = new SessionTable(this, 'Sessions');
    const connect = this.#connectSide(sessions);
    const recordings = settings.recording && new RecordingBucket(this, 'Recordings', settings.recording);
    const events = settings.events ? new SessionEventApi(this, 'Events', settings.name) : undefined;
    const environment = gatewayEnvironment(settings, {
      events,
      tableName: sessions.table.tableName,
      callbackFlowId: connect?.callbackFlowId,
      recordingBucket: recordings?.bucket.bucketName,
    });
    const task = new GatewayTask(this, 'Task', { settings, environment });
    sessions.grant(task.definition.taskRole, GATEWAY_TABLE);
    recordings?.grantStore(task.definition.taskRole);
    if (settings.console) recordings?.grantPlay(task.definition.taskRole);
    events?.grantPublish(task.definition.taskRole);
    if (settings.browser?.directNova) this.#letPagesTalkToNova(task);
    this.#allow(task, connect);
    const measurements = new Measurements(settings.name);
    const gateway = new GatewayService(this, 'Gateway', {
      settings,
      measurements,
      task: task.definition,
      certificateArn: this.#certificateArn(),
    });
    this.#allowProtection(task, gateway);
    const lookup = connect?.lookup.function;
    const alarms = new Alarms(this, 'Alarms', {
      settings,
      measurements,
      sessions,
      lookup,
      endpoint: gateway.endpoint,
    });
    gateway.rollBackOn(alarms.rollbackAlarmNames);
    new Dashboard(this, 'Dashboard', { settings, measurements, gateway, lookup });
    new CfnOutput(this, 'BalancerName', { value: gateway.endpoint.balancer.loadBalancerDnsName });
    new CfnOutput(this, 'SessionsTable', { value: sessions.table.tableName });
    if (recordings) new CfnOutput(this, 'RecordingsBucket', { value: recordings.bucket.bucketName });
  }

  #certificateArn(): string {
    const parameter = new CfnParameter(this, 'CertificateArn', {
      description: `ARN of the ACM certificate of ${this.#props.settings.publicHost}, in this region`,
      allowedPattern: 'arn:aws[a-z-]*:acm:.+',
    });
    return parameter.valueAsString;
  }

  #letPagesTalkToNova(task: GatewayTask): void {
    const { settings } = this.#props;
    const gateway = task.definition.taskRole;
    const { role } = new BrowserNovaRole(this, 'BrowserNova', { settings, gateway });
    task.setVariable('BROWSER_NOVA_ROLE_ARN', role.roleArn);
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
    this.#allowCascade(role);
    const { knowledgeBaseArns } = settings;
    if (knowledgeBaseArns.length > 0) role.addToPrincipalPolicy(knowledgeStatement(knowledgeBaseArns));
    const instance = settings.connect?.instance;
    if (!instance) return;
    const statements = connectStatements({
      instanceArn: this.#instanceArn(instance.id),
      queueId: instance.queueId,
      callbackFlowArn: connect?.callbackFlow?.attrContactFlowArn,
    });
    for (const statement of statements) role.addToPrincipalPolicy(statement);
    const reason =
      'The ids of contacts and of opening hours are known only during a call; the instance is fixed.';
    acceptWildcards(role, statements, reason);
  }

  /** The deployment file names `ESCALATION_MODEL_ID` only in `environment`. */
  #allowTextModel(role: IRole): void {
    const { novaRegions, environment } = this.#props.settings;
    const { ESCALATION_MODEL_ID: modelId } = environment;
    const [region] = novaRegions;
    if (modelId === undefined || region === undefined) return;
    const { partition, account } = this;
    const statement = textModelStatement({ partition, account, region, modelId });
    role.addToPrincipalPolicy(statement);
    acceptWildcards(role, [statement], 'An inference profile sends a request to any of its regions.');
  }

  #allowCascade(role: IRole): void {
    const { settings } = this.#props;
    if (!settings.cascade) return;
    const { modelId, speech } = settings.cascade;
    const { region, pollyRegion } = cascadeRegions(settings);
    const { partition, account } = this;
    const model = { partition, account, region, modelId };
    const statements = cascadeStatements({ model, pollyRegion, speech });
    for (const statement of statements) role.addToPrincipalPolicy(statement);
    const reason =
      'Streams of Transcribe and speech of Polly have no ARN; an inference profile sends a request to any of its regions.';
    acceptWildcards(role, statements, reason);
  }

  #allowProtection({ definition }: GatewayTask, gateway: GatewayService): void {
    const statement = protectionStatement(this.#tasksArn(gateway));
    definition.taskRole.addToPrincipalPolicy(statement);
    const reason = 'A task protects itself, and its id is new each time; the cluster has no other tasks.';
    acceptWildcards(definition.taskRole, [statement], reason);
  }

  /** The cluster is made by this stack, so it has only the gateway's tasks. */
  #tasksArn({ service }: GatewayService): string {
    const { clusterName } = service.cluster;
    return this.formatArn({ service: 'ecs', resource: 'task', resourceName: `${clusterName}/*` });
  }

  #instanceArn(id: string): string {
    return this.formatArn({ service: 'connect', resource: 'instance', resourceName: id });
  }
}
