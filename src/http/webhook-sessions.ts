import { StoreError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type {
  HandoffOutcome,
  ResumeOffer,
  SessionPatch,
  SessionStatus,
  SessionStore,
  StoredSession,
} from '../store/session-store.ts';
import { withinDeadline } from '../store/table-deadline.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { FoundSession } from './next-step/after-stream.ts';

/** `conflict`: the session has another status by now, or was never stored. */
export type MoveResult = 'moved' | 'conflict' | 'unavailable';

export interface WebhookSessionsOptions {
  readonly store: SessionStore;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Milliseconds for one read or write. Default 2 s, so that several fit into Twilio's 15 s. */
  readonly timeoutMs?: number;
}

/** The stored sessions, as webhooks use them: every step has a time limit, and failures are returned, not thrown. */
export class WebhookSessions {
  readonly #store: SessionStore;
  readonly #logger: Logger;
  readonly #metrics: Metrics;
  readonly #timeoutMs: number;

  constructor(options: WebhookSessionsOptions) {
    this.#store = options.store;
    this.#logger = options.logger;
    this.#metrics = options.metrics;
    this.#timeoutMs = options.timeoutMs ?? 2_000;
  }

  async find(callSid: string): Promise<FoundSession> {
    try {
      return await withinDeadline(this.#store.readSession(callSid), this.#timeoutMs);
    } catch (error) {
      this.#report('webhook_read', callSid, error);
      return 'unavailable';
    }
  }

  /** Why Connect turned away the caller with this token. Undefined when it did not, or when the table cannot say. */
  async turnedAway(callSid: string, token: string): Promise<HandoffOutcome | undefined> {
    try {
      return (await withinDeadline(this.#store.readHandoff(token), this.#timeoutMs))?.outcome;
    } catch (error) {
      this.#report('webhook_read', callSid, error);
      return undefined;
    }
  }

  move(callSid: string, from: readonly SessionStatus[], patch: SessionPatch): Promise<MoveResult> {
    return this.#write(callSid, this.#store.transitionSession(callSid, from, patch));
  }

  /** Ends the call of a dial. `moved` for the first request that does so. */
  settleDial(callSid: string, patch: SessionPatch): Promise<MoveResult> {
    return this.#write(callSid, this.#store.settleDial(callSid, patch));
  }

  /**
   * Records the offer of a further stream, before Twilio gets it. The wait is half as long as others, because the
   * caller hears silence and the next stream records it too.
   * @param session as the decision read it
   */
  offer(session: StoredSession, offer: ResumeOffer): Promise<MoveResult> {
    return this.#write(session.sessionId, this.#store.offerResume(session, offer), this.#timeoutMs / 2);
  }

  async #write(callSid: string, change: Promise<unknown>, timeoutMs = this.#timeoutMs): Promise<MoveResult> {
    try {
      await withinDeadline(change, timeoutMs);
      return 'moved';
    } catch (error) {
      if (error instanceof StoreError && error.code === 'store_conflict') return 'conflict';
      this.#report('webhook_write', callSid, error);
      return 'unavailable';
    }
  }

  #report(operation: string, callSid: string, error: unknown): void {
    this.#metrics.storeFailures.inc({ operation });
    this.#logger.warn(
      { callSid, operation, err: error },
      'The session table failed a webhook; the call is answered without it',
    );
  }
}
