import { declinesWait, wishesCallback } from '../../escalation/callback-wish.ts';
import type { OnTextUsage } from '../../escalation/judgement/judge.ts';
import { faultPlaceOf } from '../../guard.ts';
import type { CallScreen } from '../../media/call-screen.ts';
import type { CallContext } from '../context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { EscalationWatch } from '../conversation/escalation-watch.ts';
import type { Floor } from '../conversation/floor.ts';
import type { GatewayLines } from '../conversation/gateway-lines.ts';
import type { Transcript } from '../conversation/transcript.ts';
import type { CallOutcome } from '../ended-call.ts';
import type { CallLanguage } from '../language/call-language.ts';
import { type CallState, nextPhase } from '../phase.ts';
import type { CallRecord } from '../record/call-record.ts';
import { WaitingTools } from '../tools/waiting-tools.ts';
import type { AttemptLog } from './attempt-log.ts';
import { CallbackOffer } from './callback-offer.ts';
import { HandoffExit } from './handoff-exit.ts';
import { type HandoffPlan, planHandoff } from './handoff-plan.ts';
import { HandoffTally } from './handoff-tally.ts';
import { PersonWish } from './person-wish.ts';
import type { HandoffTrigger } from './written-handoff.ts';

/** Why a person is wanted. `callId`: the model asked by its tool, and waits for the result. */
export interface PersonRequest extends Pick<HandoffTrigger, 'reason' | 'sentence' | 'decidedBy' | 'order'> {
  readonly callId?: string;
  /** How sure what decided is, 0 to 1. */
  readonly score?: number;
}

/** What a hand-off needs of the conversation. */
export interface HandoffTalk extends Pick<Conversation, 'interrupt' | 'answerTool' | 'exactWords'> {
  readonly lines: Pick<GatewayLines, 'say' | 'playedOut'>;
  readonly floor: Pick<Floor, 'busy' | 'audible'>;
}

export interface CallHandoffParts {
  readonly context: CallContext;
  /** Where the caller is shown whom to call; undefined for a caller who is dialled. */
  readonly screen: CallScreen | undefined;
  readonly state: CallState;
  readonly record: CallRecord;
  readonly transcript: Transcript;
  readonly escalation: EscalationWatch;
  readonly language: CallLanguage;
  /** What was done for the caller so far. */
  readonly attempts: AttemptLog;
  readonly onTextUsage: OnTextUsage;
  readonly end: (outcome: CallOutcome) => void;
}

/** How long a caller who was told of a wait may choose a call-back before the dialling begins. */
const CHOICE_MS = 3_000;
/** Longest wait for what the model said before it asked for a person. */
const PLAY_OUT_MS = 10_000;

/** What ends a take-over: the supervisor's own wish, and a gateway that cannot go on. */
const OVER_A_SUPERVISOR: ReadonlySet<PersonRequest['reason']> = new Set<PersonRequest['reason']>([
  'supervisor',
  'provider_failure',
]);

/** A call whose model is not there yet: nobody speaks, and nothing can be said. */
const NO_TALK: HandoffTalk = {
  floor: { busy: false, audible: false },
  lines: { say: async () => 'unheard', playedOut: async () => undefined },
  exactWords: true,
  interrupt: () => 0,
  answerTool: () => undefined,
};

/** The one exit to a person: checked before promised, written before told, told before the stream is closed. */
export class CallHandoff {
  readonly #parts: CallHandoffParts;
  readonly #tools: WaitingTools;
  readonly #tally: HandoffTally;
  readonly #wish: PersonWish;
  readonly #exit: HandoffExit;
  #talk: HandoffTalk = NO_TALK;
  #knowsOfWait = false;
  #modelGone = false;
  #offer: CallbackOffer | undefined;
  #outcome: CallOutcome | undefined;
  /** Of the hand-off that is under way, or was the last. */
  #reason: PersonRequest['reason'] | undefined;

  constructor(parts: CallHandoffParts) {
    this.#parts = parts;
    const { context, screen, record, end } = parts;
    const tally = new HandoffTally(context);
    this.#tally = tally;
    this.#wish = new PersonWish(record);
    this.#exit = new HandoffExit({ connectNumber: context.connectNumber, screen, record, tally, end });
    this.#tools = new WaitingTools((callId, result) => this.#talk.answerTool(callId, result));
  }

  /** The reason of a wish that a further stream of the call must take up if this one is lost. */
  get wish(): PersonRequest['reason'] | undefined {
    return this.#wish.open?.reason;
  }

  /** From now on there is a model that speaks. */
  talkWith(talk: HandoffTalk): void {
    this.#talk = talk;
  }

  /** Somebody wants a person. Nothing begins again while a person is being reached, or when the call is over. */
  begin(request: PersonRequest): void {
    const { reason, callId } = request;
    if (reason === 'provider_failure') this.#modelGone = true;
    if (callId !== undefined) this.#tools.add(callId);
    // The model speaks and calls its tool in one breath. Anyone else who asks does not wait for the end of its words.
    if (reason === 'model_tool' && this.#talk.floor.audible) this.#startAfterWords(request);
    else this.#start(request);
  }

  /** No model is left that could speak or go on. A hand-off does not begin by this. */
  modelIsGone(): void {
    this.#modelGone = true;
  }

  /** The caller has heard something of the assistant to its end. */
  assistantHeard(): void {
    this.#wish.assistantHeard();
  }

  /** What a caller says who was told of a wait: only a caller who would rather not wait is not connected. */
  callerSays(text: string): void {
    if (this.#parts.state.phase !== 'offering') return;
    if (wishesCallback(text) || declinesWait(text)) this.callbackChosen();
    else this.#offer?.restart();
  }

  /** The caller who was told of a wait takes a call-back instead. Nothing happens in any other phase. */
  callbackChosen(): void {
    const { state, context } = this.#parts;
    if (state.phase !== 'offering' || !state.advance('return')) return;
    this.#tally.ends('not_awaited');
    context.trace?.handoffEnds('not_awaited');
    this.#wish.isMet();
    this.#offer?.settle('stay');
    this.#tools.answer('not_connected', 'The caller would rather not wait. Offer or note a call-back.');
  }

  /** The call is over, no matter who ended it. */
  callEnded(outcome: CallOutcome): void {
    this.#outcome = outcome;
    this.#wish.close();
    this.#tally.callEnded(outcome);
    this.#offer?.settle('other');
  }

  /** The way out that needs no other part of the call, for a call that cannot go on here. */
  leave(): void {
    const announce = this.#parts.language.lines.modelGone;
    this.#exit.leave({ reason: this.#reason ?? 'provider_failure', announce });
  }

  #startAfterWords(request: PersonRequest): void {
    // The stream may be lost meanwhile.
    if (nextPhase(this.#parts.state.phase, 'escalate')) this.#wish.begins(request.reason);
    this.#talk.lines
      .playedOut(PLAY_OUT_MS)
      .then(() => this.#start(request))
      .catch((err: unknown) => this.#fail(err));
  }

  #start(request: PersonRequest): void {
    const { context, state } = this.#parts;
    const { reason, decidedBy, score } = request;
    if (state.isTakenOver && !OVER_A_SUPERVISOR.has(reason)) {
      this.#supervisorHasCall();
      return;
    }
    if (!state.advance('escalate')) return;
    this.#reason = reason;
    if (reason !== 'provider_failure') this.#wish.begins(reason);
    this.#offer?.settle('other');
    context.observer?.onCallEvent({
      type: 'escalation',
      action: 'transfer',
      reason,
      decidedBy,
      ...(score !== undefined && { score }),
    });
    this.#tally.begins();
    context.metrics.escalations.inc({ reason });
    context.trace?.handoffBegins(reason);
    context.logger.info({ reason, decidedBy }, 'Hand-off begins');
    this.#talk.interrupt();
    this.#run(request).catch((err: unknown) => this.#fail(err));
  }

  /** The model asked for a person before a supervisor took the call over: the caller speaks with one now. */
  #supervisorHasCall(): void {
    this.#wish.isMet();
    this.#tools.answer('not_connected', 'A colleague speaks with the caller already.');
  }

  async #run({ reason, sentence, decidedBy, order }: PersonRequest): Promise<void> {
    const language = this.#parts.language.current;
    const summary = this.#askForSummary({ reason, sentence });
    const plan = await this.#plan(reason);
    if (this.#outcome !== undefined) return;
    if (plan.next === 'give_up') return this.#exit.giveUp();
    if (plan.next === 'stay') return this.#stay(reason, plan.line);
    const told = plan.next === 'wait' ? await this.#offerCallback(plan.line) : 'untold';
    if (told === 'left') return;
    await this.#writeAndTell(plan, { reason, sentence, decidedBy, order, language, told, summary });
  }

  #plan(reason: PersonRequest['reason']): Promise<HandoffPlan> {
    const { connectNumber, availability } = this.#parts.context;
    return planHandoff({
      reason,
      connectNumber,
      availability,
      lines: this.#parts.language.lines,
      knowsOfWait: this.#knowsOfWait,
      isShown: this.#parts.screen !== undefined,
      modelGone: () => this.#modelGone,
    });
  }

  /** Runs beside everything else; the structured summary is there in any case. */
  #askForSummary(trigger: Pick<HandoffTrigger, 'reason' | 'sentence'>): Promise<string | undefined> {
    const { context, transcript, onTextUsage } = this.#parts;
    if (this.#modelGone || !context.secondOpinion || transcript.length === 0)
      return Promise.resolve(undefined);
    return context.secondOpinion.summarise(transcript.turns, trigger, onTextUsage);
  }

  /** The wait is long: the caller hears that, and has a moment to choose a call-back instead. */
  async #offerCallback(line: string): Promise<'told' | 'untold' | 'left'> {
    const { state, escalation } = this.#parts;
    const offer = new CallbackOffer({ quietMs: CHOICE_MS, busy: () => this.#talk.floor.busy });
    this.#knowsOfWait = true;
    this.#offer = offer;
    state.advance('offer');
    escalation.callbackOffered();
    const heard = await this.#say(line);
    offer.restart();
    // A caller who has heard nothing has nothing to choose.
    if (!heard) offer.settle('dial');
    const outcome = await offer.outcome;
    if (outcome !== 'dial' || !state.advance('escalate')) return 'left';
    return heard ? 'told' : 'untold';
  }

  async #writeAndTell({ next, line }: HandoffPlan, promise: Promised): Promise<void> {
    const { record, transcript } = this.#parts;
    const { told, summary, ...trigger } = promise;
    const announce = next === 'now' || told === 'told' ? undefined : line;
    this.#tally.isWritten();
    await record.handoff.prepare(transcript.turns, { ...trigger, tried: this.#tried(), announce });
    if (this.#outcome !== undefined) return this.#exit.abandon(this.#outcome);
    this.#exit.show();
    if (next === 'now' && !(await this.#sayExactly(line))) record.handoff.announce(line);
    await record.handoff.amend(transcript.turns, this.#modelGone ? undefined : await summary);
    if (this.#outcome === undefined) this.#exit.noteDial();
    await this.#exit.close();
  }

  /** What was done for the caller so far, in words that a person may read. */
  #tried(): string {
    const { attempts, record, transcript } = this.#parts;
    return attempts.describe(record.masked(transcript.turns));
  }

  /**
   * The carrier speaks the line after the stream when the model would choose its own words.
   * @returns whether the caller has heard it
   */
  async #sayExactly(line: string): Promise<boolean> {
    const carrierSpeaks = this.#parts.screen === undefined && !this.#talk.exactWords;
    if (!carrierSpeaks) return this.#say(line);
    if (this.#talk.floor.busy) this.#talk.interrupt();
    return false;
  }

  /**
   * The model may have begun to answer the words that led here.
   * @returns whether the caller has heard the line from the model
   */
  async #say(line: string): Promise<boolean> {
    if (this.#modelGone) return false;
    if (this.#talk.floor.busy) this.#talk.interrupt();
    return (await this.#talk.lines.say(line, 'hold')) === 'heard';
  }

  /** Nobody is available now: the assistant goes on, and says so itself when it was the one who asked. */
  async #stay(reason: PersonRequest['reason'], line: string): Promise<void> {
    const { context, screen, state, escalation } = this.#parts;
    screen?.showHandoff({ reason, callback: true });
    this.#tally.ends('not_available');
    context.trace?.handoffEnds('not_available');
    state.advance('return');
    escalation.callbackOffered();
    if (this.#tools.answer('not_connected', line)) {
      this.#wish.isToldNext();
      return;
    }
    const wish = this.#wish.open;
    if (this.#talk.floor.busy) this.#talk.interrupt();
    const outcome = await this.#talk.lines.say(line);
    // The caller may have asked again meanwhile.
    if (outcome === 'heard' && this.#wish.open === wish) this.#wish.isMet();
  }

  #fail(err: unknown): void {
    this.#parts.context.logger.error(
      faultPlaceOf(err),
      'The hand-off failed; the caller is dialled without the missing steps',
    );
    this.leave();
  }
}

interface Promised extends Pick<HandoffTrigger, 'reason' | 'sentence' | 'decidedBy' | 'order' | 'language'> {
  readonly told: 'told' | 'untold';
  readonly summary: Promise<string | undefined>;
}
