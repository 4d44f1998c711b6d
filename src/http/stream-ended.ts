import type { CallControl } from '../call/call-control.ts';
import { holds, type LastWord } from '../call/last-words.ts';
import type { Logger } from '../logging.ts';
import type { HandoffReason, SessionHandoff, StoredSession } from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { CallAnswers } from './call-answers.ts';
import type { CallForm } from './call-form.ts';
import type { LostCallHandoff } from './lost-call-handoff.ts';
import {
  type AfterStream,
  callIsOver,
  decideAfterStream,
  type FoundSession,
} from './next-step/after-stream.ts';
import { offerOf } from './next-step/resume-rules.ts';
import type { WebhookSessions } from './webhook-sessions.ts';

export interface StreamEndedServices {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly callControl: CallControl;
  readonly answers: CallAnswers;
  readonly sessions: WebhookSessions;
  readonly lostCalls: Pick<LostCallHandoff, 'prepare'>;
}

/** How often the session is read again because it changed during the decision. */
const MAX_LOOKS = 3;

/** Answers the `<Connect action>`: what Twilio does when the stream of a call has ended. */
export class StreamEnded {
  readonly #services: StreamEndedServices;

  constructor(services: StreamEndedServices) {
    this.#services = services;
  }

  /** @returns TwiML */
  async answer(form: CallForm): Promise<string> {
    const { answers, sessions, logger } = this.#services;
    const { callSid, callStatus } = form;
    for (let look = 1; look <= MAX_LOOKS; look += 1) {
      // For a caller who has hung up, the table is not needed.
      const over = callIsOver(callStatus);
      const session = over ? undefined : await sessions.find(callSid);
      const decision = this.#decide(session, form);
      logger.info({ callSid, next: decision.kind }, 'Media stream ended');
      const answer = await this.#carryOut(decision, form);
      if (answer !== undefined) return answer;
    }
    return answers.askAgain();
  }

  /** @returns undefined when another request has changed the session meanwhile */
  async #carryOut(decision: AfterStream, { callSid, caller, dialed }: CallForm): Promise<string | undefined> {
    const { answers, callControl } = this.#services;
    switch (decision.kind) {
      case 'close':
        return answers.empty();
      case 'dial':
        return answers.handOff(decision.session);
      case 'resume':
        return assistantAvailable(callControl)
          ? this.#resume(decision.session, decision.resumeCount)
          : this.#giveUp(decision.session);
      case 'give_up':
        return this.#giveUp(decision.session);
      case 'wait':
        return answers.askAgain();
      case 'hang_up':
        return answers.hangUp();
      case 'person':
        return answers.person({
          caller,
          dialed,
          session: decision.session,
          promised: promiseOf(callControl, callSid),
        });
      default:
        return unreachable(decision);
    }
  }

  /** The caller gets the next stream even if the table cannot be written. That stream writes it again. */
  async #resume(session: StoredSession, resumeCount: number): Promise<string | undefined> {
    const { sessions, answers, metrics } = this.#services;
    const { wish } = session;
    const result = await sessions.offer(session, { ...offerOf(session, 'action', Date.now()), wish });
    if (result === 'conflict') return undefined;
    metrics.resumes.inc({ way: 'action' });
    return answers.reconnect(session, resumeCount, this.#rememberedWish(session));
  }

  /** A wish that this process remembers. One that the table has may be met by now, so the next stream reads it there. */
  #rememberedWish(session: StoredSession): HandoffReason | undefined {
    const word = this.#services.callControl.lastWordOf(session.sessionId);
    return word?.change.status === 'ACTIVE' && holds(word, session) ? word.change.wish : undefined;
  }

  async #giveUp(session: StoredSession): Promise<string | undefined> {
    const { lostCalls, answers, metrics } = this.#services;
    const { result, handoff } = await lostCalls.prepare(session);
    if (result === 'conflict') return undefined;
    metrics.resumes.inc({ way: 'gave_up' });
    return answers.handOff({ ...session, handoff });
  }

  #decide(found: FoundSession, { callSid, callStatus }: CallForm): AfterStream {
    const word = this.#services.callControl.lastWordOf(callSid);
    const isUnknown = found === undefined || found === 'unavailable';
    // This instance has said goodbye to the caller. They are not transferred because the table cannot confirm it.
    if (isUnknown && word?.change.status === 'COMPLETED' && !callIsOver(callStatus))
      return { kind: 'hang_up' };
    return decideAfterStream(isUnknown || !word ? found : this.#withWord(found, word), callStatus);
  }

  /** What this instance has told the caller counts, even if it has not been written yet. */
  #withWord(session: StoredSession, word: LastWord): StoredSession {
    if (!holds(word, session)) return session;
    // Is written with the offer of the next stream.
    if (word.change.status === 'ACTIVE') return { ...session, ...word.change };
    const isPromise = word.change.status === 'HANDING_OFF';
    const change = { ...word.change, ...(isPromise && { dialPending: true }) };
    // To other instances this call looks lost, so they must know too. `move` reports its failures.
    void this.#services.sessions.move(session.sessionId, ['ACTIVE'], change);
    return { ...session, ...change };
  }
}

function promiseOf(callControl: CallControl, callSid: string): SessionHandoff | undefined {
  const change = callControl.lastWordOf(callSid)?.change;
  return change?.status === 'HANDING_OFF' ? change.handoff : undefined;
}

/**
 * A call in progress may continue although this instance takes no new calls: its next stream may reach another
 * instance, and here it had a place a moment ago. Without any model it cannot.
 */
export function assistantAvailable(callControl: CallControl): boolean {
  return callControl.modelAvailable;
}

function unreachable(decision: never): never {
  throw new TypeError(`Unknown decision ${JSON.stringify(decision)}`);
}
