import type { CallControl } from '../call/call-control.ts';
import { type DialOutcome, type DialResult, mayHaveBeenTurnedAway, readDialResult } from '../handoff/dial.ts';
import type { LateContext } from '../handoff/late-context.ts';
import type { Logger } from '../logging.ts';
import type { SessionStatus, StoredSession } from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { CallAnswers } from './call-answers.ts';
import type { CallForm } from './call-form.ts';
import { HandoffResults } from './handoff-results.ts';
import { loggable } from './loggable.ts';
import type { LostCallHandoff } from './lost-call-handoff.ts';
import type { LostStreamWatch } from './lost-stream-watch.ts';
import { type AfterDial, decideAfterDial } from './next-step/after-dial.ts';
import { callIsOver, type FoundSession } from './next-step/after-stream.ts';
import { assistantAvailable, StreamEnded } from './stream-ended.ts';
import type { WebhookRoutes } from './webhook-routes.ts';
import type { MoveResult, WebhookSessions } from './webhook-sessions.ts';

export interface CallWebhookServices {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly callControl: CallControl;
  readonly answers: CallAnswers;
  readonly sessions: WebhookSessions;
  readonly lostStreams: LostStreamWatch;
  readonly lostCalls: Pick<LostCallHandoff, 'prepare'>;
  /** Adds to the contact in Connect what became known after the transfer. Absent without Connect's API. */
  readonly lateContext?: Pick<LateContext, 'add'> | undefined;
}

type ReturnDecision = Extract<AfterDial, { kind: 'return' }>;

const LIVE: readonly SessionStatus[] = ['ACTIVE', 'HANDING_OFF'];

/**
 * The webhooks of a call in progress. Each decides from the stored session, so any instance can answer.
 * @see https://www.twilio.com/docs/voice/twiml/dial#action
 * @see https://www.twilio.com/docs/voice/twiml/connect
 */
export class CallWebhooks {
  readonly #services: CallWebhookServices;
  readonly #ended: StreamEnded;
  readonly #results: HandoffResults;

  constructor(services: CallWebhookServices) {
    this.#services = services;
    this.#ended = new StreamEnded(services);
    this.#results = new HandoffResults(services);
  }

  addTo(routes: WebhookRoutes): void {
    routes.twiml('/stream-ended', (form) => this.#streamEnded(form));
    routes.twiml('/dial-result', (form) => this.#dialResult(form));
    routes.callback('/status', (form) => this.#status(form));
    routes.callback('/stream-status', (form) => this.#streamStatus(form));
  }

  /** A caller who has hung up needs no answer. Only the session is closed. */
  async #streamEnded(form: CallForm): Promise<string> {
    if (callIsOver(form.callStatus)) {
      await this.#results.abandoned(form.callSid);
      await this.#close(form.callSid);
    }
    return this.#ended.answer(form);
  }

  async #dialResult(form: CallForm): Promise<string> {
    const { answers, sessions, logger } = this.#services;
    const { callSid, callStatus } = form;
    this.#services.callControl.dialled(callSid);
    const session = await sessions.find(callSid);
    const outcome = await this.#dialOutcome(session, readDialResult(form.fields));
    this.#tellLate(session, outcome, form);
    const available = assistantAvailable(this.#services.callControl);
    const decision = decideAfterDial({ session, outcome, callStatus, assistantAvailable: available });
    logger.info({ callSid, outcome, next: decision.kind }, 'Dialling a person ended');
    switch (decision.kind) {
      case 'close':
        this.#services.callControl.hangUp(callSid);
        await this.#results.finish({ callSid, session, outcome, status: decision.status });
        return answers.empty();
      case 'hang_up':
        await this.#results.finish({ callSid, session, outcome, status: decision.status });
        return answers.hangUp();
      case 'return':
        return this.#return(decision);
      case 'apologise':
        await this.#results.finish({ callSid, session, outcome, status: 'COMPLETED' });
        return answers.apology(decision.session);
      default:
        return unreachable(decision);
    }
  }

  /** Not awaited: the answer to Twilio does not depend on it. */
  #tellLate(session: FoundSession, outcome: DialOutcome, { fields }: CallForm): void {
    if (session === undefined || session === 'unavailable') return;
    const seconds = Number(fields.DialCallDuration);
    const joinedSeconds = Number.isInteger(seconds) ? seconds : undefined;
    void this.#services.lateContext?.add(session, { outcome, joinedSeconds });
  }

  /** What Twilio reports, unless the hand-off record says that Connect turned the caller away. */
  async #dialOutcome(session: FoundSession, result: DialResult): Promise<DialOutcome> {
    if (session === undefined || session === 'unavailable' || !mayHaveBeenTurnedAway(result)) return result;
    const { sessionId, handoff } = session;
    if (handoff?.token === undefined) return result;
    return (await this.#services.sessions.turnedAway(sessionId, handoff.token)) ?? result;
  }

  async #return({ session, returnNote, resumeCount }: ReturnDecision): Promise<string> {
    const { answers } = this.#services;
    const result = await this.#takeBack(session, returnNote);
    this.#results.returned(returnNote, result);
    // The next stream can take the call over only if the table says ACTIVE.
    if (result === 'unavailable') return answers.apology(session);
    return answers.reconnect(session, resumeCount);
  }

  /** Gives the session back to the assistant. `conflict`: an earlier webhook of this dial has done so. */
  async #takeBack(found: StoredSession, returnNote: ReturnDecision['returnNote']): Promise<MoveResult> {
    const { sessions } = this.#services;
    const { sessionId, status, resumeCount } = found;
    if (status === 'ACTIVE' && found.returnNote === returnNote) return 'conflict';
    const result = await sessions.move(sessionId, [status], {
      status: 'ACTIVE',
      returnNote,
      wish: null,
      offeredAt: new Date().toISOString(),
      offeredBy: 'action',
      dialPending: null,
    });
    if (result !== 'conflict' || status !== 'ACTIVE') return result;
    // The table is slow: the write that asks for this dial arrived only after the dial had ended.
    const now = await sessions.find(sessionId);
    const isLate = typeof now === 'object' && now.status === 'HANDING_OFF' && now.resumeCount === resumeCount;
    if (!isLate) return 'conflict';
    // A caller who was dialled because the assistant cannot serve them does not return to it.
    return now.handoff?.reason === 'provider_failure' ? 'unavailable' : this.#takeBack(now, returnNote);
  }

  async #status({ callSid, callStatus }: CallForm): Promise<void> {
    if (callIsOver(callStatus)) await this.#close(callSid);
  }

  async #streamStatus({ callSid, fields }: CallForm): Promise<void> {
    const { StreamEvent, StreamSid, StreamError } = fields;
    if (StreamEvent !== 'stream-error' && StreamEvent !== 'stream-stopped') return;
    const { logger, callControl, lostStreams } = this.#services;
    if (StreamEvent === 'stream-error') {
      logger.warn(
        { callSid, streamError: StreamError === undefined ? undefined : loggable(StreamError) },
        'Twilio reports a media stream error',
      );
    }
    // This instance ended the stream on purpose. Twilio asks the `<Connect action>` next, so the stream is not lost.
    const word = callControl.lastWordOf(callSid);
    const endedHere = word?.streamSid === StreamSid && word?.change.status !== 'ACTIVE';
    if (StreamSid !== undefined && !endedHere) await lostStreams.notice(callSid, StreamSid);
  }

  async #close(callSid: string): Promise<void> {
    this.#services.callControl.hangUp(callSid);
    await this.#services.sessions.move(callSid, LIVE, { status: 'COMPLETED', endReason: 'call_over' });
  }
}

function unreachable(decision: never): never {
  throw new TypeError(`Unknown decision ${JSON.stringify(decision)}`);
}
