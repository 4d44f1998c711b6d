import type { ProviderError } from '../../../errors.ts';
import type { AnswerModel, AnswerPiece, AnswerRequest, AnswerStop, AnswerTokens } from '../parts.ts';
import { SentenceSplitter } from '../speaking/sentence-splitter.ts';
import { spokenForm } from '../speaking/spoken-form.ts';
import type { Stages } from '../stages.ts';
import { Patience } from './patience.ts';

/** A line of the gateway, in these words; or an answer of the model. */
export type ResponseSource =
  | { readonly kind: 'line'; readonly speakId: string; readonly text: string }
  | { readonly kind: 'answer'; readonly request: AnswerRequest };

type ToolPiece = Extract<AnswerPiece, { type: 'tool' }>;

export interface WritingOptions {
  readonly source: ResponseSource;
  readonly model: AnswerModel;
  readonly stages: Stages;
  readonly signal: AbortSignal;
  /** How long the model may write nothing, milliseconds. */
  readonly wordsMs: number;
  /** The next sentence, as it is said. */
  readonly onSentence: (sentence: string) => void;
  readonly onTool: (call: ToolPiece) => void;
  readonly onWorking: () => void;
  readonly onFailed: (error: ProviderError) => void;
}

/** The text of one response, on its way to the voice: sentence by sentence. */
export class Writing {
  readonly #options: WritingOptions;
  readonly #patience: Patience;
  readonly #splitter = new SentenceSplitter();
  #tokens: AnswerTokens = { input: 0, cached: 0, output: 0 };
  #stopReason: AnswerStop = 'end';

  constructor(options: WritingOptions) {
    this.#options = options;
    this.#patience = new Patience('Amazon Bedrock', options.onFailed);
  }

  get tokens(): AnswerTokens {
    return this.#tokens;
  }

  get stopReason(): AnswerStop {
    return this.#stopReason;
  }

  /** Never rejects. */
  async run(): Promise<void> {
    const { source, stages } = this.#options;
    try {
      if (source.kind === 'answer') {
        await this.#ask(source.request);
      } else {
        stages.notAsked();
        this.#take(source.text, true);
      }
    } catch (error) {
      this.#patience.failed(error);
    } finally {
      this.#patience.settle();
    }
  }

  async #ask(request: AnswerRequest): Promise<void> {
    const { model, signal, stages, wordsMs } = this.#options;
    stages.asked();
    this.#patience.expect(wordsMs);
    for await (const piece of model.answer(request, signal)) {
      if (signal.aborted) return;
      this.#patience.expect(wordsMs);
      this.#read(piece);
    }
    // A sentence that the limit of tokens has cut is said as far as it goes; one that a filter has stopped is not.
    if (this.#stopReason !== 'filter') this.#take('', true);
  }

  #read(piece: AnswerPiece): void {
    switch (piece.type) {
      case 'text':
        this.#options.stages.words();
        this.#take(piece.text);
        return;
      case 'working':
        this.#options.onWorking();
        return;
      case 'tool':
        this.#take('', true);
        this.#options.onTool(piece);
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

  #take(text: string, isEnd = false): void {
    const sentences = this.#splitter.push(text);
    for (const sentence of isEnd ? [...sentences, this.#splitter.rest()] : sentences) {
      const spoken = spokenForm(sentence);
      if (spoken === '') continue;
      this.#options.stages.sentence();
      this.#options.onSentence(spoken);
    }
  }
}
