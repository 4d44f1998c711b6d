import type { Logger } from '../logging.ts';
import type { SessionChange } from '../store/dynamodb.ts';
import { isEnd } from '../store/ended-sessions.ts';
import type { SessionStore, StoredSession } from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';

export interface EndedSessionCounterOptions {
  readonly store: Pick<SessionStore, 'readSession'>;
  readonly index: {
    enter(session: StoredSession): Promise<void>;
    removeOpen(sessionId: string): Promise<void>;
  };
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'storeFailures'>;
  /** Milliseconds from the end of a session to its entry. Default 15 s. */
  readonly settleMs?: number;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
}

/** The stream's last figures, and the result of a dial, may come after the webhook that ends the session. */
const SETTLE_MS = 15_000;
const MAX_WAITING = 5_000;
const AT_ONCE = 8;

/**
 * Enters the figures of sessions that end here in the statistics of their day, off the path of the call. Entering is
 * a put of one item, so a session counts once, however many instances enter it. What is lost here with the process, or
 * because the table fails, is entered by the sweep (`OpenSessionsSweep`): the session stays listed as open.
 */
export class EndedSessionCounter {
  readonly #options: EndedSessionCounterOptions;
  /** When each session is due, in that order. */
  readonly #waiting = new Map<string, number>();
  readonly #settleMs: number;
  readonly #clock: () => number;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();
  #state: 'open' | 'closed' = 'open';

  constructor(options: EndedSessionCounterOptions) {
    this.#options = options;
    this.#settleMs = options.settleMs ?? SETTLE_MS;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** Never throws. */
  note(sessionId: string, change: SessionChange): void {
    if (change !== 'ended' || this.#state === 'closed') return;
    // Later reports of the same end do not delay it.
    if (this.#waiting.has(sessionId)) return;
    if (this.#waiting.size >= MAX_WAITING) {
      this.#options.metrics.storeFailures.inc({ operation: 'session_index' });
      return;
    }
    this.#waiting.set(sessionId, this.#clock() + this.#settleMs);
    this.#schedule();
  }

  /** Enters what waits, without a further wait. Resolves after `deadlineMs` at the latest. Idempotent. */
  async close(deadlineMs: number): Promise<void> {
    this.#state = 'closed';
    clearTimeout(this.#timer);
    let late: NodeJS.Timeout | undefined;
    const deadline = new Promise<void>((resolve) => {
      late = setTimeout(resolve, deadlineMs);
    });
    await Promise.race([this.#work(Number.POSITIVE_INFINITY), deadline]);
    clearTimeout(late);
    this.#waiting.clear();
  }

  #schedule(): void {
    const [due] = this.#waiting.values();
    if (this.#timer !== undefined || due === undefined || this.#state === 'closed') return;
    this.#timer = setTimeout(
      () => {
        void this.#work(this.#clock()).finally(() => {
          this.#timer = undefined;
          this.#schedule();
        });
      },
      Math.max(0, due - this.#clock()) + 1,
    ).unref();
  }

  /** @param untilMs only what is due by then */
  #work(untilMs: number): Promise<void> {
    this.#working = this.#working.then(() => this.#enterDue(untilMs));
    return this.#working;
  }

  async #enterDue(untilMs: number): Promise<void> {
    const takeNext = async () => {
      for (let id = this.#take(untilMs); id !== undefined; id = this.#take(untilMs)) await this.#enter(id);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, takeNext));
  }

  #take(untilMs: number): string | undefined {
    const [first] = this.#waiting;
    if (first === undefined || first[1] > untilMs) return undefined;
    this.#waiting.delete(first[0]);
    return first[0];
  }

  async #enter(sessionId: string): Promise<void> {
    const { store, index, logger, metrics } = this.#options;
    try {
      const session = await store.readSession(sessionId);
      if (session && !isEnd(session.status)) return;
      if (session) await index.enter(session);
      await index.removeOpen(sessionId);
    } catch (err) {
      metrics.storeFailures.inc({ operation: 'session_index' });
      logger.warn(
        { sessionId, err },
        'The figures of a session could not be entered in the statistics; an instance tries again within minutes',
      );
    }
  }
}
