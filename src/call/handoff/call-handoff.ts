import { declinesWait, wishesCallback } from '../../escalation/callback-wish.ts';
import type { OnTextUsage } from '../../escalation/judgement/judge.ts';
import { placeOf } from '../../guard.ts';
import type { CallContext } from '../context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { ConversationTurn } from '../conversation/transcript.ts';
import type { CallOutcome } from '../ended-call.ts';
import { type CallState, nextPhase } from '../phase.ts';
import type { CallRecord } from '../record/call-record.ts';
import { WaitingTools } from '../tools/waiting-tools.ts';
import { CallbackOffer } from './callback-offer.ts';
import { type HandoffPlan, planHandoff } from './handoff-plan.ts';
import { HandoffTally } from './handoff-tally.ts';
import type { HandoffTrigger } from './written-handoff.ts';

/** Why a person is wanted; `callId` when the model asked by its tool, and waits for the result. */
export interface PersonRequest extends Pick<HandoffTrigger, 'reason' | 'sentence' | 'decidedBy'> {
  readonly callId?: string;
}

export interface CallHandoffParts {
  readonly context: CallContext;
  readonly state: CallState;
  readonly record: CallRecord;
  /** ISO 639-1, of the caller. */
  readonly language: () => string;
  readonly turns: () => readonly ConversationTurn[];
  /** What was done for the caller so far, in words. */
  readonly tried: () => string;
  readonly conversation: () =>
    | Pick<Conversation, 'busy' | 'audible' | 'interrupt' | 'playedOut' | 'sayLine' | 'answerTool'>
    | undefined;
  /** The caller was told of a call-back. */
  readonly callbackOffered: () => void;
  readonly onTextUsage: OnTextUsage;
  readonly end: (outcome: CallOutcome) => void;
}

/** How long a caller who was told of a wait may choose a call-back before the dialling begins. */
const CHOICE_MS = 3_000;
/** Longest wait for what the model has said before it asked for a person. */
const PLAY_OUT_MS = 10_000;
/** How long the end of the stream waits for its last writes. */
const FLUSH_MS = 1_000;

/** The one exit to a person: looked before promised, written before told, told before the stream is closed. */
export class CallHandoff {
  readonly #parts: CallHandoffParts;
  readonly #tools: WaitingTools;
  readonly #tally: HandoffTally;
  #knowsOfWait = false;
  #modelGone = false;
  #choice: CallbackOffer | undefined;
  #outcome: CallOutcome | undefined;
  /** Of the hand-off that is under way, or was the last. */
  #reason: PersonRequest['reason'] | undefined;
  /** The person whom the caller has asked for, as long as nothing has come of it that he knows. */
  #wish: { readonly reason: PersonRequest['reason'] } | undefined;
  /** What the caller hears next is why there is no person. */
  #telling = false;

  constructor(parts: CallHandoffParts) {
    this.#parts = parts;
    this.#tally = new HandoffTally(parts.context.metrics);
    this.#tools = new WaitingTools((callId, result) => parts.conversation()?.answerTool(callId, result));
  }

  /** Somebody wants a person. Once one is being got, or the call is over, nothing begins anew. */
  begin(request: PersonRequest): void {
    const { conversation, state } = this.#parts;
    const { reason, callId } = request;
    if (reason === 'provider_failure') this.#modelGone = true;
    if (callId !== undefined) this.#tools.add(callId);
    const talking = conversation();
    // The model speaks and calls its tool in one breath; whoever else asks is not to wait for its end.
    if (reason !== 'model_tool' || !talking?.audible) {
      this.#start(request);
      return;
    }
    // The stream may be lost meanwhile.
    if (nextPhase(state.phase, 'escalate')) this.#noteWish(reason);
    talking
      .playedOut(PLAY_OUT_MS)
      .then(() => this.#start(request))
      .catch((err: unknown) => this.#fail(err));
  }

  #start(request: PersonRequest): void {
    const { context, state, conversation } = this.#parts;
    const { reason, decidedBy } = request;
    if (!state.advance('escalate')) return;
    this.#reason = reason;
    if (reason !== 'provider_failure') this.#noteWish(reason);
    this.#choice?.settle('other');
    this.#tally.begins();
    context.metrics.escalations.inc({ reason });
    context.trace?.handoffBegins(reason);
    context.logger.info({ reason, decidedBy }, 'Hand-off begins');
    conversation()?.interrupt();
    this.#run(request).catch((err: unknown) => this.#fail(err));
  }

  /** A wish that a further stream of the call must take up, should this one be lost. */
  get wish(): PersonRequest['reason'] | undefined {
    return this.#wish?.reason;
  }

  /** The caller has heard something of the assistant to its end. */
  assistantHeard(): void {
    if (this.#telling) this.#wishMet();
  }

  /** What a caller says who was told of a wait: only who would rather not wait is not connected. */
  callerSays(text: string): void {
    if (this.#parts.state.phase !== 'offering') return;
    if (wishesCallback(text) || declinesWait(text)) this.callbackChosen();
    else this.#choice?.restart();
  }

  /** The caller who was told of a wait has a call-back instead. Nothing happens in any other phase. */
  callbackChosen(): void {
    const { state, context } = this.#parts;
    if (state.phase !== 'offering' || !state.advance('return')) return;
    this.#tally.ends('not_awaited');
    context.trace?.handoffEnds('not_awaited');
    this.#wishMet();
    this.#choice?.settle('stay');
    this.#tools.answer('not_connected', 'The caller would rather not wait. Offer or note a call-back.');
  }

  /** The call is over, whoever ended it. */
  callEnded(outcome: CallOutcome): void {
    this.#outcome = outcome;
    this.#tally.callEnded(outcome);
    this.#choice?.settle('other');
  }

  async #run({ reason, sentence, decidedBy }: PersonRequest): Promise<void> {
    const language = this.#parts.language();
    const summary = this.#askForSummary({ reason, sentence });
    const outlook = await this.#planHandoff(reason, language);
    if (this.#outcome !== undefined) return;
    if (outlook.next === 'give_up') return this.#giveUp();
    if (outlook.next === 'stay') return this.#stay(outlook.line);
    const told = outlook.next === 'wait' ? await this.#waits(outlook.line) : 'untold';
    if (told === 'left') return;
    await this.#tellAndWrite(outlook, { reason, sentence, decidedBy, language, told, summary });
  }

  #planHandoff(reason: PersonRequest['reason'], language: string): Promise<HandoffPlan> {
    const { connectNumber, availability, assistant } = this.#parts.context;
    return planHandoff({
      ...{ reason, language, connectNumber, availability },
      lines: assistant.linesFor(language),
      knowsOfWait: this.#knowsOfWait,
      modelGone: () => this.#modelGone,
    });
  }

  /** The wait is long: the caller hears so, and has a moment to choose a call-back instead. */
  async #waits(line: string): Promise<'told' | 'untold' | 'left'> {
    const { state, conversation, callbackOffered } = this.#parts;
    const choice = new CallbackOffer({ quietMs: CHOICE_MS, busy: () => conversation()?.busy ?? false });
    this.#knowsOfWait = true;
    this.#choice = choice;
    state.advance('offer');
    callbackOffered();
    const heard = await this.#say(line);
    choice.restart();
    // Who has heard nothing has nothing to choose.
    if (!heard) choice.settle('dial');
    const made = await choice.made;
    if (made !== 'dial' || !state.advance('escalate')) return 'left';
    return heard ? 'told' : 'untold';
  }

  async #tellAndWrite({ next, line }: HandoffPlan, promise: Promised): Promise<void> {
    const { record, turns, tried, end } = this.#parts;
    const { told, summary, ...trigger } = promise;
    const announce = next === 'now' || told === 'told' ? undefined : line;
    this.#tally.isWritten();
    await record.handoff.prepare(turns(), { ...trigger, tried: tried(), announce });
    if (this.#outcome !== undefined) return this.#abandon();
    if (next === 'now' && !(await this.#say(line))) record.handoff.announce(line);
    await record.handoff.amend(turns(), this.#modelGone ? undefined : await summary);
    if (this.#outcome === undefined) this.#leaveToDial();
    await record.flush(FLUSH_MS);
    end('handed_off');
  }

  /** @returns whether the caller has heard it from the model */
  async #say(line: string): Promise<boolean> {
    return !this.#modelGone && (await this.#parts.conversation()?.sayLine(line)) === 'heard';
  }

  /** Beside everything else; the structured summary is there in any case. */
  #askForSummary(trigger: Pick<HandoffTrigger, 'reason' | 'sentence'>): Promise<string | undefined> {
    const { context, turns, onTextUsage } = this.#parts;
    if (this.#modelGone || !context.secondOpinion || turns().length === 0) return Promise.resolve(undefined);
    return context.secondOpinion.summarise(turns(), trigger, onTextUsage);
  }

  /** The call ended while its hand-off was written. Only a lost stream leaves a caller to be handed over. */
  #abandon(): void {
    if (this.#outcome === 'caller_hung_up') this.#parts.record.finish('COMPLETED', this.#outcome);
    else this.#leaveToDial();
  }

  /** Twilio alone will know how it ends. */
  #leaveToDial(): void {
    this.#tally.leavesToDial();
    this.#parts.record.change({ dialPending: true });
  }

  /** Nobody can be had now: the assistant goes on, and says so itself when it had asked. */
  async #stay(line: string): Promise<void> {
    const { context, state, conversation, callbackOffered } = this.#parts;
    this.#tally.ends('not_available');
    context.trace?.handoffEnds('not_available');
    state.advance('return');
    callbackOffered();
    if (this.#tools.answer('not_connected', line)) {
      // The model says it in its next words.
      this.#telling = true;
      return;
    }
    const wish = this.#wish;
    if (conversation()?.busy) conversation()?.interrupt();
    const outcome = await conversation()?.sayLine(line);
    if (outcome === 'heard' && this.#wish === wish) this.#wishMet();
  }

  /** Written before anything is said: a further stream, wherever it is, goes on with it. */
  #noteWish(reason: PersonRequest['reason']): void {
    const isNew = this.#wish?.reason !== reason;
    this.#telling = false;
    this.#wish = { reason };
    if (isNew) this.#parts.record.change({ wish: reason });
  }

  /** Once the call is over, what was not heard by then has not been heard. */
  #wishMet(): void {
    this.#telling = false;
    if (this.#outcome !== undefined) return;
    if (this.#wish !== undefined) this.#parts.record.note({ wish: null });
    this.#wish = undefined;
  }

  /** Neither model nor person: Twilio apologises. */
  async #giveUp(): Promise<void> {
    const { record, end } = this.#parts;
    this.#tally.ends('not_available');
    record.finish('ERROR', 'provider_failure');
    await record.flush(FLUSH_MS);
    end('provider_failure');
  }

  /**
   * The way out that needs nothing: Twilio dials once the stream is closed, with what was prepared, or without a
   * token. Whoever was promised a person gets one, though a step of ours has failed.
   */
  leave(): void {
    const { context, record, language, end } = this.#parts;
    if (context.connectNumber === undefined) {
      this.#tally.ends('not_available');
      record.finish('ERROR', 'provider_failure');
      end('provider_failure');
      return;
    }
    const line = context.assistant.linesFor(language()).modelGone;
    try {
      record.handoff.promise({ reason: this.#reason ?? 'provider_failure', announce: line });
      this.#leaveToDial();
    } finally {
      end('handed_off');
    }
  }

  #fail(err: unknown): void {
    this.#parts.context.logger.error(placeOf(err), 'A hand-off failed; the caller is dialled as it stands');
    this.leave();
  }
}

interface Promised extends Pick<HandoffTrigger, 'reason' | 'sentence' | 'decidedBy' | 'language'> {
  readonly told: 'told' | 'untold';
  readonly summary: Promise<string | undefined>;
}
