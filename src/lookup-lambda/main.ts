import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createLogger, unbufferedOutput } from '../logging.ts';
import { DynamoSessionStore } from '../store/dynamodb.ts';
import { DynamoMisses } from '../store/dynamodb-misses.ts';
import { createLookupHandler } from './handler.ts';
import { LookupLock } from './lock.ts';

/** Milliseconds for one operation; shorter than the deadline of the handler. */
const OPERATION_MS = 800;
/** A healthy table answers in a few milliseconds, so a second try after a lost request fits into the deadline. */
const REQUEST_MS = 350;

/*
 * Created once per process, so that a warm invocation reuses the connection. Region and credentials come from the
 * environment of the function.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html
 */
const client = new DynamoDBClient({
  maxAttempts: 2,
  requestHandler: {
    connectionTimeout: REQUEST_MS,
    requestTimeout: REQUEST_MS,
    throwOnRequestTimeout: true,
  },
});
const inTable = { table: process.env.SESSIONS_TABLE ?? 'voice-sessions', deadlineMs: OPERATION_MS };
const logger = createLogger(process.env.LOG_LEVEL ?? 'info', unbufferedOutput());

/** The function that the hand-off flow invokes. Environment: `SESSIONS_TABLE`, `LOG_LEVEL`. */
export const handler = createLookupHandler({
  store: new DynamoSessionStore(client, inTable),
  logger,
  lock: new LookupLock({ misses: new DynamoMisses(client, inTable), logger }),
});
