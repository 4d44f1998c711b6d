import { setTimeout as sleep } from 'node:timers/promises';
import { withDeadline } from '../async/deadline.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { SessionChange } from './dynamodb.ts';
import type { OutboxEntry, ReportOutbox } from './outbox.ts';

export interface OutboxWriterOptions {
  readonly outbox: Pick<ReportOutbox, 'add'>;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'storeFailures'>;
  /** Milliseconds from the end of a session to its delivery. Default 15 s. */
  readonly settleMs?: number;
  /** Pause after the first failure, in milliseconds; it doubles with each. Default 500. */
  readonly pauseMs?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** Twilio tells of one end in several webhooks: the result of a dial may come after the status of the call. */
const SETTLE_MS = 15_000;
/** A call writes with every turn. A session without a write for this time is looked at. */
const WATCH_MS = 3_600_000;
const MAX_ATTEMPTS = 6;
const PAUSE_MS = 500;
const MAX_PENDING = 5_000;

/**
 * Puts the sessions that begin and end here into the outbox, off the path of the call. An entry that is lost with the
 * process is not needed: the `watch` entry of the same session leads to its delivery later.
 */
export class OutboxWriter {
  readonly #options: OutboxWriterOptions;
  readonly #pending = new Set<Promise<void>>();
  readonly #hurry = new AbortController();

  constructor(options: OutboxWriterOptions) {
    this.#options = options;
  }

  /** Never throws. */
  note(sessionId: string, change: SessionChange): void {
    const { now = Date.now, settleMs = SETTLE_MS } = this.#options;
    if (this.#pending.size >= MAX_PENDING) {
      this.#lost(sessionId, undefined);
      return;
    }
    const afterMs = change === 'opened' ? WATCH_MS : settleMs;
    const dueAt = new Date(now() + afterMs).toISOString();
    const writing = this.#write({ kind: change === 'opened' ? 'watch' : 'due', sessionId, dueAt });
    this.#pending.add(writing);
    void writing.finally(() => this.#pending.delete(writing));
  }

  /** Waits for the entries that are being written. Resolves after `deadlineMs` at the latest. */
  async close(deadlineMs: number): Promise<void> {
    const written = async () => void (await Promise.all(this.#pending));
    await withDeadline(written, { limitMs: deadlineMs, onLate: () => undefined, keepsProcess: true });
    this.#hurry.abort();
  }

  async #write(entry: OutboxEntry): Promise<void> {
    const { outbox, pauseMs = PAUSE_MS } = this.#options;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      try {
        await outbox.add(entry);
        return;
      } catch (error) {
        if (attempt === MAX_ATTEMPTS - 1 || this.#hurry.signal.aborted)
          return this.#lost(entry.sessionId, error);
      }
      const pause = { signal: this.#hurry.signal, ref: false };
      await sleep(pauseMs * 2 ** attempt, undefined, pause).catch(() => undefined);
    }
  }

  #lost(sessionId: string, err: unknown): void {
    const { logger, metrics } = this.#options;
    metrics.storeFailures.inc({ operation: 'outbox' });
    logger.warn(
      { callSid: sessionId, err },
      'An entry of the outbox could not be written; the report of this call may come late, or not at all',
    );
  }
}
