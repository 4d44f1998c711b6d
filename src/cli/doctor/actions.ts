/** AWS actions that only the doctor uses. Each only reads; a denied one becomes a note. */
export const READING_ACTIONS = {
  identity: 'sts:GetCallerIdentity',
  model: 'bedrock:GetFoundationModel',
  models: 'bedrock:ListFoundationModels',
  table: 'dynamodb:DescribeTable',
  timeToLive: 'dynamodb:DescribeTimeToLive',
  instance: 'connect:DescribeInstance',
  queue: 'connect:DescribeQueue',
  numbers: 'connect:ListPhoneNumbersV2',
  functions: 'connect:ListLambdaFunctions',
  callbackFlow: 'connect:DescribeContactFlow',
} as const;
