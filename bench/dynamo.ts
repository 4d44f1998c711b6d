import { DynamoSandbox } from '../sandbox/dynamodb.ts';
import { serveRequests } from './rpc.ts';

/** The session table, in its own process. */
const dynamo = new DynamoSandbox();

const handlers = {
  open: () => dynamo.start(),
  requests: async () => dynamo.requests,
};

export type DynamoHandlers = typeof handlers;

serveRequests(handlers);
