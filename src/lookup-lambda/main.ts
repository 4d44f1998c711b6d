import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createLogger, unbufferedOutput } from '../logging.ts';
import { DynamoSessionStore } from '../store/dynamodb.ts';
import { DynamoMisses } from '../store/dynamodb-misses.ts';
import { createLookupHandler } from './handler.ts';
import { LookupLock } from './lock.ts';

/** Milliseconds for one operation; the handler's own deadline ends them all. */
const OPERATION_MS = 800;
/** A healthy table answers in a few milliseconds: a lost request is worth a second try within the deadline. */
const REQUEST_MS = 350;

/*
 * Made once per process, so that a warm invocation finds its connection open. Region and credentials come from
 * the function's own environment.
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

/** What the hand-off flow invokes. Environment: `SESSIONS_TABLE`, `LOG_LEVEL`. */
export const handler = createLookupHandler({
  store: new DynamoSessionStore(client, inTable),
  logger,
  lock: new LookupLock({ misses: new DynamoMisses(client, inTable), logger }),
});
