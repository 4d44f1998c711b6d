import type { LineFormat } from '../../audio/line-format.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { VoiceEvent } from '../events.ts';
import { isRetryable } from '../openai-wire/faults.ts';
import {
  buildCancel,
  buildCommit,
  buildDelete,
  buildResponseCreate,
  buildToolOutput,
  buildTruncate,
} from './client-events.ts';
import { ResponseQueue } from './response-queue.ts';
import { type Correction, SpeechItems } from './speech-items.ts';
import { UnansweredCalls } from './unanswered-calls.ts';
import type { FunctionCall, ResponseDone, WireEvent } from './wire.ts';

type CreatedEvent = Extract<WireEvent, { type: 'response.created' }>;
type SpeechEvent = Extract<
  WireEvent,
  {
    type:
      | 'response.audio.delta'
      | 'response.audio.done'
      | 'response.audio_transcript.delta'
      | 'response.audio_transcript.done';
  }
>;

export interface ModelTurnsOptions {
  readonly line: LineFormat;
  readonly emit: (event: VoiceEvent) => void;
  readonly drops: Pick<FrameDrops, 'count'>;
  readonly send: (text: string) => void;
  /** A fresh id for a client event of this kind. */
  readonly nextEventId: (kind: string) => string;
  /** Before a failed response is asked for again; doubles. Milliseconds. */
  readonly retryDelayMs: number;
  /** How long the server, or the call, may take to answer when the caller has stopped speaking, milliseconds. */
  readonly ownAnswerMs: number;
  /** Whether the server stops for the caller and answers them on its own. */
  readonly serverDecidesTurns: boolean;
}

/** The model's side of the conversation: what it says, what of that counts, and which tools it asked for. */
export class ModelTurns {
  readonly #options: ModelTurnsOptions;
  readonly #queue: ResponseQueue;
  readonly #speech: SpeechItems;
  readonly #tools = new UnansweredCalls();
  /** Results of tools that the server has not confirmed. */
  readonly #unconfirmed = new Set<string>();
  /** Send results that wait for those of other calls. */
  readonly #results: (() => void)[] = [];
  #created: CreatedEvent | undefined;

  constructor(options: ModelTurnsOptions) {
    this.#options = options;
    this.#speech = new SpeechItems(options.line);
    this.#queue = new ResponseQueue({
      create: (tag) => options.send(buildResponseCreate(tag)),
      cancel: (responseId) => options.send(buildCancel(options.nextEventId('cancel'), responseId)),
      nextRequestId: () => options.nextEventId('create'),
      retryDelayMs: options.retryDelayMs,
      ownAnswerMs: options.ownAnswerMs,
      isUpToDate: () => this.#unconfirmed.size === 0,
    });
  }

  /** The session is ready. */
  start(): void {
    this.#queue.start();
  }

  stop(): void {
    this.#queue.stop();
  }

  speak(speakId: string, text: string): void {
    this.#queue.speak(speakId, text);
  }

  answer(): void {
    this.#queue.answer();
  }

  /**
   * Answers a tool call. The results of one response go out together, right before the model is asked to speak about
   * them, which is never while the caller or the model speaks.
   * @param quiet the result asks for no answer of the model
   * @returns false for a call that does not wait for an answer
   */
  answerTool(callId: string, output: string, quiet = false): boolean {
    const place = this.#tools.answered(callId, quiet);
    if (place === 'unknown') return false;
    this.#results.push(() => {
      this.#unconfirmed.add(callId);
      this.#options.send(buildToolOutput(this.#options.nextEventId('tool'), callId, output));
    });
    if (place === 'due') this.#queue.answer(this.#results.splice(0));
    else if (quiet) for (const send of this.#results.splice(0)) send();
    return true;
  }

  /** The model has written a whole tool call. A response that was given up may still be cancelled, and the call with it. */
  called(responseId: string, call: FunctionCall): void {
    if (!this.#queue.isGivenUp(responseId)) this.#askTools(responseId, [call]);
  }

  /** The server has confirmed the result of a tool. */
  outputConfirmed(callId: string): void {
    this.#unconfirmed.delete(callId);
  }

  /** The caller interrupted: the model stops, and remembers only what was heard. */
  interrupt(heard: readonly HeardAudio[]): void {
    this.#queue.interrupt();
    this.#correct(this.#speech.cutToHeard(heard));
  }

  /** The server hears the caller. Where it decides about turns, it ends its response on its own. */
  callerSpeaks(): void {
    if (this.#options.serverDecidesTurns) this.#queue.interruptedByServer();
    this.#queue.callerSpeaks();
  }

  /** The call wants an answer to what the caller has said. */
  answerTurn(): void {
    this.#queue.answerCaller();
  }

  /**
   * The call ends the caller's turn, which the server has not noticed: what it has heard becomes an item.
   * @see https://platform.openai.com/docs/api-reference/realtime-client-events/input_audio_buffer/commit
   */
  endTurn(): void {
    this.#options.send(buildCommit(this.#options.nextEventId('commit')));
    this.#queue.callerStopped();
  }

  /** The call wants no answer to it. @param itemId what the model forgets; undefined for nothing */
  dropTurn(itemId: string | undefined): void {
    if (itemId !== undefined) this.#correct([{ kind: 'delete', itemId }]);
    this.#queue.callerIsQuiet();
  }

  callerStopped(): void {
    this.#queue.callerStopped();
  }

  /** The server refused an event. @returns whether that was a request for a response */
  refused(eventId: string | undefined, code: string): boolean {
    return this.#queue.refused(eventId, code === 'conversation_already_has_active_response');
  }

  itemAdded(responseId: string, itemId: string): void {
    this.#speech.added(responseId, itemId);
  }

  /**
   * Emitted with the first content of the response, so that a response that fails immediately and is asked for again
   * leaves no trace.
   */
  created(event: CreatedEvent): void {
    this.#created = event;
    this.#queue.created(event.responseId, event.requestId);
  }

  onSpeech(event: SpeechEvent): void {
    if (this.#queue.isGivenUp(event.responseId)) {
      if (event.type !== 'response.audio.delta') return;
      this.#speech.receivedLate(event.responseId, event.itemId);
      this.#options.drops.count('interrupted_answer');
      return;
    }
    if (event.type === 'response.audio.delta') {
      this.#speech.received(event.responseId, event.itemId, event.delta);
    } else if (event.type === 'response.audio.done') {
      this.#speech.finished(event.itemId);
    }
    this.#announce();
    this.#options.emit(event);
  }

  /** @returns whether the provider could not make the response, however often it was asked */
  onDone(event: ResponseDone): boolean {
    const { functionCalls, ...done } = event;
    const silent = this.#created?.responseId === event.responseId;
    if (
      event.status === 'failed' &&
      silent &&
      isRetryable(event.reason) &&
      this.#queue.retry(event.responseId)
    ) {
      this.#created = undefined;
      if (event.usage) this.#options.emit({ type: 'usage', usage: event.usage });
      return false;
    }
    this.#announce();
    const givenUp = this.#queue.isGivenUp(event.responseId);
    if (givenUp) this.#correct(this.#speech.forgetUnheard(event.responseId));
    if (event.status === 'completed') this.#askTools(event.responseId, functionCalls);
    // It may have been complete before our cancel arrived, but the caller did not get the rest of it.
    this.#options.emit(givenUp ? { ...done, status: 'cancelled' } : done);
    if (this.#tools.done(event.responseId)) this.#queue.answer(this.#results.splice(0));
    this.#queue.done(event.responseId);
    return event.status === 'failed' && silent && !givenUp;
  }

  #askTools(responseId: string, calls: readonly FunctionCall[]): void {
    const fresh = this.#tools.asked(responseId, calls);
    if (fresh.length > 0) this.#announce();
    for (const call of fresh) {
      this.#options.emit({ type: 'response.function_call', responseId, ...call });
    }
  }

  #announce(): void {
    const created = this.#created;
    if (!created) return;
    this.#created = undefined;
    const { responseId, speakId } = created;
    this.#options.emit({
      type: 'response.created',
      responseId,
      ...(speakId !== undefined && { speakId }),
    });
  }

  #correct(corrections: readonly Correction[]): void {
    for (const correction of corrections) {
      const eventId = this.#options.nextEventId(correction.kind);
      this.#options.send(
        correction.kind === 'truncate'
          ? buildTruncate(eventId, correction.itemId, correction.audioEndMs)
          : buildDelete(eventId, correction.itemId),
      );
    }
  }
}
