import { randomUUID } from 'node:crypto';
import { ExperimentBook } from '../assistants/experiments/experiment-book.ts';
import { DailyBudget } from '../call/limits/daily-budget.ts';
import type { Config } from '../config/config.ts';
import { EndedSessionCounter } from '../sessions/ended-session-counter.ts';
import { BackgroundWriter, type BackgroundWriterOptions } from '../store/background-writer.ts';
import { DirectRequests } from '../store/direct-requests.ts';
import { DynamoSessionStore } from '../store/dynamodb.ts';
import { DynamoExperiments } from '../store/dynamodb-experiments.ts';
import { DynamoLedger } from '../store/dynamodb-ledger.ts';
import { DynamoOutbox } from '../store/dynamodb-outbox.ts';
import { DynamoSessionIndex } from '../store/dynamodb-session-index.ts';
import { createDynamoClient, ensureTable } from '../store/dynamodb-table.ts';
import { DynamoTimelines } from '../store/dynamodb-timelines.ts';
import { DynamoTokenUses } from '../store/dynamodb-token-uses.ts';
import { DynamoVerdicts } from '../store/dynamodb-verdicts.ts';
import { OutboxWriter } from '../store/outbox-writer.ts';
import { reportsCalls } from './crm.ts';
import type { Tools } from './tools.ts';

const DAY_SECONDS = 86_400;
/** A day of 100,000 sessions is about 5 MB in each of eight queries. */
const DAY_READ_MS = 30_000;

/**
 * Creates everything that uses the session table.
 * @param onConflict called when another instance has taken a session over
 */
export function createStorage(
  config: Config,
  tools: Tools,
  onConflict: NonNullable<BackgroundWriterOptions['onConflict']>,
) {
  const { awsRegion: region, cost, store: settings, wire } = config;
  const { table, createTables, sessionTtlDays } = settings;
  const sessionTtlSeconds = sessionTtlDays * DAY_SECONDS;
  const dynamo = createDynamoClient({ region });
  const leftToSdk = () => tools.metrics.plainPath.inc({ reader: 'table_request' });
  const outbox = new DynamoOutbox(dynamo, { table, ttlSeconds: sessionTtlSeconds });
  const outboxWriter = new OutboxWriter({ outbox, ...tools });
  const sessionIndex = new DynamoSessionIndex(dynamo, { table });
  const isReported = reportsCalls(config);
  const store = new DynamoSessionStore(dynamo, {
    table,
    sessionTtlSeconds,
    index: sessionIndex,
    onChange: (sessionId, change) => {
      sessionCounter.note(sessionId, change);
      if (isReported) outboxWriter.note(sessionId, change);
    },
    ...(wire === 'fast' && { direct: new DirectRequests(dynamo, leftToSdk) }),
  });
  const sessionCounter = new EndedSessionCounter({ store, index: sessionIndex, ...tools });
  const dailyBudget = new DailyBudget({
    ledger: new DynamoLedger(dynamo, { table }),
    limitUsd: cost.dailyBudgetUsd,
    ...tools,
  });
  const experiments = new ExperimentBook({ ledger: new DynamoExperiments(dynamo, { table }), ...tools });
  const writer = new BackgroundWriter(store, { ...tools, onConflict });
  return {
    store,
    dailyBudget,
    experiments,
    writer,
    outbox,
    outboxWriter,
    sessionIndex,
    sessionCounter,
    /** Reads whole days, which takes longer than an item. */
    sessionDays: new DynamoSessionIndex(dynamo, { table, deadlineMs: DAY_READ_MS }),
    /** Of this process: the owner of its sessions. */
    instanceId: randomUUID(),
    tokenUses: new DynamoTokenUses(dynamo, { table }),
    timelines: new DynamoTimelines(dynamo, { table, ttlSeconds: sessionTtlSeconds }),
    verdicts: new DynamoVerdicts(dynamo, { table, ttlSeconds: sessionTtlSeconds }),
    /**
     * Creates the table if CREATE_TABLES is set.
     * @throws StoreError when the table cannot be created
     */
    prepare: async () => {
      if (!createTables) return;
      const warning = await ensureTable(dynamo, table);
      if (warning !== undefined)
        tools.logger.warn(
          { warning },
          'The session table was created without time to live; old items are not deleted',
        );
    },
  };
}
