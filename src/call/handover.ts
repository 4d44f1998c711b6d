import { setTimeout as sleep } from 'node:timers/promises';
import type { CallContext } from './context.ts';
import type { Conversation } from './conversation.ts';
import { lookAhead } from './outlook.ts';
import type { CallState } from './phase.ts';
import type { CallRecord, HandoffTrigger } from './record.ts';
import type { CallOutcome } from './session.ts';
import type { ConversationTurn } from './transcript.ts';

/** Why a person is wanted; `callId` when the model asked by its tool, and waits for the result. */
export interface HandoverRequest extends Pick<HandoffTrigger, 'reason' | 'sentence'> {
  readonly callId?: string;
}

interface HandoverParts {
  readonly context: CallContext;
  readonly state: CallState;
  readonly record: CallRecord;
  /** ISO 639-1, of the caller. */
  readonly language: () => string;
  readonly turns: () => readonly ConversationTurn[];
  readonly conversation: () => Conversation | undefined;
  readonly end: (outcome: CallOutcome) => void;
}

/** How long a caller who was told of a wait may choose a call-back before the dialling begins. */
const CHOICE_MS = 3_000;
/** How long the end of the stream waits for its last writes. */
const FLUSH_MS = 1_000;

/** The one exit to a person: looked before promised, written before told, told before the stream is closed. */
export class Handover {
  readonly #parts: HandoverParts;
  #knowsOfWait = false;
  #outcome: CallOutcome | undefined;

  constructor(parts: HandoverParts) {
    this.#parts = parts;
  }

  /** Somebody wants a person. Ignored while one is being got, and once the call is over. */
  begin(request: HandoverRequest): void {
    const { context, state, conversation } = this.#parts;
    if (!state.advance('escalate')) return;
    const { reason } = request;
    context.metrics.escalations.inc({ reason });
    context.logger.info({ reason }, 'escalating to a person');
    conversation()?.interrupt();
    void this.#run(request);
  }

  /** The call is over, whoever ended it. */
  callEnded(outcome: CallOutcome): void {
    this.#outcome = outcome;
  }
  async #run({ reason, sentence, callId }: HandoverRequest): Promise<void> {
    const { context, record, turns, conversation, end } = this.#parts;
    const { connectNumber, availability } = context;
    const language = this.#parts.language();
    const { lines } = context.assistant;
    const knowsOfWait = this.#knowsOfWait;
    const outlook = await lookAhead({ reason, connectNumber, lines, language, knowsOfWait, availability });
    if (this.#outcome !== undefined) return;
    const { next, line } = outlook;
    if (next === 'give_up') return this.#giveUp();
    if (next === 'stay') return this.#stay(line, callId);
    if (next === 'wait' && !(await this.#callerWaits(line))) return;
    const announce = next === 'dial' ? line : undefined;
    await record.prepareHandoff(turns(), { reason, sentence, language, announce });
    if (this.#outcome !== undefined) return this.#abandon();
    if (next === 'now' && (await conversation()?.sayLine(line)) === 'unheard') record.announceHandoff(line);
    await record.flush(FLUSH_MS);
    end('handed_off');
  }

  /** The wait is long: the caller hears so, and has a moment to choose a call-back instead. */
  async #callerWaits(line: string): Promise<boolean> {
    const { state, conversation } = this.#parts;
    this.#knowsOfWait = true;
    state.advance('offer');
    await conversation()?.sayLine(line);
    await sleep(CHOICE_MS, undefined, { ref: false });
    return state.phase === 'offering' && state.advance('escalate');
  }

  /** The call ended while its hand-off was written. Only a lost stream leaves a caller to be handed over. */
  #abandon(): void {
    if (this.#outcome === 'caller_hung_up') this.#parts.record.finish('COMPLETED', this.#outcome);
  }

  /** Nobody can be had now: the assistant goes on, and says so itself when it had asked. */
  #stay(line: string, callId: string | undefined): void {
    const { context, state, conversation } = this.#parts;
    context.metrics.handoffs.inc({ result: 'not_available' });
    state.advance('return');
    if (callId === undefined) conversation()?.speak(line);
    else conversation()?.answerTool(callId, { status: 'not_connected', tell_the_caller: line });
  }

  /** Neither model nor person: Twilio apologises. */
  async #giveUp(): Promise<void> {
    const { record, end } = this.#parts;
    record.finish('ERROR', 'provider_failure');
    await record.flush(FLUSH_MS);
    end('provider_failure');
  }
}
