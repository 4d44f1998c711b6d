import type { LineFormat } from '../../../audio/line-format.ts';
import { ProviderError } from '../../../errors.ts';
import type { ResponseStatus, VoiceEvent, VoiceUsage } from '../../events.ts';
import { type AwsService, awsFailure } from '../aws/failure.ts';
import { Inbox } from '../inbox.ts';
import type {
  AnswerModel,
  AnswerPiece,
  AnswerRequest,
  AnswerStop,
  AnswerTokens,
  TextToSpeech,
} from '../parts.ts';
import { SentenceSplitter } from '../speaking/sentence-splitter.ts';
import { spokenForm } from '../speaking/spoken-form.ts';
import type { Stages } from '../stages.ts';
import type { AssistantTurn } from './assistant-turn.ts';

/** A line of the gateway, in these words; or an answer of the model. */
export type ResponseSource =
  | { readonly kind: 'line'; readonly speakId: string; readonly text: string }
  | { readonly kind: 'answer'; readonly request: AnswerRequest };

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
  /** How long a service may be silent before the response fails, milliseconds. */
  readonly stallMs: number;
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

const NO_TOKENS: AnswerTokens = { input: 0, cached: 0, output: 0 };

/** The names of the events of other providers, which the call knows. */
const REASONS: Readonly<Partial<Record<AnswerStop, string>>> = {
  filter: 'content_filter',
  max_tokens: 'max_output_tokens',
};

/**
 * One response: the text of the model or of a line, cut into sentences, and their sound. It tells everything but its
 * end, unless it is cancelled.
 */
export class CascadeResponse {
  readonly #options: ResponseOptions;
  readonly #abort = new AbortController();
  readonly #sentences = new Inbox<string>();
  /** Words of the current piece that wait for its first sound. */
  #untold: string[] = [];
  #pieces = 0;
  #announced = false;
  #hasSound = false;
  #characters = 0;
  #tokens = NO_TOKENS;
  #stopReason: AnswerStop = 'end';
  #stall: NodeJS.Timeout | undefined;
  #failure: ProviderError | undefined;
  #state: 'running' | 'over' = 'running';

  constructor(options: ResponseOptions) {
    this.#options = options;
  }

  get responseId(): string {
    return this.#options.responseId;
  }

  get source(): ResponseSource {
    return this.#options.source;
  }

  /** Whether the caller got something of it. */
  get hasSound(): boolean {
    return this.#hasSound;
  }

  /** Whether its beginning was told. */
  get isAnnounced(): boolean {
    return this.#announced;
  }

  get usage(): VoiceUsage {
    const { input, cached, output } = this.#tokens;
    return {
      inputTextTokens: input,
      cachedTextTokens: cached,
      outputTextTokens: output,
      inputAudioTokens: 0,
      cachedAudioTokens: 0,
      outputAudioTokens: 0,
      spokenCharacters: this.#characters,
    };
  }

  /** Never rejects. Resolves with undefined when it was cancelled. */
  async run(): Promise<ResponseEnd | undefined> {
    this.#progress();
    await Promise.all([this.#write(), this.#speak()]);
    if (this.#state === 'over') return undefined;
    this.#finish();
    return this.#end();
  }

  /** Emits nothing from now on. Idempotent. */
  cancel(): void {
    if (this.#state === 'over') return;
    this.#finish();
    this.#abort.abort();
    this.#sentences.abort();
  }

  #finish(): void {
    this.#state = 'over';
    clearTimeout(this.#stall);
  }

  #end(): ResponseEnd {
    const error = this.#failure;
    if (error && !this.#hasSound) return { status: 'failed', reason: error.code, error };
    if (error) return { status: 'incomplete', reason: error.code, error };
    const reason = REASONS[this.#stopReason];
    return reason === undefined ? { status: 'completed' } : { status: 'incomplete', reason };
  }

  /** Makes the sentences. */
  async #write(): Promise<void> {
    const { source, stages } = this.#options;
    try {
      if (source.kind === 'answer') {
        await this.#ask(source.request);
      } else {
        stages.notAsked();
        this.#take(new SentenceSplitter(), source.text, true);
      }
    } catch (error) {
      this.#fail('Amazon Bedrock', error);
    } finally {
      this.#sentences.end();
    }
  }

  async #ask(request: AnswerRequest): Promise<void> {
    const splitter = new SentenceSplitter();
    this.#options.stages.asked();
    for await (const piece of this.#options.model.answer(request, this.#abort.signal)) {
      if (this.#state === 'over') return;
      this.#progress();
      this.#read(piece, splitter);
    }
    // A sentence that the limit of tokens has cut is said as far as it goes; one that a filter has stopped is not.
    if (this.#stopReason !== 'filter') this.#take(splitter, '', true);
  }

  #read(piece: AnswerPiece, splitter: SentenceSplitter): void {
    switch (piece.type) {
      case 'text':
        this.#options.stages.words();
        this.#take(splitter, piece.text);
        return;
      case 'working':
        this.#options.emit({ type: 'response.working' });
        return;
      case 'tool':
        this.#take(splitter, '', true);
        this.#call(piece);
        return;
      case 'stopped':
        this.#stopReason = piece.reason;
        return;
      case 'tokens':
        this.#tokens = piece.tokens;
        return;
      default:
        piece satisfies never;
    }
  }

  #take(splitter: SentenceSplitter, text: string, isEnd = false): void {
    const sentences = splitter.push(text);
    for (const sentence of isEnd ? [...sentences, splitter.rest()] : sentences) {
      const spoken = spokenForm(sentence);
      if (spoken === '') continue;
      this.#options.stages.sentence();
      this.#sentences.push(spoken);
    }
  }

  #call({ callId, name, arguments: written }: Extract<AnswerPiece, { type: 'tool' }>): void {
    const { responseId, turn, onCall, emit } = this.#options;
    if (!onCall(callId)) return;
    this.#announce();
    turn.called(callId, name, written);
    emit({ type: 'response.function_call', responseId, callId, name, arguments: written });
  }

  /** Says the sentences. */
  async #speak(): Promise<void> {
    try {
      if (this.#options.speech.unit === 'answer') await this.#say(this.#sentences);
      else for await (const sentence of this.#sentences) await this.#say([sentence]);
    } catch (error) {
      this.#fail('Amazon Polly', error);
    }
  }

  async #say(sentences: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const { responseId, speech, language, emit, turn } = this.#options;
    this.#pieces += 1;
    const itemId = `${responseId}_${this.#pieces}`;
    this.#untold = [];
    const words: string[] = [];
    const audio = speech.say({
      sentences: this.#handOver(itemId, sentences, words),
      language,
      signal: this.#abort.signal,
      onCharacters: (count) => {
        this.#characters += count;
      },
    });
    for await (const bytes of audio) {
      if (this.#state === 'over') return;
      this.#sound(itemId, bytes);
    }
    if (this.#state === 'over' || words.length === 0 || this.#untold.length > 0) return;
    turn.completed(itemId);
    emit({ type: 'response.audio_transcript.done', responseId, itemId, transcript: words.join(' ') });
    emit({ type: 'response.audio.done', responseId, itemId });
  }

  async *#handOver(
    itemId: string,
    sentences: Iterable<string> | AsyncIterable<string>,
    words: string[],
  ): AsyncGenerator<string, undefined> {
    for await (const sentence of sentences) {
      if (this.#state === 'over') return;
      this.#progress();
      this.#untold.push(words.length === 0 ? sentence : ` ${sentence}`);
      words.push(sentence);
      // The first words wait for their sound: a response that fails before it leaves no trace.
      if (words.length > 1 && this.#hasSound) this.#tellWords(itemId);
      yield sentence;
    }
  }

  #sound(itemId: string, bytes: Uint8Array): void {
    const { responseId, line, emit, turn, stages } = this.#options;
    this.#progress();
    stages.sound();
    this.#announce();
    this.#hasSound = true;
    if (this.#untold.length > 0) this.#tellWords(itemId);
    turn.sent(itemId, bytes.length / line.bytesPerMs);
    const delta = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
    emit({ type: 'response.audio.delta', responseId, itemId, delta });
  }

  #tellWords(itemId: string): void {
    const { responseId, emit, turn } = this.#options;
    for (const delta of this.#untold) {
      turn.says(itemId, delta.trim());
      emit({ type: 'response.audio_transcript.delta', responseId, itemId, delta });
    }
    this.#untold = [];
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

  #fail(service: AwsService, error: unknown): void {
    if (this.#state === 'over') return;
    // The first failure is the cause of the others.
    this.#failure ??= awsFailure(service, error);
    this.#abort.abort();
    this.#sentences.abort();
  }

  #progress(): void {
    clearTimeout(this.#stall);
    const { stallMs } = this.#options;
    const onStall = () =>
      this.#fail(
        'Amazon Bedrock',
        new ProviderError('provider_timeout', `A service was silent for ${stallMs} ms during an answer`),
      );
    this.#stall = setTimeout(onStall, stallMs).unref();
  }
}
