import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ReportReceiver } from '../../src/crm/crm.ts';
import { Delivery } from '../../src/crm/delivery/delivery.ts';
import { OutboxWorker } from '../../src/crm/delivery/outbox-worker.ts';
import { createLogger } from '../../src/logging.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { DynamoOutbox } from '../../src/store/dynamodb-outbox.ts';
import type { OutboxKind, ReportOutbox } from '../../src/store/outbox.ts';
import type { SessionPatch } from '../../src/store/session-store.ts';
import { OUTBOX_PARTITIONS } from '../../src/store/table.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { newSession, SessionTable } from '../support/session-table.ts';

const OWNER = { ownerInstance: 'instance-a', resumeCount: 0 };

/** A real table whose clock the tests move, calls that have ended, and workers that deliver their reports. */
export class DeliveryRig {
  readonly table = new SessionTable();
  readonly metrics = new Metrics();
  readonly log: string[] = [];
  #client: DynamoDBClient | undefined;
  #store: DynamoSessionStore | undefined;
  #outbox: DynamoOutbox | undefined;

  async start(): Promise<void> {
    await this.table.start();
    this.#client = this.table.client();
    this.#store = this.table.store();
    this.#outbox = new DynamoOutbox(this.#client, {
      table: this.table.name,
      ttlSeconds: 30 * 86_400,
      now: () => this.table.nowMs,
    });
  }

  async stop(): Promise<void> {
    this.#store?.close();
    this.#client?.destroy();
    await this.table.stop();
  }

  get store(): DynamoSessionStore {
    if (!this.#store) throw new Error('the rig was not started');
    return this.#store;
  }

  get outbox(): DynamoOutbox {
    if (!this.#outbox) throw new Error('the rig was not started');
    return this.#outbox;
  }

  /** A call from this number, which ends so; its session is in the table, and an entry of this kind is due. */
  async ended(
    userId: string,
    { patch = { status: 'COMPLETED' }, kind = 'due' }: { patch?: SessionPatch; kind?: OutboxKind } = {},
  ): Promise<string> {
    const { sessionId } = await this.begun(userId);
    await this.store.updateSession(sessionId, OWNER, patch);
    await this.outbox.add({ kind, sessionId, dueAt: new Date(this.table.nowMs).toISOString() });
    return sessionId;
  }

  async begun(userId: string) {
    const session = newSession({ userId });
    await this.store.openSession(session);
    const turn = { number: 1, role: 'caller', text: 'Where is my order?', interrupted: false } as const;
    const startedAt = new Date(this.table.nowMs).toISOString();
    await this.store.putTurn(session.sessionId, OWNER, { ...turn, startedAt });
    return session;
  }

  /** One more instance of the gateway. */
  worker(receivers: readonly ReportReceiver[], outbox: ReportOutbox = this.outbox): OutboxWorker {
    const { store, metrics } = this;
    const logger = createLogger('info', { write: (line: string) => void this.log.push(line) });
    const now = () => this.table.nowMs;
    const delivery = new Delivery({ store, outbox, receivers, logger, metrics, now });
    return new OutboxWorker({ outbox, delivery, logger, metrics, now });
  }

  async waiting(kind: OutboxKind = 'due'): Promise<string[]> {
    const partitions = Array.from({ length: OUTBOX_PARTITIONS }, (_, index) => index);
    const found = await Promise.all(partitions.map((index) => this.outbox.oldest(index, kind, 1_000)));
    return found.flat().map(({ sessionId }) => sessionId);
  }

  /** The deliveries to a target by result. */
  async counts(target: string): Promise<Record<string, number>> {
    const { values } = await this.metrics.crmDeliveries.get();
    const mine = values.filter(({ labels }) => labels.target === target);
    return Object.fromEntries(mine.map(({ labels, value }) => [String(labels.result), value]));
  }
}
