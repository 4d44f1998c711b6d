import { randomUUID } from 'node:crypto';
import type { FoundSession } from '../call/after-stream.ts';
import { lostTooOften, offerOf, updateUnderWay } from '../call/resume-rules.ts';
import { GatewayError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { StoredSession } from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { TwilioCalls } from '../twilio/calls.ts';
import type { CallAnswers } from './call-answers.ts';
import type { LostCallHandoff } from './lost-call-handoff.ts';
import type { WebhookSessions } from './webhook-sessions.ts';

export interface LostStreamWatchOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly answers: CallAnswers;
  readonly sessions: WebhookSessions;
  readonly lostCalls: Pick<LostCallHandoff, 'prepare'>;
  /** Without it there is no second way, and the watch does nothing. */
  readonly calls: Pick<TwilioCalls, 'update'> | undefined;
  /** How long Twilio may take to ask the `<Connect action>`, in milliseconds. Default 2 s. */
  readonly unansweredMs?: number;
}

const UNANSWERED_MS = 2_000;
/** An update that another instance has under way is over after this time. */
const UPDATE_MS = 8_000;
const MAX_WATCHED = 2_000;

/**
 * The second way back to a call whose stream was lost. Twilio is expected to ask the `<Connect action>` then;
 * should it not, the caller would hear nothing for ever. So each stream that Twilio reports as ended is looked
 * at twice in the session table, and when nobody has answered in between, the live call is given its next
 * stream over REST. Taking the session over first keeps the two ways from both acting.
 */
export class LostStreamWatch {
  readonly #options: LostStreamWatchOptions;
  /** By streamSid. */
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #state: 'open' | 'closed' = 'open';

  constructor(options: LostStreamWatchOptions) {
    this.#options = options;
  }

  /** Twilio says that this stream has ended. Resolves when it was looked at for the first time. */
  async notice(callSid: string, streamSid: string): Promise<void> {
    const { calls, sessions, unansweredMs = UNANSWERED_MS } = this.#options;
    if (calls === undefined || this.#timers.size >= MAX_WATCHED) return;
    const session = await sessions.find(callSid);
    if (isLost(session, streamSid)) this.#lookAgain(streamSid, session, unansweredMs);
  }

  /** Idempotent. */
  close(): void {
    this.#state = 'closed';
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #lookAgain(streamSid: string, before: StoredSession, afterMs: number): void {
    if (this.#state === 'closed' || this.#timers.has(streamSid)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(streamSid);
      this.#look(streamSid, before).catch((err: unknown) => {
        this.#options.logger.error({ callSid: before.sessionId, err }, 'A lost stream could not be replaced');
      });
    }, afterMs).unref();
    this.#timers.set(streamSid, timer);
  }

  async #look(streamSid: string, before: StoredSession): Promise<void> {
    const session = await this.#options.sessions.find(before.sessionId);
    if (session === undefined || session === 'unavailable' || !isSameLoss(before, session)) return;
    const nowMs = Date.now();
    if (updateUnderWay(session, nowMs)) this.#lookAgain(streamSid, session, UPDATE_MS);
    else if (lostTooOften(session, nowMs)) await this.#giveUp(session);
    else await this.#replace(session, nowMs);
  }

  async #replace(session: StoredSession, nowMs: number): Promise<void> {
    const { sessions, answers, metrics } = this.#options;
    const takenBy = `update ${randomUUID()}`;
    const result = await sessions.offer(session, { ...offerOf(session, 'update', nowMs), takenBy });
    if (result !== 'moved') return;
    metrics.resumes.inc({ way: 'update' });
    // The session is this instance's now, under the next number, so the stream has the one after.
    const twiml = answers.reconnect(session, session.resumeCount + 2);
    if (await this.#update(session.sessionId, twiml)) return;
    // Twilio may still ask the action: let that be answered at once.
    await sessions.move(session.sessionId, ['ACTIVE'], { offeredAt: null, offeredBy: null });
  }

  async #giveUp(session: StoredSession): Promise<void> {
    const { lostCalls, answers, metrics } = this.#options;
    const { result, handoff } = await lostCalls.prepare(session);
    if (result !== 'moved') return;
    metrics.resumes.inc({ way: 'gave_up' });
    await this.#update(session.sessionId, answers.handOff({ ...session, handoff }));
  }

  /** @returns false when Twilio could not be asked */
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
      logger.warn({ callSid, code: error.code, advice: error.advice }, 'A live call could not be updated');
      if (error.code !== 'telephony_refused') return false;
      // Twilio refuses the update of a call that is over.
      await sessions.move(callSid, ['ACTIVE', 'HANDING_OFF'], {
        status: 'COMPLETED',
        endReason: 'call_over',
      });
      return true;
    }
  }
}

/** The stream that has the call was lost, or one that was offered after it has never begun. */
function isLost(session: FoundSession, streamSid: string): session is StoredSession {
  if (session === undefined || session === 'unavailable' || session.status !== 'ACTIVE') return false;
  const isCurrent = session.connectionId === streamSid;
  return session.offeredAt === undefined ? isCurrent : !isCurrent;
}

/** Nobody has done anything about it. */
function isSameLoss(before: StoredSession, now: StoredSession): boolean {
  return (
    now.status === 'ACTIVE' && now.resumeCount === before.resumeCount && now.offeredAt === before.offeredAt
  );
}
