import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { RECORDING_FOLDER } from '../lib/gateway-environment.ts';
import { deployment, gatewayStack, only, synthesise } from './stack.ts';

const root = join(import.meta.dirname, '..', '..');
const settings = (changes = {}) =>
  deployment('sydney-tokyo', { image: 'example:1', recording: { mode: 'consented', ...changes } });
const recorded = synthesise(settings());

/** Statements of the role of the tasks that name a service. */
function statements(
  service: string,
): { Action: string | string[]; Resource: unknown; Condition?: unknown }[] {
  const policies = Object.entries(recorded.findResources('AWS::IAM::Policy'));
  return policies
    .filter(([id]) => id.includes('TaskRole'))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
    .filter(({ Action }) => JSON.stringify(Action).includes(`${service}:`));
}

describe('a stack that records calls', () => {
  it('keeps recordings for 30 days, encrypted, and closed to the public and to plain connections', () => {
    recorded.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }),
          },
        ],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: {
        Rules: [
          {
            ExpirationInDays: 30,
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
            Status: 'Enabled',
          },
        ],
      },
      VersioningConfiguration: Match.absent(),
    });
    recorded.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
    recorded.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
    const year = synthesise(settings({ retentionDays: 365 }));
    expect(JSON.stringify(only(year, 'AWS::S3::Bucket'))).toContain('"ExpirationInDays":365');
  });

  it('lets its tasks store below the prefix that the gateway uses, and nothing else', () => {
    const [store, ...more] = statements('s3');
    expect(more).toEqual([]);
    expect(store?.Action).toEqual(['s3:PutObject', 's3:AbortMultipartUpload']);
    const prefix = /const FOLDER = '(.+)'/.exec(
      readFileSync(join(root, 'src/recording/s3-storage.ts'), 'utf8'),
    )?.[1];
    expect(JSON.stringify(store?.Resource)).toContain(`"/${prefix}*"`);
    const keys = statements('kms').filter((each) => JSON.stringify(each).includes('s3.'));
    expect(keys.map(({ Action }) => Action)).toEqual([['kms:Decrypt', 'kms:GenerateDataKey']]);
  });

  it('gives its tasks the bucket and a folder that they can write to, which the image makes', () => {
    const task = only(recorded, 'AWS::ECS::TaskDefinition');
    const [gateway] = task.ContainerDefinitions as {
      Environment: { Name: string; Value: unknown }[];
      MountPoints: unknown;
    }[];
    const given = Object.fromEntries(gateway?.Environment.map(({ Name, Value }) => [Name, Value]) ?? []);
    expect(given).toMatchObject({ RECORDING: 'consented', RECORDING_DIR: RECORDING_FOLDER });
    expect(JSON.stringify(given.AUDIO_STORAGE_BUCKET)).toContain('RecordingsBucket');
    expect(gateway?.MountPoints).toEqual([
      { ContainerPath: RECORDING_FOLDER, ReadOnly: false, SourceVolume: 'recordings' },
    ]);
    expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toContain(`VOLUME ${RECORDING_FOLDER}\n`);
    const texts = Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : 'made-bucket',
    ]);
    const env = {
      ...Object.fromEntries(texts),
      TWILIO_AUTH_TOKEN: 'x',
      OPENAI_API_KEY: 'x',
      CONSENT_NOTICE: 'x',
    };
    expect(readConfig(env).config.recording).toMatchObject({ mode: 'consented', bucket: 'made-bucket' });
  });

  it('lets its tasks read recordings only with the console, which the load balancer does not publish', () => {
    expect(JSON.stringify(recorded.findResources('AWS::IAM::Policy'))).not.toContain('s3:GetObject');
    const withConsole = synthesise({ ...settings(), console: true });
    expect(JSON.stringify(withConsole.findResources('AWS::IAM::Policy'))).toContain('"s3:GetObject"');
    expect(JSON.stringify(withConsole.findResources('AWS::ECS::TaskDefinition'))).toContain(
      '"CONSOLE_TOKEN"',
    );
    const rules = JSON.stringify(withConsole.findResources('AWS::ElasticLoadBalancingV2::ListenerRule'));
    expect(rules).not.toContain('console');
    const app = new App();
    const { violations } = new AwsSolutionsChecks(app).validateScope(
      gatewayStack(app, { ...settings(), console: true }),
    );
    expect(violations.map(({ ruleName, description }) => `${ruleName}: ${description}`)).toEqual([]);
  });

  it('alarms when a recording is lost or waits', () => {
    const alarms = JSON.stringify(recorded.findResources('AWS::CloudWatch::Alarm'));
    for (const word of ['LostRecordings', 'WaitingRecordings']) expect(alarms).toContain(word);
  });

  it('reaches the bucket without the NAT gateways', () => {
    recorded.resourceCountIs('AWS::EC2::VPCEndpoint', 2);
  });

  it('has no finding of cdk-nag that is not accepted with a reason', () => {
    const app = new App();
    const { violations } = new AwsSolutionsChecks(app).validateScope(gatewayStack(app, settings()));
    expect(violations.map(({ ruleName, description }) => `${ruleName}: ${description}`)).toEqual([]);
  });
});

describe('a stack that does not record', () => {
  it('has no bucket and no permission for one', () => {
    const plain = synthesise(deployment('sydney-tokyo', { image: 'example:1' }));
    plain.resourceCountIs('AWS::S3::Bucket', 0);
    expect(JSON.stringify(plain.findResources('AWS::IAM::Policy'))).not.toContain('s3:PutObject');
  });
});

it('the gateway asks S3 for nothing else', () => {
  const folder = join(root, 'src/recording');
  const sent = readdirSync(folder)
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/new (\w+)Command\(/g)])
    .map(([, command]) => command);
  // `npm run forget` deletes, with the credentials of the operator; the console plays.
  expect(sent).toEqual(['DeleteObject', 'GetObject']);
});
