import type { LineFormat } from '../../../audio/line-format.ts';
import type { ProviderError } from '../../../errors.ts';
import type { ResponseStatus, VoiceEvent, VoiceUsage } from '../../events.ts';
import type { CascadeTiming } from '../client-options.ts';
import { Inbox } from '../inbox.ts';
import type { AnswerModel, AnswerStop, TextToSpeech } from '../parts.ts';
import type { Stages } from '../stages.ts';
import type { AssistantTurn } from './assistant-turn.ts';
import { Saying } from './saying.ts';
import { type ResponseSource, Writing } from './writing.ts';

export interface ResponseOptions {
  readonly responseId: string;
  readonly source: ResponseSource;
  readonly line: LineFormat;
  /** ISO 639-1. */
  readonly language: string;
  readonly turn: AssistantTurn;
  readonly model: AnswerModel;
  readonly speech: TextToSpeech;
  readonly stages: Stages;
  readonly timing: Pick<CascadeTiming, 'wordsMs' | 'soundMs' | 'gapMs'>;
  readonly emit: (event: VoiceEvent) => void;
  /** @returns false for a call that was made before */
  readonly onCall: (callId: string) => boolean;
}

/** How a response ended by itself. */
export interface ResponseEnd {
  readonly status: ResponseStatus;
  readonly reason?: string;
  /** The service that failed, and with what. */
  readonly error?: ProviderError;
}

/** The names of the events of other providers, which the call knows. */
const REASONS: Readonly<Partial<Record<AnswerStop, string>>> = {
  filter: 'content_filter',
  max_tokens: 'max_output_tokens',
};

/**
 * One response: the text of the model or of a line, and its sound. It tells everything but its end, unless it is
 * cancelled.
 */
export class CascadeResponse {
  readonly #options: ResponseOptions;
  readonly #abort = new AbortController();
  readonly #sentences = new Inbox<string>();
  readonly #writing: Writing;
  readonly #saying: Saying;
  #announced = false;
  #failure: ProviderError | undefined;
  #state: 'running' | 'over' = 'running';

  constructor(options: ResponseOptions) {
    this.#options = options;
    const { signal } = this.#abort;
    const onFailed = (error: ProviderError) => this.#fail(error);
    this.#writing = new Writing({
      ...options,
      signal,
      wordsMs: options.timing.wordsMs,
      onSentence: (sentence) => this.#sentences.push(sentence),
      onTool: ({ callId, name, arguments: written }) => this.#call(callId, name, written),
      onWorking: () => options.emit({ type: 'response.working' }),
      onFailed,
    });
    this.#saying = new Saying({
      ...options,
      sentences: this.#sentences,
      signal,
      onSound: () => this.#announce(),
      onFailed,
    });
  }

  get responseId(): string {
    return this.#options.responseId;
  }

  get source(): ResponseSource {
    return this.#options.source;
  }

  /** Whether the caller got something of it. */
  get hasSound(): boolean {
    return this.#saying.hasSound;
  }

  /** Whether its beginning was told. */
  get isAnnounced(): boolean {
    return this.#announced;
  }

  get usage(): VoiceUsage {
    const { input, cached, output } = this.#writing.tokens;
    return {
      inputTextTokens: input,
      cachedTextTokens: cached,
      outputTextTokens: output,
      inputAudioTokens: 0,
      cachedAudioTokens: 0,
      outputAudioTokens: 0,
      spokenCharacters: this.#saying.characters,
    };
  }

  /** Never rejects. Resolves with undefined when it was cancelled. */
  async run(): Promise<ResponseEnd | undefined> {
    await Promise.all([this.#write(), this.#saying.run()]);
    if (this.#state === 'over') return undefined;
    this.#state = 'over';
    return this.#end();
  }

  /** Emits nothing from now on. Idempotent. */
  cancel(): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#stop();
  }

  async #write(): Promise<void> {
    await this.#writing.run();
    this.#sentences.end();
  }

  #end(): ResponseEnd {
    const error = this.#failure;
    if (error) return { status: this.hasSound ? 'incomplete' : 'failed', reason: error.code, error };
    const reason = REASONS[this.#writing.stopReason];
    return reason === undefined ? { status: 'completed' } : { status: 'incomplete', reason };
  }

  #call(callId: string, name: string, written: string): void {
    const { responseId, turn, onCall, emit } = this.#options;
    if (!onCall(callId)) return;
    this.#announce();
    turn.called(callId, name, written);
    emit({ type: 'response.function_call', responseId, callId, name, arguments: written });
  }

  #announce(): void {
    if (this.#announced) return;
    this.#announced = true;
    const { responseId, source, emit } = this.#options;
    emit({
      type: 'response.created',
      responseId,
      ...(source.kind === 'line' && { speakId: source.speakId }),
    });
  }

  #fail(error: ProviderError): void {
    if (this.#state === 'over') return;
    // The first failure is the cause of the others.
    this.#failure ??= error;
    this.#stop();
  }

  #stop(): void {
    this.#abort.abort();
    this.#sentences.abort();
  }
}
