import type { Logger } from '../../logging.ts';
import type { OutboxEntry, ReportOutbox } from '../../store/outbox.ts';
import { OUTBOX_PARTITIONS } from '../../store/table.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { Delivery, DeliveryOutcome } from './delivery.ts';

export interface OutboxWorkerOptions {
  readonly outbox: Pick<ReportOutbox, 'oldest' | 'add' | 'remove'>;
  readonly delivery: Pick<Delivery, 'run'>;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'crmWaiting' | 'storeFailures'>;
  /** Milliseconds between two rounds, less or more by a fifth. Default 10 s. */
  readonly roundMs?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
}

const ROUND_MS = 10_000;
/** Entries read from one partition in a round. */
const PAGE = 100;
/** Deliveries at the same time: HubSpot allows ten requests in a second, and one delivery makes a few. */
const AT_ONCE = 4;
/** Calls that no instance has ended can wait: they are looked at every sixth round. */
const WATCH_ROUNDS = 6;

/**
 * Takes due entries from the outbox and has them delivered. Every instance does this for all of them: the lease on each
 * delivery keeps two from the same one.
 */
export class OutboxWorker {
  readonly #options: OutboxWorkerOptions;
  readonly #closing = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #rounds = 0;
  #failing = false;

  constructor(options: OutboxWorkerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#next();
  }

  /** Gives up what is being delivered. Resolves when the leases are free again. Idempotent. */
  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#timer);
    await this.#round;
  }

  /** Looks at every partition once. Never rejects. */
  async round(): Promise<void> {
    const watches = this.#rounds % WATCH_ROUNDS === 0;
    this.#rounds += 1;
    try {
      const entries = [...(await this.#due()), ...(watches ? await this.#overdue() : [])];
      await this.#work(shuffled(entries, this.#random));
      this.#failing = false;
    } catch (error) {
      this.#reportFailure(error);
    }
  }

  #next(): void {
    const { roundMs = ROUND_MS } = this.#options;
    if (this.#closing.signal.aborted) return;
    this.#timer = setTimeout(
      () => {
        this.#round = this.round().finally(() => this.#next());
      },
      roundMs * (0.8 + 0.4 * this.#random()),
    ).unref();
  }

  async #due(): Promise<OutboxEntry[]> {
    const entries = await this.#readAll('due');
    this.#options.metrics.crmWaiting.set(entries.length);
    const now = this.#nowText();
    return entries.filter(({ dueAt }) => dueAt <= now);
  }

  #overdue(): Promise<OutboxEntry[]> {
    return this.#readAll('watch', this.#nowText());
  }

  async #readAll(kind: OutboxEntry['kind'], until?: string): Promise<OutboxEntry[]> {
    const { outbox } = this.#options;
    const entries: OutboxEntry[] = [];
    // One after the other: nothing waits for them, and this spreads the load on the table.
    for (let partition = 0; partition < OUTBOX_PARTITIONS; partition += 1) {
      if (this.#closing.signal.aborted) break;
      entries.push(...(await outbox.oldest(partition, kind, PAGE, until)));
    }
    return entries;
  }

  async #work(entries: OutboxEntry[]): Promise<void> {
    const takeNext = async () => {
      for (let entry = entries.pop(); entry; entry = entries.pop()) {
        if (this.#closing.signal.aborted) return;
        await this.#handle(entry);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, takeNext));
  }

  /** A failure of the table with one entry must not keep the others waiting. */
  async #handle(entry: OutboxEntry): Promise<void> {
    const { delivery } = this.#options;
    try {
      await this.#settle(entry, await delivery.run(entry.sessionId, this.#closing.signal));
    } catch (error) {
      this.#reportFailure(error);
    }
  }

  /** The new entry is written before the old one is deleted, so that a killed process leaves two and never none. */
  async #settle(entry: OutboxEntry, outcome: DeliveryOutcome): Promise<void> {
    const { outbox } = this.#options;
    if (outcome.kind === 'left') return;
    if (outcome.kind === 'later') {
      const dueAt = new Date(outcome.atMs).toISOString();
      if (dueAt === entry.dueAt) return;
      await outbox.add({ ...entry, dueAt });
    }
    await outbox.remove(entry);
  }

  #reportFailure(err: unknown): void {
    const { logger, metrics } = this.#options;
    metrics.storeFailures.inc({ operation: 'outbox' });
    if (!this.#failing) {
      logger.warn({ err }, 'The outbox could not be read or changed; reports of calls wait until it can');
    }
    this.#failing = true;
  }

  #nowText(): string {
    return new Date((this.#options.now ?? Date.now)()).toISOString();
  }

  get #random(): () => number {
    return this.#options.random ?? Math.random;
  }
}

/** In another order on each instance, so that they seldom try the same entry at the same moment. */
function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
