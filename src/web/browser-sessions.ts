import { StoreError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { SessionHandoff, SessionPatch, SessionStore, StoredSession } from '../store/session-store.ts';
import { withinDeadline } from '../store/table-deadline.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { WebRefusal } from './refusals.ts';

export interface BrowserSessionsOptions {
  readonly store: Pick<SessionStore, 'readSession' | 'updateSession'>;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'storeFailures'>;
  /** How long a session without words may last, milliseconds. */
  readonly idleMs: number;
  /** How long a browser may be without its connection, milliseconds. Default 60 s. */
  readonly returnMs?: number;
  /** Milliseconds for one read or write. Default 2 s. */
  readonly timeoutMs?: number;
}

/** How a session goes on whose browser has come back. */
export type Return =
  | { readonly kind: 'resume'; readonly session: StoredSession; readonly resumeCount: number }
  /** The caller was to get a person when the connection was lost. */
  | { readonly kind: 'handed_off'; readonly handoff: SessionHandoff }
  | { readonly kind: 'refused'; readonly code: WebRefusal };

const RETURN_MS = 60_000;
const TIMEOUT_MS = 2_000;

/**
 * The stored sessions of browsers. One that has lost its connection waits a minute for its browser, on any instance;
 * then the instance that had it, or the first one that finds it, closes it.
 */
export class BrowserSessions {
  readonly #options: BrowserSessionsOptions;
  readonly #returnMs: number;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(options: BrowserSessionsOptions) {
    this.#options = options;
    this.#returnMs = options.returnMs ?? RETURN_MS;
  }

  /**
   * A browser comes back to a session. Who asks for another user's session learns nothing about it.
   * @param userId as the token has it
   */
  async find(sessionId: string, userId: string): Promise<Return> {
    const session = await this.#read(sessionId);
    if (session === 'unavailable') return refused('store_unavailable');
    if (session?.channel !== 'browser' || session.userId !== userId) {
      return refused('session_unknown');
    }
    if (session.status !== 'ACTIVE' && session.status !== 'HANDING_OFF') return OVER;
    if (this.#isTooLate(session)) {
      // Where no loss is on record, another instance may have the session still.
      if (session.lostAt !== undefined) await this.#close(session, 'stream_lost');
      return OVER;
    }
    this.#forget(sessionId);
    if (session.status === 'ACTIVE') return { kind: 'resume', session, resumeCount: session.resumeCount + 1 };
    const { handoff } = session;
    await this.#close(session, 'handoff_shown');
    return handoff === undefined ? OVER : { kind: 'handed_off', handoff };
  }

  /** The connection of this stream of the session was lost: its browser has a minute to come back. */
  lost(sessionId: string, resumeCount: number): void {
    this.#forget(sessionId);
    const timer = setTimeout(() => {
      this.#timers.delete(sessionId);
      void this.#change(sessionId, resumeCount, { status: 'COMPLETED', endReason: 'stream_lost' });
    }, this.#returnMs).unref();
    this.#timers.set(sessionId, timer);
    void this.#change(sessionId, resumeCount, { lostAt: new Date().toISOString() });
  }

  /** Idempotent. */
  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #forget(sessionId: string): void {
    clearTimeout(this.#timers.get(sessionId));
    this.#timers.delete(sessionId);
  }

  #isTooLate({ lostAt, updatedAt }: StoredSession): boolean {
    const { idleMs } = this.#options;
    if (lostAt !== undefined) return Date.now() - Date.parse(lostAt) > this.#returnMs;
    // Its instance was killed, or has not noticed the loss. A session that lives writes at least when it says goodbye.
    return Date.now() - Date.parse(updatedAt) > idleMs + this.#returnMs;
  }

  /** Changes the session, unless a further stream has taken it over. */
  async #change(sessionId: string, resumeCount: number, patch: SessionPatch): Promise<void> {
    const session = await this.#read(sessionId);
    if (typeof session !== 'object' || session.resumeCount !== resumeCount) return;
    if (session.status === 'ACTIVE' || session.status === 'HANDING_OFF') await this.#update(session, patch);
  }

  #close(session: StoredSession, endReason: string): Promise<void> {
    return this.#update(session, { status: 'COMPLETED', endReason });
  }

  async #read(sessionId: string): Promise<StoredSession | undefined | 'unavailable'> {
    try {
      return await this.#inTime(this.#options.store.readSession(sessionId));
    } catch (error) {
      this.#report('browser_read', sessionId, error);
      return 'unavailable';
    }
  }

  async #update(session: StoredSession, patch: SessionPatch): Promise<void> {
    const { sessionId, ownerInstance, resumeCount } = session;
    try {
      await this.#inTime(this.#options.store.updateSession(sessionId, { ownerInstance, resumeCount }, patch));
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'store_conflict'))
        this.#report('browser_write', sessionId, error);
    }
  }

  #inTime<T>(work: Promise<T>): Promise<T> {
    return withinDeadline(work, this.#options.timeoutMs ?? TIMEOUT_MS);
  }

  #report(operation: string, sessionId: string, error: unknown): void {
    this.#options.metrics.storeFailures.inc({ operation });
    this.#options.logger.warn(
      { sessionId, operation, err: error },
      'The session table failed a browser session; it is closed when it expires',
    );
  }
}

const OVER = refused('session_over');

function refused(code: WebRefusal): Return {
  return { kind: 'refused', code };
}
