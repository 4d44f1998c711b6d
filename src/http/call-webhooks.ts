import { type AfterDial, decideAfterDial } from '../call/after-dial.ts';
import { callIsOver, decideAfterStream, type FoundSession } from '../call/after-stream.ts';
import type { CallDesk } from '../call/desk.ts';
import { type DialOutcome, readDialResult } from '../handoff/dial.ts';
import type { Logger } from '../logging.ts';
import type { SessionStatus } from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { CallAnswers } from './call-answers.ts';
import type { CallForm } from './call-form.ts';
import type { WebhookRoutes } from './webhook-routes.ts';
import type { WebhookSessions } from './webhook-sessions.ts';

export interface CallWebhookServices {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly desk: CallDesk;
  readonly answers: CallAnswers;
  readonly sessions: WebhookSessions;
}

type ReturnDecision = Extract<AfterDial, { kind: 'return' }>;

const LIVE: readonly SessionStatus[] = ['ACTIVE', 'HANDING_OFF'];

/** The webhooks of a call under way: each decides from the stored session, so that any instance can answer. */
export class CallWebhooks {
  readonly #services: CallWebhookServices;

  constructor(services: CallWebhookServices) {
    this.#services = services;
  }

  addTo(routes: WebhookRoutes): void {
    routes.twiml('/stream-ended', (form) => this.#streamEnded(form));
    routes.twiml('/dial-result', (form) => this.#dialResult(form));
    routes.callback('/status', (form) => this.#status(form));
    routes.callback('/stream-status', (form) => this.#streamStatus(form));
  }

  async #streamEnded(form: CallForm): Promise<string> {
    const { answers, sessions, logger } = this.#services;
    const { callSid, caller, callStatus } = form;
    // A caller who is gone needs no answer from the table, only its closing.
    const session = callIsOver(callStatus) ? undefined : this.#withHandoff(await sessions.find(callSid));
    const decision = decideAfterStream(session, callStatus);
    logger.info({ callSid, next: decision.kind }, 'Media stream ended');
    switch (decision.kind) {
      case 'close':
        await this.#close(callSid);
        return answers.empty();
      case 'dial':
        return answers.handOff(decision.session);
      case 'resume':
        if (!this.#assistantAvailable()) return answers.person({ caller, session: decision.session });
        return answers.reconnect(decision.session, decision.resumeCount);
      case 'hang_up':
        return answers.hangUp();
      case 'person':
        return answers.person({ caller, session: decision.session });
      default:
        return unreachable(decision);
    }
  }

  /** A promise to the caller that this instance has made counts, though its write may still be under way. */
  #withHandoff(session: FoundSession): FoundSession {
    if (session === undefined || session === 'unavailable' || session.status !== 'ACTIVE') return session;
    const handoff = this.#services.desk.handoffOf(session.sessionId);
    return handoff ? { ...session, status: 'HANDING_OFF', handoff } : session;
  }

  async #dialResult(form: CallForm): Promise<string> {
    const { answers, sessions, logger } = this.#services;
    const { callSid, callStatus } = form;
    const outcome = readDialResult(form.fields);
    const session = await sessions.find(callSid);
    const assistantAvailable = this.#assistantAvailable();
    const decision = decideAfterDial({ session, outcome, callStatus, assistantAvailable });
    logger.info({ callSid, outcome, next: decision.kind }, 'Dialling a person ended');
    switch (decision.kind) {
      case 'close':
        this.#services.desk.hangUp(callSid);
        await this.#finishDial(callSid, outcome, decision.status);
        return answers.empty();
      case 'hang_up':
        await this.#finishDial(callSid, outcome, decision.status);
        return answers.hangUp();
      case 'return':
        return this.#return(callSid, decision);
      case 'apologise':
        await this.#finishDial(callSid, outcome, 'COMPLETED');
        return answers.apology(decision.session);
      default:
        return unreachable(decision);
    }
  }

  async #return(callSid: string, { session, returnNote, resumeCount }: ReturnDecision): Promise<string> {
    const { answers, sessions, metrics } = this.#services;
    const repeated = session.status === 'ACTIVE' && session.returnNote === returnNote;
    const result = repeated
      ? 'conflict'
      : await sessions.move(callSid, [session.status], { status: 'ACTIVE', returnNote });
    if (result === 'moved') metrics.handoffs.inc({ result: returnNote });
    // Unless the table says ACTIVE, the next stream could not take the call over.
    if (result === 'unavailable') return answers.apology(session);
    return answers.reconnect(session, resumeCount);
  }

  /** A call that ends with its dial. A status callback may have closed the session a moment before. */
  async #finishDial(
    callSid: string,
    outcome: DialOutcome,
    status: 'COMPLETED' | 'HANDED_OFF',
  ): Promise<void> {
    const { sessions, metrics } = this.#services;
    const from = status === 'HANDED_OFF' ? [...LIVE, 'COMPLETED' as const, 'ERROR' as const] : LIVE;
    const result = await sessions.move(callSid, from, { status, endReason: `dial_${outcome}` });
    if (result === 'moved') metrics.handoffs.inc({ result: outcome });
  }

  async #status({ callSid, callStatus }: CallForm): Promise<void> {
    if (callIsOver(callStatus)) await this.#close(callSid);
  }

  async #streamStatus({ callSid, fields }: CallForm): Promise<void> {
    if (fields.StreamEvent !== 'stream-error') return;
    const streamError = fields.StreamError?.slice(0, 200);
    this.#services.logger.warn({ callSid, streamError }, 'Twilio reports a media stream error');
  }

  async #close(callSid: string): Promise<void> {
    this.#services.desk.hangUp(callSid);
    await this.#services.sessions.move(callSid, LIVE, { status: 'COMPLETED', endReason: 'call_over' });
  }

  /** A call in progress may go on when the desk is full, because its place was free a moment ago. */
  #assistantAvailable(): boolean {
    const refusal = this.#services.desk.refusal();
    return refusal === undefined || refusal === 'full';
  }
}

function unreachable(decision: never): never {
  throw new TypeError(`Unknown decision ${JSON.stringify(decision)}`);
}
