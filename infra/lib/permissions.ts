import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** DynamoDB actions, and the keys that they are limited to. */
export interface TableGrant {
  readonly actions: readonly string[];
  readonly keyPrefixes?: readonly string[];
}

/** What src/store sends. This stack creates the table, not the gateway. */
export const GATEWAY_TABLE: TableGrant = {
  actions: [
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'dynamodb:DeleteItem',
    'dynamodb:Query',
  ],
};

/**
 * What the look-up function needs: find a hand-off, claim it, note its end and count wrong tokens. It cannot read a
 * session or a turn.
 */
export const LOOKUP_TABLE: TableGrant = {
  actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
  keyPrefixes: ['HANDOFF#*', 'CALLER#*', 'LOCK#*'],
};

/**
 * The API reference authorises Nova's bidirectional operation as `InvokeModel`. Some published policies name the
 * operation itself, so it is allowed too; nothing else uses it.
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModelWithBidirectionalStream.html
 */
const MODEL_ACTIONS = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithBidirectionalStream'];

/** @param modelId foundation model, as in `NOVA_SONIC_MODEL_ID` */
export function modelStatement(partition: string, regions: readonly string[], modelId: string) {
  return new PolicyStatement({
    actions: MODEL_ACTIONS,
    resources: regions.map((region) => `arn:${partition}:bedrock:${region}::foundation-model/${modelId}`),
  });
}

/** How ids of inference profiles begin: with the geography whose regions share the requests. */
const PROFILE = /^(?:us-gov|us|eu|apac|jp|au|ca|global)\./;

interface TextModel {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  /** `ESCALATION_MODEL_ID` or `CASCADE_MODEL_ID`: a foundation model, or an inference profile. */
  readonly modelId: string;
}

/** A profile needs itself and the models behind it. */
function textModelArns({ partition, account, region, modelId }: TextModel): string[] {
  const bedrock = `arn:${partition}:bedrock`;
  return PROFILE.test(modelId)
    ? [
        `${bedrock}:${region}:${account}:inference-profile/${modelId}`,
        `${bedrock}:*::foundation-model/${modelId.replace(PROFILE, '')}`,
      ]
    : [`${bedrock}:${region}::foundation-model/${modelId}`];
}

/** For src/escalation, which judges caller turns and summarises calls: `Converse` is authorised as `InvokeModel`. */
export function textModelStatement(model: TextModel): PolicyStatement {
  return allow(['bedrock:InvokeModel'], textModelArns(model));
}

interface CascadeServices {
  readonly model: TextModel;
  readonly pollyRegion: string;
  readonly speech: 'sentence' | 'stream';
}

/**
 * For src/voice/cascade. Streams of Transcribe have no ARN, and Polly's speech has one only for lexicons, which the
 * gateway does not use: both are limited to their region.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazontranscribe.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonpolly.html
 */
export function cascadeStatements({ model, pollyRegion, speech }: CascadeServices): PolicyStatement[] {
  const polly = [
    'polly:SynthesizeSpeech',
    ...(speech === 'stream' ? ['polly:StartSpeechSynthesisStream'] : []),
  ];
  return [
    // `ConverseStream` is authorised by this name.
    allow(['bedrock:InvokeModelWithResponseStream'], textModelArns(model)),
    allowIn(model.region, ['transcribe:StartStreamTranscription']),
    allowIn(pollyRegion, polly),
  ];
}

/** For src/knowledge/bedrock, which looks questions up. */
export function knowledgeStatement(knowledgeBaseArns: readonly string[]): PolicyStatement {
  return allow(['bedrock:Retrieve'], [...knowledgeBaseArns]);
}

/** For src/deployment: a task asks the ECS agent to protect it, under its own role. */
export function protectionStatement(tasksArn: string): PolicyStatement {
  return allow(['ecs:UpdateTaskProtection'], [tasksArn]);
}

interface ConnectResources {
  readonly instanceArn: string;
  readonly queueId: string;
  readonly callbackFlowArn: string | undefined;
}

/** For src/handoff: agents who are there, opening hours, call-back tasks and late attributes. */
export function connectStatements({ instanceArn, queueId, callbackFlowArn }: ConnectResources) {
  const queueArn = `${instanceArn}/queue/${queueId}`;
  const statements = [
    allow(['connect:GetCurrentMetricData'], [instanceArn, queueArn]),
    allow(['connect:DescribeQueue'], [queueArn]),
    allow(['connect:GetEffectiveHoursOfOperations'], [instanceArn, `${instanceArn}/operating-hours/*`]),
    allow(['connect:UpdateContactAttributes'], [`${instanceArn}/contact/*`]),
  ];
  if (callbackFlowArn !== undefined) {
    statements.push(allow(['connect:StartTaskContact'], [callbackFlowArn, `${instanceArn}/contact/*`]));
  }
  return statements;
}

/** For actions without resources. */
function allowIn(region: string, actions: string[]): PolicyStatement {
  return new PolicyStatement({
    actions,
    resources: ['*'],
    conditions: { StringEquals: { 'aws:RequestedRegion': region } },
  });
}

function allow(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources });
}
