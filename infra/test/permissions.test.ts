import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { deployment, synthesise } from './stack.ts';

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Record<string, unknown>;
}

const source = join(import.meta.dirname, '..', '..', 'src');
const sydney = synthesise(deployment('sydney-tokyo', { image: 'example:1' }));
const virginia = synthesise(deployment('virginia-openai', { image: 'example:1' }));

/** Statements of the policies whose logical id contains a word. */
function statements(template: Template, role: string): Statement[] {
  const policies = Object.entries(template.findResources('AWS::IAM::Policy'));
  return policies
    .filter(([id]) => id.includes(role))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
}

function actions(list: readonly Statement[], service: string): string[] {
  const all = list.flatMap(({ Action }) => Action);
  return all.filter((action) => action.startsWith(`${service}:`)).sort();
}

/** The SDK commands that one part of the gateway sends, as IAM actions. */
function used(service: string, folder: string, leaveOut: readonly string[] = []): string[] {
  const names = new Set<string>();
  for (const file of readdirSync(join(source, folder))) {
    if (leaveOut.includes(file) || !file.endsWith('.ts')) continue;
    const text = readFileSync(join(source, folder, file), 'utf8');
    for (const [, command] of text.matchAll(/new (\w+)Command\(/g)) names.add(`${service}:${command}`);
  }
  return [...names].sort();
}

describe('the task role', () => {
  const task = statements(sydney, 'TaskRole');

  it('allows exactly the DynamoDB commands that are sent', () => {
    const commands = used('dynamodb', 'store', ['dynamodb-table.ts', 'operator-table.ts']);
    const items = commands.map((name) =>
      name.replace(/:(Get|Put|Update|Delete|BatchGet|BatchWrite)$/, ':$1Item'),
    );
    expect(actions(task, 'dynamodb')).toEqual(items);
  });

  it('allows exactly the Connect commands that are sent', () => {
    expect(actions(task, 'connect')).toEqual(used('connect', 'handoff/connect'));
  });

  it('lets a task protect tasks of its cluster, as src/deployment asks, and nothing else of ECS', () => {
    const protection = task.filter(({ Action }) => JSON.stringify(Action).includes('ecs:'));
    expect(actions(protection, 'ecs')).toEqual(['ecs:UpdateTaskProtection']);
    expect(JSON.stringify(protection[0]?.Resource)).toMatch(
      /:ecs:ap-southeast-2:.*:task\/",\{"Ref":"GatewayCluster\w+"\},"\/\*"/,
    );
    const asked = readFileSync(join(source, 'deployment', 'task-protection.ts'), 'utf8');
    expect(asked.match(/method: '(\w+)'/g)).toEqual(["method: 'PUT'"]);
  });

  it('allows the model in its own region and no other model', () => {
    const model = task.filter(({ Action }) => JSON.stringify(Action).includes('bedrock:'));
    expect(model).toHaveLength(1);
    expect(JSON.stringify(model[0]?.Resource)).toContain(
      ':bedrock:ap-northeast-1::foundation-model/amazon.nova-2-sonic-v1:0"',
    );
    expect(actions(task, 'bedrock')).toEqual([
      'bedrock:InvokeModel',
      'bedrock:InvokeModelWithBidirectionalStream',
    ]);
  });

  it('has one model ARN for each region', () => {
    const settings = deployment('sydney-tokyo', {
      image: 'example:1',
      novaRegions: ['us-east-1', 'us-west-2'],
    });
    const text = JSON.stringify(statements(synthesise(settings), 'TaskRole'));
    expect(text).toContain(':bedrock:us-east-1::foundation-model/');
    expect(text).toContain(':bedrock:us-west-2::foundation-model/');
  });

  it('allows the Bedrock commands that are sent, by the names that authorise them', () => {
    const authorisedAs: Record<string, string> = {
      'bedrock:InvokeModelWithBidirectionalStream': 'bedrock:InvokeModelWithBidirectionalStream',
      'bedrock:Converse': 'bedrock:InvokeModel',
    };
    const commands = [...used('bedrock', 'voice/nova'), ...used('bedrock', 'escalation/judgement')];
    expect(commands.toSorted()).toEqual(Object.keys(authorisedAs).toSorted());
    const allowed = actions(task, 'bedrock');
    for (const command of commands) expect(allowed).toContain(authorisedAs[command]);
  });

  it.each([
    ['amazon.nova-lite-v1:0', [':bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0']],
    [
      'us.amazon.nova-lite-v1:0',
      [':inference-profile/us.amazon.nova-lite-v1:0', ':bedrock:*::foundation-model/amazon.nova-lite-v1:0'],
    ],
  ])('allows the text model %s in the first region of Nova, where one is named', (modelId, endings) => {
    const environment = { ESCALATION_MODEL_ID: modelId };
    const changes = { image: 'example:1', novaRegions: ['us-west-2', 'us-east-1'], environment };
    const all = statements(synthesise(deployment('virginia-openai', changes)), 'TaskRole');
    const [text, ...others] = all.filter(({ Action }) => JSON.stringify(Action).includes('bedrock:'));
    expect(others).toEqual([]);
    expect(text?.Action).toBe('bedrock:InvokeModel');
    for (const ending of endings) expect(JSON.stringify(text?.Resource)).toContain(`${ending}"`);
  });

  it('allows to look up in the knowledge bases that are named, and in no other', () => {
    const arn = 'arn:aws:bedrock:us-east-1:000000000000:knowledge-base/KB12345678';
    const changes = { image: 'example:1', knowledgeBaseArns: [arn] };
    const all = statements(synthesise(deployment('virginia-openai', changes)), 'TaskRole');
    const [knowledge, ...others] = all.filter(({ Action }) => JSON.stringify(Action).includes('bedrock:'));
    expect(others).toEqual([]);
    expect(knowledge).toMatchObject({ Action: 'bedrock:Retrieve', Resource: arn });
    expect(used('bedrock', 'knowledge/bedrock')).toEqual(['bedrock:Retrieve']);
  });

  it('allows the commands of the cascade, in their regions, only when it is configured', () => {
    const modelId = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
    const cascade = { modelId, region: 'us-west-2', pollyRegion: 'us-east-2', speech: 'stream' };
    const all = statements(
      synthesise(deployment('virginia-openai', { image: 'example:1', cascade })),
      'TaskRole',
    );
    expect(used('transcribe', 'voice/cascade/aws').filter((name) => name.includes('Transcription'))).toEqual(
      actions(all, 'transcribe'),
    );
    expect(used('polly', 'voice/cascade/aws').filter((name) => name.includes('Speech'))).toEqual(
      actions(all, 'polly').toSorted(),
    );
    expect(used('bedrock', 'voice/cascade/aws')).toContain('bedrock:ConverseStream');
    expect(actions(all, 'bedrock')).toEqual(['bedrock:InvokeModelWithResponseStream']);
    const model = all.find(({ Action }) => JSON.stringify(Action).includes('bedrock:'));
    expect(JSON.stringify(model?.Resource)).toContain(`:inference-profile/${modelId}"`);
    const regionOf = (service: string) =>
      all.find(({ Action }) => JSON.stringify(Action).includes(`${service}:`))?.Condition;
    expect(regionOf('transcribe')).toEqual({ StringEquals: { 'aws:RequestedRegion': 'us-west-2' } });
    expect(regionOf('polly')).toEqual({ StringEquals: { 'aws:RequestedRegion': 'us-east-2' } });
    for (const service of ['transcribe', 'polly'])
      expect(actions(statements(virginia, 'TaskRole'), service)).toEqual([]);
  });

  it('allows no stream of speech to Polly that goes sentence by sentence', () => {
    const cascade = { modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0' };
    const template = synthesise(deployment('virginia-openai', { image: 'example:1', cascade }));
    expect(actions(statements(template, 'TaskRole'), 'polly')).toEqual(['polly:SynthesizeSpeech']);
  });

  it('allows no model of AWS while OpenAI stands alone', () => {
    expect(actions(statements(virginia, 'TaskRole'), 'bedrock')).toEqual([]);
  });

  it('allows nothing on everything', () => {
    for (const template of [sydney, virginia]) {
      const all = [...statements(template, 'TaskRole'), ...statements(template, 'Lookup')];
      for (const { Resource, Action } of all) {
        expect(Resource).not.toBe('*');
        expect([Action].flat()).not.toContain('*');
      }
    }
  });

  it('uses the key only by way of DynamoDB', () => {
    const key = task.filter(({ Action }) => JSON.stringify(Action).includes('kms:'));
    expect(key).toHaveLength(1);
    expect(JSON.stringify(key[0]?.Condition)).toContain('dynamodb.ap-southeast-2.amazonaws.com');
  });
});

describe("the look-up's role", () => {
  const lookup = statements(sydney, 'Lookup');

  it('finds hand-offs, claims them and notes their end, and reads no conversation', () => {
    expect(actions(lookup, 'dynamodb')).toEqual(['dynamodb:GetItem', 'dynamodb:UpdateItem']);
    const table = lookup.find(({ Action }) => JSON.stringify(Action).includes('dynamodb:'));
    expect(table?.Condition).toEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['HANDOFF#*', 'CALLER#*', 'LOCK#*'] },
    });
  });

  it('has no managed policy', () => {
    for (const { Properties } of Object.values(sydney.findResources('AWS::IAM::Role'))) {
      expect(Properties).not.toHaveProperty('ManagedPolicyArns');
    }
  });
});

describe('the policy in iam.md', () => {
  const page = readFileSync(join(source, '..', 'infra', 'iam.md'), 'utf8');
  const policy: { Statement: Statement[] } = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '{}');

  it.each(['bedrock', 'connect', 'dynamodb', 'ecs'])(
    'allows the same actions of %s as the stack',
    (service) => {
      expect(actions(policy.Statement, service)).toEqual(actions(statements(sydney, 'TaskRole'), service));
    },
  );
});
