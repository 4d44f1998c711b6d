import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebhookSessions } from '../../src/http/webhook-sessions.ts';
import { createLogger } from '../../src/logging.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { SessionTable } from '../support/session-table.ts';

const table = new SessionTable();
const metrics = new Metrics();
const log: string[] = [];
let store: DynamoSessionStore;
let sessions: WebhookSessions;

beforeAll(async () => {
  await table.start();
  store = table.store();
  const logger = createLogger('info', { write: (line) => log.push(line) });
  sessions = new WebhookSessions({ store, logger, metrics, timeoutMs: 300 });
});

afterAll(async () => {
  store.close();
  await table.stop();
});

it('knows nothing of a token that cannot be read, and does not write it into the log', async () => {
  expect(await sessions.turnedAway('CA1', '1234567890')).toBeUndefined();
  expect(log).toEqual([]);
  table.sandbox.fail(true);
  expect(await sessions.turnedAway('CA1', '1234567890')).toBeUndefined();
  expect(log.join()).toContain('CA1');
  expect(log.join()).not.toContain('1234567890');
  const failures = await metrics.storeFailures.get();
  expect(failures.values).toMatchObject([{ labels: { operation: 'webhook_read' }, value: 1 }]);
});
