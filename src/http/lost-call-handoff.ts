import type { HandoffService } from '../handoff/service.ts';
import type { Logger } from '../logging.ts';
import type { SessionHandoff, SessionStore, StoredSession, StoredTurn } from '../store/session-store.ts';
import { withinDeadline } from '../store/table-deadline.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { CallAnswers } from './call-answers.ts';
import { describeLostCall } from './next-step/lost-call.ts';
import type { MoveResult, WebhookSessions } from './webhook-sessions.ts';

export interface LostCallHandoffOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly answers: CallAnswers;
  readonly sessions: WebhookSessions;
  readonly store: Pick<SessionStore, 'readTurns'>;
  readonly handoff: Pick<HandoffService, 'draft' | 'write'>;
  /** Milliseconds for reading the turns. Default 2 s. */
  readonly timeoutMs?: number;
}

/** `result`: whether the session now waits for a person. `handoff`: what Twilio dials with. */
export interface LostHandoff {
  readonly result: MoveResult;
  readonly handoff: SessionHandoff;
}

const TIMEOUT_MS = 2_000;

/**
 * Transfers a call that has lost too many streams to a person who sees the conversation. Any instance can do it from
 * the stored session alone.
 *
 * The session is changed first and holds the token. Only the instance that changed it writes the record under that
 * token. A repeated webhook, or another instance, finds the first token and does not make a second one.
 */
export class LostCallHandoff {
  readonly #options: LostCallHandoffOptions;

  constructor(options: LostCallHandoffOptions) {
    this.#options = options;
  }

  async prepare(session: StoredSession): Promise<LostHandoff> {
    const { answers, sessions, handoff, metrics, logger } = this.#options;
    const { sessionId } = session;
    const facts = describeLostCall(session, await this.#turns(sessionId));
    const record = handoff.draft({ ...facts, ...answers.handoffAttributes(session) });
    const untold = answers.lostHandoff(session);
    const told = { ...untold, token: record.token };
    const result = await sessions.move(sessionId, ['ACTIVE'], {
      status: 'HANDING_OFF',
      handoff: told,
      dialPending: true,
    });
    // Connect cannot look up a record that was not written, so the caller is dialled without a token.
    if (result !== 'moved') return { result, handoff: untold };
    const written = await handoff.write(record);
    metrics.handoffPreparations.inc({ result: written ? 'prepared' : 'degraded' });
    const names = { callSid: sessionId, sessionId, handoffId: record.handoffId };
    logger.info({ ...names, reason: told.reason, degraded: !written }, 'Hand-off prepared');
    return { result, handoff: written ? told : untold };
  }

  /** Without the turns, the person still sees who calls and why. */
  async #turns(sessionId: string): Promise<readonly StoredTurn[]> {
    const { store, logger, metrics, timeoutMs = TIMEOUT_MS } = this.#options;
    try {
      return await withinDeadline(store.readTurns(sessionId), timeoutMs);
    } catch (err) {
      metrics.storeFailures.inc({ operation: 'webhook_read' });
      logger.warn(
        { callSid: sessionId, err },
        'The turns of a lost call could not be read; the person sees no transcript',
      );
      return [];
    }
  }
}
