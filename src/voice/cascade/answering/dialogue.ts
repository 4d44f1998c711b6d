import { randomUUID } from 'node:crypto';
import type { LineFormat } from '../../../audio/line-format.ts';
import type { ProviderError } from '../../../errors.ts';
import type { Guard } from '../../../guard.ts';
import type { Logger } from '../../../logging.ts';
import type { HeardAudio } from '../../../media/heard-audio.ts';
import type { HistoryMessage } from '../../client.ts';
import type { VoiceEvent } from '../../events.ts';
import type { CascadeTiming } from '../client-options.ts';
import type { AnswerModel, AnswerRequest, TextToSpeech } from '../parts.ts';
import type { Stages } from '../stages.ts';
import { Memory } from './memory.ts';
import { CascadeResponse, type ResponseEnd } from './response.ts';
import { Retries } from './retries.ts';
import type { SpokenLanguage } from './spoken-language.ts';
import { WaitingCalls } from './waiting-calls.ts';
import type { ResponseSource } from './writing.ts';

/** Lines that wait; a call has never more than two. */
const MAX_LINES = 4;

type Line = Extract<ResponseSource, { kind: 'line' }>;

export interface DialogueOptions {
  readonly instructions: string;
  readonly tools: AnswerRequest['tools'];
  readonly history: readonly HistoryMessage[];
  readonly line: LineFormat;
  readonly language: SpokenLanguage;
  readonly model: AnswerModel;
  readonly speech: TextToSpeech;
  readonly stages: Stages;
  readonly guard: Pick<Guard, 'wrap' | 'start'>;
  readonly logger: Logger;
  readonly timing: Pick<CascadeTiming, 'wordsMs' | 'soundMs' | 'gapMs' | 'retryMs'>;
  readonly emit: (event: VoiceEvent) => void;
  /** Whether the caller has the floor: they are not answered before their turn is over. */
  readonly callerSpeaks: () => boolean;
  /** A service has failed for good. */
  readonly onFailed: (error: ProviderError) => void;
}

/** How the words are said matters as much as what they say. */
const SPEECH_STYLE =
  'Your answers are spoken on the telephone. Say one or two short sentences at a time. Use no lists, no headings, no emoji and no addresses of pages. Write numbers as they are said. Answer in the language of the caller. Text in square brackets comes from the telephone system, not from the caller.';

/** The assistant's side of the conversation: one response at a time, lines of the gateway before answers. */
export class Dialogue {
  readonly #options: DialogueOptions;
  readonly #memory: Memory;
  readonly #calls = new WaitingCalls();
  readonly #retries: Retries;
  readonly #notes: string[] = [];
  readonly #lines: Line[] = [];
  /** Said while something else was being spoken, or before the start: it comes after that in the memory. */
  readonly #unasked: string[] = [];
  #running: CascadeResponse | undefined;
  /** An answer is owed to the caller. */
  #owed = false;
  #state: 'waiting' | 'open' | 'over' = 'waiting';

  constructor(options: DialogueOptions) {
    this.#options = options;
    this.#memory = new Memory(options.history);
    this.#retries = new Retries(options.timing.retryMs);
  }

  /** What was said, as it was heard. */
  get conversation(): HistoryMessage[] {
    return this.#memory.conversation;
  }

  /** Whether a response is being made, or is about to be. */
  get isBusy(): boolean {
    return this.#running !== undefined || this.#retries.isDue;
  }

  /** The services may be asked from now on. */
  start(): void {
    if (this.#state !== 'waiting') return;
    this.#state = 'open';
    this.#next();
  }

  /** Emits nothing from now on. Idempotent. */
  stop(): void {
    this.#state = 'over';
    this.#retries.stop();
    this.#reportUsage(this.#running);
    this.#running?.cancel();
    this.#running = undefined;
  }

  callerSaid(text: string, language?: string): void {
    if (language !== undefined) this.#options.language.heard(language);
    this.#unasked.push(text);
    this.answer();
  }

  /** The model has something to answer, as soon as nobody speaks. */
  answer(): void {
    this.#owed = true;
    this.#next();
  }

  /** Something that the model takes into account from now on. */
  inform(note: string): void {
    this.#notes.push(note);
  }

  /** Says a line over whatever is being said. An answer that nothing was heard of comes after it. */
  speak(speakId: string, text: string): void {
    const { source, hasSound = false } = this.#running ?? {};
    if (source?.kind === 'answer' && !hasSound) this.#owed = true;
    this.interrupt();
    this.#lines.push({ kind: 'line', speakId, text });
    this.#lines.splice(0, this.#lines.length - MAX_LINES);
    this.#next();
  }

  /** @returns false for a call that does not wait for a result */
  answerTool(callId: string, result: string, quiet: boolean): boolean {
    if (!this.#memory.toolAnswered(callId, result)) return false;
    if (this.#calls.answered(callId, quiet)) this.answer();
    return true;
  }

  /** Stops what is being said. */
  interrupt(): void {
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    running.cancel();
    this.#memory.cut([]);
    this.#tellEnd(running, { status: 'cancelled' });
    if (this.#calls.done(running.responseId)) this.#owed = true;
  }

  /** What was heard of what is cut. */
  cut(heard: readonly HeardAudio[]): void {
    this.#memory.cut(heard);
  }

  /** The caller is silent: what had to wait may begin. */
  callerSilent(): void {
    this.#next();
  }

  #next(): void {
    if (this.#state !== 'open' || this.isBusy) return;
    const line = this.#lines.shift();
    if (line) {
      this.#run(line);
    } else if (this.#owed && !this.#options.callerSpeaks()) {
      this.#owed = false;
      this.#run({ kind: 'answer', request: this.#request() });
    }
  }

  #request(): AnswerRequest {
    for (const text of this.#unasked.splice(0)) this.#memory.callerSaid(text);
    const { instructions, tools } = this.#options;
    const notes = this.#notes.map((note) => `[Note] ${note}`);
    return {
      system: [instructions, SPEECH_STYLE, ...notes].filter(Boolean),
      messages: this.#memory.messages(),
      tools,
    };
  }

  #run(source: ResponseSource): void {
    const { line, language, model, speech, stages, emit, timing, guard } = this.#options;
    const responseId = `response_${randomUUID()}`;
    const response = new CascadeResponse({
      responseId,
      source,
      line,
      language: source.kind === 'line' ? language.ofLine : language.ofAnswer,
      turn: this.#memory.assistantBegins(),
      model,
      speech,
      stages,
      timing,
      emit,
      onCall: (callId) => this.#calls.asked(responseId, callId),
    });
    this.#running = response;
    if (source.kind === 'answer') emit({ type: 'response.working' });
    void guard.start(async () => {
      const end = await response.run();
      if (end && this.#running === response) this.#onEnd(response, end);
    });
  }

  #onEnd(response: CascadeResponse, end: ResponseEnd): void {
    this.#running = undefined;
    if (end.error && !response.isAnnounced && this.#retries.allows(end.error)) {
      this.#reportUsage(response);
      this.#retry(response.source, end.error);
      return;
    }
    this.#retries.reset();
    this.#tellEnd(response, end);
    if (this.#state !== 'open') return;
    if (end.error && !response.hasSound) {
      this.#options.onFailed(end.error);
      return;
    }
    if (this.#calls.done(response.responseId)) this.#owed = true;
    this.#next();
  }

  #retry(source: ResponseSource, { code, message }: ProviderError): void {
    const { guard, logger } = this.#options;
    logger.info(
      { code, cause: message },
      'A service failed before the first sound of a response; it is asked again',
    );
    if (source.kind === 'line') this.#lines.unshift(source);
    else this.#owed = true;
    this.#retries.begin(guard.wrap('timer', () => this.#next()));
  }

  /** A response whose beginning was never told has no end either, unless it ended by itself. */
  #tellEnd(response: CascadeResponse, { status, reason }: ResponseEnd): void {
    const { emit } = this.#options;
    const { responseId, isAnnounced, source } = response;
    if (!isAnnounced && status === 'cancelled') {
      this.#reportUsage(response);
      return;
    }
    if (!isAnnounced) {
      emit({
        type: 'response.created',
        responseId,
        ...(source.kind === 'line' && { speakId: source.speakId }),
      });
    }
    emit({
      type: 'response.done',
      responseId,
      status,
      usage: response.usage,
      ...(reason !== undefined && { reason }),
    });
  }

  #reportUsage(response: CascadeResponse | undefined): void {
    if (!response) return;
    const { usage } = response;
    if (Object.values(usage).some((count) => count > 0)) this.#options.emit({ type: 'usage', usage });
  }
}
