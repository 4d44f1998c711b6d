import type { Logger } from '../logging.ts';
import { isConflict } from '../store/dynamodb-items.ts';
import { isEnd } from '../store/ended-sessions.ts';
import type { OpenEntry, SignsOfLife } from '../store/session-index.ts';
import { LOST, type SessionPatch, type SessionStore, type StoredSession } from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { Unchanged } from './unchanged.ts';

export interface OpenSessionsSweepOptions {
  readonly store: Pick<SessionStore, 'readSession'> & {
    closeLost(known: StoredSession, patch: SessionPatch): Promise<void>;
  };
  readonly index: {
    open(): Promise<OpenEntry[]>;
    signs(): Promise<SignsOfLife>;
    enter(session: StoredSession): Promise<void>;
    removeOpen(sessionId: string, entry?: OpenEntry): Promise<void>;
  };
  /** Of this process: the owner of its sessions. */
  readonly instanceId: string;
  /** Whether this process carries the session now. */
  readonly isLiveHere: (sessionId: string) => boolean;
  /** What else is done with the list of open sessions. Its failures are reported like those of the sweep. */
  readonly afterRound?: (open: readonly OpenEntry[]) => Promise<void>;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'sessionsSwept' | 'storeFailures'>;
  /** Milliseconds between two rounds, less or more by a fifth. Default 5 minutes. */
  readonly roundMs?: number;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
}

const ROUND_MS = 300_000;
/**
 * Instances give a sign of life each minute. One without any for this time, as this process has seen it, is gone; and
 * only a session that has not changed in this time either is lost with it.
 */
export const GONE_MS = 1_800_000;
/**
 * The gateway writes nothing while agent and caller talk. Four hours is the default `timeLimit` of `<Dial>`; the hour
 * more allows for wrong clocks and late webhooks.
 * @see https://www.twilio.com/docs/voice/twiml/dial#timeLimit
 */
const LONGEST_DIAL_MS = 5 * 3_600_000;

/**
 * Closes sessions whose instance was killed, and enters ended ones that were not entered. Each instance looks after the
 * sessions that it has opened, and after those of instances that are gone. It reads the list of open sessions and never
 * the whole table; a session that lives on a healthy instance costs no request.
 */
export class OpenSessionsSweep {
  readonly #options: OpenSessionsSweepOptions;
  readonly #unchanged: Unchanged;
  readonly #roundMs: number;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #state: 'open' | 'closed' = 'open';
  #failing = false;

  constructor(options: OpenSessionsSweepOptions) {
    this.#options = options;
    this.#roundMs = options.roundMs ?? ROUND_MS;
    this.#unchanged = new Unchanged(1.5 * this.#roundMs, options.clock ?? (() => performance.now()));
  }

  start(): void {
    if (this.#state === 'closed') return;
    const spread = 0.8 + 0.4 * (this.#options.random ?? Math.random)();
    this.#timer = setTimeout(() => {
      this.#round = this.round().finally(() => this.start());
    }, this.#roundMs * spread).unref();
  }

  /** Resolves when the round under way is over. Idempotent. */
  async close(): Promise<void> {
    this.#state = 'closed';
    clearTimeout(this.#timer);
    await this.#round;
  }

  /** Never rejects. */
  async round(): Promise<void> {
    const { index, afterRound } = this.#options;
    try {
      const open = await index.open();
      // After the list: a sign that is read is not older than what it is compared with.
      const signs = await index.signs();
      this.#unchanged.begin();
      for (const entry of open) await this.#look(entry, signs);
      await afterRound?.(open);
      this.#failing = false;
    } catch (error) {
      this.#reportFailure(error);
    }
  }

  async #look(entry: OpenEntry, signs: SignsOfLife): Promise<void> {
    const { isLiveHere, instanceId } = this.#options;
    const { sessionId, openedBy } = entry;
    // Every owner is watched in every round, because its silence counts from then on. The sessions of one that gave no
    // sign since the last round are watched too, so that both times run together.
    const isOurs = openedBy === instanceId || this.#silentMs(openedBy, signs) > 0;
    if (this.#state === 'closed' || isLiveHere(sessionId) || !isOurs) return;
    try {
      await this.#handle(entry, signs);
    } catch (error) {
      // A failure of the table with one session must not keep the others waiting.
      this.#reportFailure(error);
    }
  }

  /** For how long this process has seen no new sign of an instance. */
  #silentMs(instance: string, signs: SignsOfLife): number {
    return this.#unchanged.see(`instance ${instance}`, String(signs.get(instance) ?? 'none'));
  }

  async #handle(entry: OpenEntry, signs: SignsOfLife): Promise<void> {
    const { store, index, metrics } = this.#options;
    const { sessionId, openedAt } = entry;
    const session = await store.readSession(sessionId);
    const { status, updatedAt, resumeCount } = session ?? {};
    const state = [openedAt, status, updatedAt, resumeCount].join(' ');
    const unchangedMs = this.#unchanged.see(`session ${sessionId}`, state);
    if (session) this.#silentMs(session.ownerInstance, signs);
    if (session === undefined) {
      // Deleted on request, or its first write failed. The writer repeats that for an hour, and lists it again.
      if (unchangedMs >= GONE_MS) await index.removeOpen(sessionId, entry);
    } else if (isEnd(session.status)) {
      await index.enter(session);
      await index.removeOpen(sessionId);
      metrics.sessionsSwept.inc({ result: 'entered' });
    } else if (unchangedMs >= GONE_MS && this.#isLost(session, signs)) {
      await this.#close(session);
    }
  }

  #isLost(session: StoredSession, signs: SignsOfLife): boolean {
    const { status, dialPending, ownerInstance, updatedAt } = session;
    const nowMs = (this.#options.now ?? Date.now)();
    // Twilio carries the call, with or without the instance.
    if (status === 'HANDING_OFF' || dialPending) return nowMs - Date.parse(updatedAt) >= LONGEST_DIAL_MS;
    // Not live here, so a session of this very instance is one whose end could not be written.
    return ownerInstance === this.#options.instanceId || this.#silentMs(ownerInstance, signs) >= GONE_MS;
  }

  async #close(session: StoredSession): Promise<void> {
    const { store, logger, metrics } = this.#options;
    const { sessionId, updatedAt } = session;
    try {
      // The last sign of the session is its end: nothing is known of the time since.
      await store.closeLost(session, { status: 'ERROR', endReason: LOST, updatedAt });
    } catch (error) {
      if (isConflict(error)) return;
      throw error;
    }
    metrics.sessionsSwept.inc({ result: 'closed' });
    logger.warn(
      { sessionId, lastWriteAt: updatedAt },
      'A session was closed because its instance is gone and no other has recorded its end',
    );
  }

  #reportFailure(err: unknown): void {
    const { logger, metrics } = this.#options;
    metrics.storeFailures.inc({ operation: 'session_index' });
    if (!this.#failing) {
      logger.warn({ err }, 'Open sessions could not be looked at; lost ones stay open until they can');
    }
    this.#failing = true;
  }
}
