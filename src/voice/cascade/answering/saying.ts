import type { LineFormat } from '../../../audio/line-format.ts';
import type { ProviderError } from '../../../errors.ts';
import type { VoiceEvent } from '../../events.ts';
import type { CascadeTiming } from '../client-options.ts';
import type { TextToSpeech } from '../parts.ts';
import type { Stages } from '../stages.ts';
import type { AssistantTurn } from './assistant-turn.ts';
import { Patience } from './patience.ts';

export interface SayingOptions {
  readonly responseId: string;
  /** In order. */
  readonly sentences: AsyncIterable<string>;
  readonly line: LineFormat;
  /** ISO 639-1. */
  readonly language: string;
  readonly turn: AssistantTurn;
  readonly speech: TextToSpeech;
  readonly stages: Stages;
  readonly signal: AbortSignal;
  readonly timing: Pick<CascadeTiming, 'soundMs' | 'gapMs'>;
  readonly emit: (event: VoiceEvent) => void;
  /** Before the first sound is reported. */
  readonly onSound: () => void;
  readonly onFailed: (error: ProviderError) => void;
}

/** The sound of one response: each piece has an id, its words and its audio. */
export class Saying {
  readonly #options: SayingOptions;
  readonly #patience: Patience;
  /** Words of the current piece that wait for its first sound. */
  #untold: string[] = [];
  #pieces = 0;
  #hasSound = false;
  #characters = 0;

  constructor(options: SayingOptions) {
    this.#options = options;
    this.#patience = new Patience('Amazon Polly', options.onFailed);
  }

  /** Whether the caller got something of it. */
  get hasSound(): boolean {
    return this.#hasSound;
  }

  /** Billed. */
  get characters(): number {
    return this.#characters;
  }

  /** Never rejects. */
  async run(): Promise<void> {
    const { sentences, speech } = this.#options;
    try {
      if (speech.unit === 'answer') await this.#say(sentences, false);
      else for await (const sentence of sentences) await this.#say([sentence], true);
    } catch (error) {
      this.#patience.failed(error);
    } finally {
      this.#patience.settle();
    }
  }

  /** @param isAll whether no sentence follows in this piece, so that each sound is followed by another or the end */
  async #say(sentences: Iterable<string> | AsyncIterable<string>, isAll: boolean): Promise<void> {
    const { responseId, speech, language, emit, turn, signal, timing } = this.#options;
    this.#pieces += 1;
    const itemId = `${responseId}_${this.#pieces}`;
    this.#untold = [];
    const words: string[] = [];
    const audio = speech.say({
      sentences: this.#handOver(itemId, sentences, words),
      language,
      signal,
      onCharacters: (count) => {
        this.#characters += count;
      },
    });
    for await (const bytes of audio) {
      if (signal.aborted) return;
      if (isAll) this.#patience.expect(timing.gapMs);
      else this.#patience.settle();
      this.#sound(itemId, bytes);
    }
    this.#patience.settle();
    if (signal.aborted || words.length === 0 || this.#untold.length > 0) return;
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
      if (this.#options.signal.aborted) return;
      this.#patience.expect(this.#options.timing.soundMs);
      this.#untold.push(words.length === 0 ? sentence : ` ${sentence}`);
      words.push(sentence);
      // The first words wait for their sound: a response that fails before it leaves no trace.
      if (words.length > 1 && this.#hasSound) this.#tellWords(itemId);
      yield sentence;
    }
  }

  #sound(itemId: string, bytes: Uint8Array): void {
    const { responseId, line, emit, turn, stages, onSound } = this.#options;
    stages.sound();
    onSound();
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
}
