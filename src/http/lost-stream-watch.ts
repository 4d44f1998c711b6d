import { randomUUID } from 'node:crypto';
import { GatewayError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { StoredSession } from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { TwilioCalls } from '../twilio/rest/twilio-calls.ts';
import type { CallAnswers } from './call-answers.ts';
import type { LostCallHandoff } from './lost-call-handoff.ts';
import type { FoundSession } from './next-step/after-stream.ts';
import { lostTooOften, offerOf, updateUnderWay } from './next-step/resume-rules.ts';
import type { WebhookSessions } from './webhook-sessions.ts';

export interface LostStreamWatchOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly answers: CallAnswers;
  readonly sessions: WebhookSessions;
  readonly lostCalls: Pick<LostCallHandoff, 'prepare'>;
  /** Twilio's REST API. Without it the watch does nothing. */
  readonly calls: Pick<TwilioCalls, 'update'> | undefined;
  /** How long Twilio may take to ask the `<Connect action>`, in milliseconds. Default 2 s. */
  readonly unansweredMs?: number;
}

const UNANSWERED_MS = 2_000;
/** An update by another instance has ended after this time. */
const UPDATE_MS = 8_000;
const MAX_WATCHED = 2_000;
/** How often Twilio or the table is asked again. The pause doubles each time, so it is about a minute in all. */
const MAX_FAILURES = 5;

/** A lost stream that has no successor yet. */
interface Loss {
  readonly callSid: string;
  readonly streamSid: string;
  /** The session as it was last read. Undefined until the table can be read. */
  readonly before: StoredSession | undefined;
  /** How often the table or Twilio has failed. */
  readonly failures: number;
  /** The owner's name under which the session is taken over for this loss. */
  readonly takenBy: string;
}

/**
 * The second way back to a call whose stream was lost. Twilio normally requests the `<Connect action>`. If it does not,
 * the caller hears silence until they hang up. So for each stream that Twilio reports as ended, the watch reads the
 * session twice. If no instance has acted in between, it gives the live call its next stream over REST. It takes the
 * session over first, so that only one of the two ways acts.
 *
 * When the table or Twilio fails, the watch tries again, because it is the last resort. It ends the session only when
 * Twilio says that the call is not in progress.
 * @see https://www.twilio.com/docs/voice/media-streams#statuscallback-url
 * @see https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource
 */
export class LostStreamWatch {
  readonly #options: LostStreamWatchOptions;
  /** By streamSid. */
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #state: 'open' | 'closed' = 'open';

  constructor(options: LostStreamWatchOptions) {
    this.#options = options;
  }

  /** Twilio reports that this stream has ended. Resolves after the session was read for the first time. */
  async notice(callSid: string, streamSid: string): Promise<void> {
    const { calls, sessions } = this.#options;
    if (calls === undefined || this.#timers.size >= MAX_WATCHED) return;
    const session = await sessions.find(callSid);
    const takenBy = `update ${randomUUID()}`;
    const loss = { callSid, streamSid, before: undefined, failures: 0, takenBy };
    if (session === 'unavailable') this.#failed(loss);
    else if (isLost(session, streamSid)) this.#lookAgain({ ...loss, before: session }, this.#pauseMs(0));
  }

  /** Idempotent. */
  close(): void {
    this.#state = 'closed';
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #pauseMs(failures: number): number {
    return (this.#options.unansweredMs ?? UNANSWERED_MS) * 2 ** failures;
  }

  #failed(loss: Loss): void {
    const failures = loss.failures + 1;
    if (failures <= MAX_FAILURES) {
      this.#lookAgain({ ...loss, failures }, this.#pauseMs(failures - 1));
      return;
    }
    const { logger, metrics } = this.#options;
    metrics.resumes.inc({ way: 'failed' });
    logger.error(
      { callSid: loss.callSid },
      'A lost stream could not be replaced; the call continues only if Twilio asks what to do next',
    );
  }

  #lookAgain(loss: Loss, afterMs: number): void {
    const { callSid, streamSid } = loss;
    if (this.#state === 'closed' || this.#timers.has(streamSid)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(streamSid);
      this.#look(loss).catch((err: unknown) => {
        this.#options.logger.error({ callSid, err }, 'A lost stream could not be replaced');
      });
    }, afterMs).unref();
    this.#timers.set(streamSid, timer);
  }

  async #look(loss: Loss): Promise<void> {
    const { before } = loss;
    const session = await this.#options.sessions.find(loss.callSid);
    if (session === 'unavailable') this.#failed(loss);
    else if (before === undefined) {
      // Read for the first time: Twilio may be asking at this moment.
      if (isLost(session, loss.streamSid)) this.#lookAgain({ ...loss, before: session }, this.#pauseMs(0));
    } else if (session && (isSameLoss(before, session) || isTaken(loss, session))) {
      await this.#act(loss, session);
    }
  }

  async #act(loss: Loss, session: StoredSession): Promise<void> {
    const nowMs = Date.now();
    if (!isTaken(loss, session) && updateUnderWay(session, nowMs))
      this.#lookAgain({ ...loss, before: session }, UPDATE_MS);
    else if (session.status === 'HANDING_OFF') await this.#dial(loss, session);
    else if (lostTooOften(session, nowMs)) await this.#giveUp(loss, session);
    else await this.#replace(loss, session);
  }

  async #replace(loss: Loss, session: StoredSession): Promise<void> {
    const { sessions, answers, metrics } = this.#options;
    const { takenBy } = loss;
    const result = await sessions.offer(session, { ...offerOf(session, 'update', Date.now()), takenBy });
    if (result === 'unavailable') this.#failed(loss);
    if (result !== 'moved') return;
    // Taking over has used the next number, so the stream gets the one after it.
    const twiml = answers.reconnect(session, session.resumeCount + 2);
    if (await this.#update(session.sessionId, twiml)) {
      metrics.resumes.inc({ way: 'update' });
      return;
    }
    // Withdraws the offer, so that a webhook of Twilio's is answered immediately. This does not count as a lost stream.
    const offer = { offeredAt: null, offeredBy: null, resumedAt: session.resumedAt ?? null };
    await sessions.move(session.sessionId, ['ACTIVE'], offer);
    this.#failed(loss);
  }

  async #giveUp(loss: Loss, session: StoredSession): Promise<void> {
    const { lostCalls, metrics } = this.#options;
    const { result, handoff } = await lostCalls.prepare(session);
    if (result === 'unavailable') this.#failed(loss);
    if (result !== 'moved') return;
    metrics.resumes.inc({ way: 'gave_up' });
    await this.#dial(loss, { ...session, status: 'HANDING_OFF', handoff });
  }

  async #dial(loss: Loss, session: StoredSession): Promise<void> {
    const twiml = this.#options.answers.handOff(session);
    if (!(await this.#update(session.sessionId, twiml))) this.#failed({ ...loss, before: session });
  }

  /**
   * @returns false when the update should be tried again
   * @throws what is not a GatewayError, which is a bug
   */
  async #update(callSid: string, twiml: string): Promise<boolean> {
    const { calls, logger, sessions } = this.#options;
    try {
      await calls?.update(callSid, twiml);
      logger.warn(
        { callSid },
        'Twilio did not ask what follows a lost stream; the call was updated over REST',
      );
      return true;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (error.code !== 'telephony_call_over') {
        logger.warn(
          { callSid, code: error.code, advice: error.advice },
          'A live call could not be updated; the gateway tries again',
        );
        return false;
      }
      await sessions.move(callSid, ['ACTIVE', 'HANDING_OFF'], {
        status: 'COMPLETED',
        endReason: 'call_over',
      });
      return true;
    }
  }
}

/** The stream that carries the call was lost, or the one that was offered after it has not begun. */
function isLost(session: FoundSession, streamSid: string): session is StoredSession {
  if (session === undefined || session === 'unavailable' || session.status !== 'ACTIVE') return false;
  const isCurrent = session.connectionId === streamSid;
  return session.offeredAt === undefined ? isCurrent : !isCurrent;
}

/** No instance has acted since. */
function isSameLoss(before: StoredSession, now: StoredSession): boolean {
  return (
    now.status === before.status &&
    now.resumeCount === before.resumeCount &&
    now.offeredAt === before.offeredAt
  );
}

/** This watch has taken the session over, but the call was not updated: the table's answer may have been lost. */
function isTaken({ takenBy }: Loss, { status, ownerInstance }: StoredSession): boolean {
  return status === 'ACTIVE' && ownerInstance === takenBy;
}
