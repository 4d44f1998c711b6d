import { join } from 'node:path';
import { CfnParameter, Duration, IgnoreMode, RemovalPolicy, Size } from 'aws-cdk-lib';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import {
  AwsLogDriverMode,
  type ContainerDefinition,
  ContainerImage,
  FargateTaskDefinition,
  LogDriver,
  Secret as TaskSecret,
} from 'aws-cdk-lib/aws-ecs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acceptFinding } from './accepted-findings.ts';
import { RECORDING_FOLDER } from './gateway-environment.ts';
import { MetricsCollector } from './metrics-collector.ts';
import { type Settings, usesOpenAI } from './settings.ts';
import { GATEWAY_PORT, STOP_TIMEOUT_SECONDS } from './timing.ts';

const REPOSITORY_ROOT = join(import.meta.dirname, '..', '..');
/** What the Dockerfile copies (a test compares): a change elsewhere makes no new image. */
export const IMAGE_FILES = [
  'Dockerfile',
  'package.json',
  'package-lock.json',
  '.npmrc',
  'tsconfig*.json',
  'src',
  'web',
];

export interface GatewayTaskProps {
  readonly settings: Settings;
  readonly environment: Readonly<Record<string, string>>;
}

/** What one task runs: the gateway and the collector of its metrics. */
export class GatewayTask extends Construct {
  readonly definition: FargateTaskDefinition;
  readonly #gateway: ContainerDefinition;

  constructor(scope: Construct, id: string, { settings, environment }: GatewayTaskProps) {
    super(scope, id);
    const { cpu, memoryMiB } = settings.tasks;
    this.definition = new FargateTaskDefinition(this, 'Definition', { cpu, memoryLimitMiB: memoryMiB });
    acceptFinding(this.definition, 'ECS2', 'The variables are settings; secrets come from Secrets Manager.');
    const gateway = this.definition.addContainer('gateway', {
      image: this.#image(settings),
      essential: true,
      environment: { ...environment },
      secrets: this.#secrets(settings),
      portMappings: [{ containerPort: GATEWAY_PORT }],
      readonlyRootFilesystem: true,
      user: 'node',
      stopTimeout: Duration.seconds(STOP_TIMEOUT_SECONDS),
      healthCheck: { command: ['CMD', 'node', '-e', HEALTH_SCRIPT], interval: Duration.seconds(10) },
      logging: this.#logging(settings),
    });
    this.#gateway = gateway;
    if (settings.recording) this.#mountRecordings(gateway);
    new MetricsCollector(this, 'Metrics', {
      task: this.definition,
      service: settings.name,
      region: settings.region,
      retention: settings.logRetentionDays,
    });
  }

  /** Sets a variable of the gateway that depends on the task's role. */
  setVariable(name: string, value: string): void {
    this.#gateway.addEnvironment(name, value);
  }

  /** Everything else is read-only. The disk of the task outlives a crash of the process, but not the task. */
  #mountRecordings(gateway: ContainerDefinition): void {
    this.definition.addVolume({ name: 'recordings' });
    gateway.addMountPoints({
      sourceVolume: 'recordings',
      containerPath: RECORDING_FOLDER,
      readOnly: false,
    });
  }

  #image({ image }: Settings): ContainerImage {
    if (image !== undefined) return ContainerImage.fromRegistry(image);
    return ContainerImage.fromAsset(REPOSITORY_ROOT, {
      platform: Platform.LINUX_AMD64,
      exclude: ['*', ...IMAGE_FILES.map((file) => `!${file}`)],
      ignoreMode: IgnoreMode.DOCKER,
    });
  }

  /** The operator creates the secrets, so that no value passes through a template. */
  #secrets(settings: Settings): Record<string, TaskSecret> {
    return {
      TWILIO_AUTH_TOKEN: this.#secret('TwilioCredentialsArn', 'Twilio auth token'),
      ...(settings.twilioSecondaryToken && {
        TWILIO_AUTH_TOKEN_SECONDARY: this.#secret('TwilioSecondaryArn', 'secondary Twilio auth token'),
      }),
      ...(usesOpenAI(settings) && {
        OPENAI_API_KEY: this.#secret('OpenAiCredentialsArn', 'OpenAI API key'),
      }),
      ...(settings.crm?.hubspot && {
        HUBSPOT_ACCESS_TOKEN: this.#secret(
          'HubSpotCredentialsArn',
          'access token of the HubSpot private app',
        ),
      }),
      ...(settings.crm?.webhookUrl !== undefined && {
        CRM_WEBHOOK_SECRET: this.#secret('CrmWebhookCredentialsArn', 'secret of the CRM webhook'),
      }),
      ...(settings.console && {
        CONSOLE_TOKEN: this.#secret('ConsoleTokenArn', 'token of supervisors for the console'),
      }),
      ...(settings.browser && {
        WEB_API_KEY: this.#secret('WebApiKeyArn', 'key that your own server sends to get tokens for pages'),
        WEB_TOKEN_KEY: this.#secret('WebTokenKeyArn', 'key that signs the tokens of pages'),
      }),
    };
  }

  #secret(parameterName: string, what: string): TaskSecret {
    const parameter = new CfnParameter(this.node.scope ?? this, parameterName, {
      description: `Full ARN of the Secrets Manager secret whose text is the ${what}`,
      allowedPattern: 'arn:aws[a-z-]*:secretsmanager:.+',
    });
    return TaskSecret.fromSecretsManager(
      Secret.fromSecretCompleteArn(this, `${parameterName}Value`, parameter.valueAsString),
    );
  }

  /** When the log is slow, lines are dropped: a log must never hold up audio. */
  #logging({ logRetentionDays, name }: Settings): LogDriver {
    const logGroup = new LogGroup(this, 'Log', {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return LogDriver.awsLogs({
      logGroup,
      streamPrefix: name,
      mode: AwsLogDriverMode.NON_BLOCKING,
      maxBufferSize: Size.mebibytes(8),
    });
  }
}

const HEALTH_SCRIPT = `fetch('http://127.0.0.1:${GATEWAY_PORT}/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`;
