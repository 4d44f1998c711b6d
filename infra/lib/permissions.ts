import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** DynamoDB actions, and the keys they are limited to. */
export interface TableGrant {
  readonly actions: readonly string[];
  readonly keyPrefixes?: readonly string[];
}

/** What src/store/dynamodb-items.ts sends. The table itself is made by this stack, not by the gateway. */
export const GATEWAY_TABLE: TableGrant = {
  actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:Query'],
};

/** What the look-up needs: find a hand-off, claim it, note its end on it, count wrong tokens. It cannot read a session or a turn. */
export const LOOKUP_TABLE: TableGrant = {
  actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
  keyPrefixes: ['HANDOFF#*', 'CALLER#*', 'LOCK#*'],
};

/**
 * Nova's bidirectional operation is authorised as `InvokeModel` by the API reference; some published policies
 * name the operation's own action, which is allowed too because nothing else uses it.
 */
const MODEL_ACTIONS = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithBidirectionalStream'];

/** @param modelId foundation model; the same value that the gateway is configured with */
export function modelStatement(partition: string, regions: readonly string[], modelId: string) {
  return new PolicyStatement({
    actions: MODEL_ACTIONS,
    resources: regions.map((region) => `arn:${partition}:bedrock:${region}::foundation-model/${modelId}`),
  });
}

/** Beginnings of the ids of inference profiles: geographies whose regions share the requests, or all of them. */
const PROFILE = /^(?:us-gov|us|eu|apac|jp|au|ca|global)\./;

interface TextModel {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  /** `ESCALATION_MODEL_ID`: a foundation model, or an inference profile, which needs the models behind it too. */
  readonly modelId: string;
}

/** What src/escalation asks to judge caller turns and sum calls up: `Converse` is authorised as `InvokeModel`. */
export function textModelStatement({ partition, account, region, modelId }: TextModel): PolicyStatement {
  const bedrock = `arn:${partition}:bedrock`;
  const resources = PROFILE.test(modelId)
    ? [
        `${bedrock}:${region}:${account}:inference-profile/${modelId}`,
        `${bedrock}:*::foundation-model/${modelId.replace(PROFILE, '')}`,
      ]
    : [`${bedrock}:${region}::foundation-model/${modelId}`];
  return allow(['bedrock:InvokeModel'], resources);
}

/** What src/deployment asks for by way of the agent, in the task's own name. */
export function protectionStatement(tasksArn: string): PolicyStatement {
  return allow(['ecs:UpdateTaskProtection'], [tasksArn]);
}

interface ConnectResources {
  readonly instanceArn: string;
  readonly queueId: string;
  readonly callbackFlowArn: string | undefined;
}

/** What src/handoff asks Connect: who is there, when it opens, a call-back, and late attributes. */
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

function allow(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources });
}
