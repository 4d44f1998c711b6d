import { declinesWait, wishesCallback } from '../escalation/callback-wish.ts';
import { Choice } from './choice.ts';
import type { CallContext } from './context.ts';
import type { Conversation } from './conversation.ts';
import { HandoffTally } from './handoff-tally.ts';
import { lookAhead, type Outlook } from './outlook.ts';
import type { CallState } from './phase.ts';
import type { CallRecord, HandoffTrigger } from './record.ts';
import type { CallOutcome } from './session.ts';
import type { ConversationTurn } from './transcript.ts';
import { WaitingTools } from './waiting-tools.ts';

/** Why a person is wanted; `callId` when the model asked by its tool, and waits for the result. */
export interface HandoverRequest extends Pick<HandoffTrigger, 'reason' | 'sentence'> {
  readonly callId?: string;
}

export interface HandoverParts {
  readonly context: CallContext;
  readonly state: CallState;
  readonly record: CallRecord;
  /** ISO 639-1, of the caller. */
  readonly language: () => string;
  readonly turns: () => readonly ConversationTurn[];
  /** What was done for the caller so far, in words. */
  readonly tried: () => string;
  readonly conversation: () =>
    | Pick<Conversation, 'busy' | 'interrupt' | 'speak' | 'sayLine' | 'answerTool'>
    | undefined;
  /** The caller was told of a call-back. */
  readonly callbackOffered: () => void;
  readonly end: (outcome: CallOutcome) => void;
}

/** How long a caller who was told of a wait may choose a call-back before the dialling begins. */
const CHOICE_MS = 3_000;
/** How long the end of the stream waits for its last writes. */
const FLUSH_MS = 1_000;

/** The one exit to a person: looked before promised, written before told, told before the stream is closed. */
export class Handover {
  readonly #parts: HandoverParts;
  readonly #tools: WaitingTools;
  readonly #tally: HandoffTally;
  #knowsOfWait = false;
  #modelGone = false;
  #choice: Choice | undefined;
  #outcome: CallOutcome | undefined;

  constructor(parts: HandoverParts) {
    this.#parts = parts;
    this.#tally = new HandoffTally(parts.context.metrics);
    this.#tools = new WaitingTools((callId, result) => parts.conversation()?.answerTool(callId, result));
  }

  /** Somebody wants a person. Once one is being got, or the call is over, nothing begins anew. */
  begin(request: HandoverRequest): void {
    const { context, state, conversation } = this.#parts;
    const { reason, callId } = request;
    if (reason === 'provider_failure') this.#modelGone = true;
    if (callId !== undefined) this.#tools.add(callId);
    if (!state.advance('escalate')) return;
    this.#choice?.settle('other');
    this.#tally.begins();
    context.metrics.escalations.inc({ reason });
    context.trace?.handoverBegins(reason);
    context.logger.info({ reason }, 'Hand-off begins');
    conversation()?.interrupt();
    this.#run(request).catch((err: unknown) => this.#fail(err));
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
    context.trace?.handoverEnds('not_awaited');
    this.#choice?.settle('stay');
    this.#tools.answer('not_connected', 'The caller would rather not wait. Offer or note a call-back.');
  }

  /** The call is over, whoever ended it. */
  callEnded(outcome: CallOutcome): void {
    this.#outcome = outcome;
    this.#tally.callEnded(outcome);
    this.#choice?.settle('other');
  }

  async #run({ reason, sentence }: HandoverRequest): Promise<void> {
    const language = this.#parts.language();
    const summary = this.#askForSummary({ reason, sentence });
    const outlook = await this.#lookAhead(reason, language);
    if (this.#outcome !== undefined) return;
    if (outlook.next === 'give_up') return this.#giveUp();
    if (outlook.next === 'stay') return this.#stay(outlook.line);
    const told = outlook.next === 'wait' ? await this.#waits(outlook.line) : 'untold';
    if (told !== 'left') await this.#handOver(outlook, { reason, sentence, language, told, summary });
  }

  #lookAhead(reason: HandoverRequest['reason'], language: string): Promise<Outlook> {
    const { connectNumber, availability, assistant } = this.#parts.context;
    return lookAhead({
      ...{ reason, language, connectNumber, availability },
      lines: assistant.linesFor(language),
      knowsOfWait: this.#knowsOfWait,
      modelGone: () => this.#modelGone,
    });
  }

  /** The wait is long: the caller hears so, and has a moment to choose a call-back instead. */
  async #waits(line: string): Promise<'told' | 'untold' | 'left'> {
    const { state, conversation, callbackOffered } = this.#parts;
    const choice = new Choice({ quietMs: CHOICE_MS, busy: () => conversation()?.busy ?? false });
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

  async #handOver({ next, line }: Outlook, promise: Promised): Promise<void> {
    const { record, turns, tried, end } = this.#parts;
    const { told, summary, ...trigger } = promise;
    const announce = next === 'now' || told === 'told' ? undefined : line;
    this.#tally.isWritten();
    await record.prepareHandoff(turns(), { ...trigger, tried: tried(), announce });
    if (this.#outcome !== undefined) return this.#abandon();
    if (next === 'now' && !(await this.#say(line))) record.announceHandoff(line);
    await record.amendHandoff(turns(), { summary: this.#modelGone ? undefined : await summary });
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
    const { context, turns } = this.#parts;
    if (this.#modelGone || !context.secondOpinion || turns().length === 0) return Promise.resolve(undefined);
    return context.secondOpinion.summarise(turns(), trigger);
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
  #stay(line: string): void {
    const { context, state, conversation, callbackOffered } = this.#parts;
    this.#tally.ends('not_available');
    context.trace?.handoverEnds('not_available');
    state.advance('return');
    callbackOffered();
    if (!this.#tools.answer('not_connected', line)) conversation()?.speak(line);
  }

  /** Neither model nor person: Twilio apologises. */
  async #giveUp(): Promise<void> {
    const { record, end } = this.#parts;
    this.#tally.ends('not_available');
    record.finish('ERROR', 'provider_failure');
    await record.flush(FLUSH_MS);
    end('provider_failure');
  }

  /** A fault of ours must not leave the caller in silence: Twilio asks what follows once the stream is closed. */
  #fail(err: unknown): void {
    this.#parts.context.logger.error({ err }, 'A hand-off failed');
    this.#parts.end('stream_lost');
  }
}

interface Promised extends Pick<HandoffTrigger, 'reason' | 'sentence' | 'language'> {
  readonly told: 'told' | 'untold';
  readonly summary: Promise<string | undefined>;
}
