/** What the doctor asks of AWS and the gateway does not: each only reads, and one that is denied is a note. */
export const READING_ACTIONS = {
  identity: 'sts:GetCallerIdentity',
  model: 'bedrock:GetFoundationModel',
  table: 'dynamodb:DescribeTable',
  timeToLive: 'dynamodb:DescribeTimeToLive',
  instance: 'connect:DescribeInstance',
  queue: 'connect:DescribeQueue',
  numbers: 'connect:ListPhoneNumbersV2',
  functions: 'connect:ListLambdaFunctions',
  callbackFlow: 'connect:DescribeContactFlow',
} as const;
