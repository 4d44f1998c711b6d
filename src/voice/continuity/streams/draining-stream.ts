import type { VoiceEvent } from '../../events.ts';
import type { VoiceStream } from './voice-stream.ts';

export interface DrainOptions {
  /** How long an old stream may take to finish. */
  readonly limitMs: number;
  readonly emit: (event: VoiceEvent, stream: VoiceStream) => void;
  /** The stream is of no more use. `broken`: it was lost in the middle of its answer. */
  readonly onDone: (stream: VoiceStream, broken: boolean) => void;
}

/** An old stream that finishes its answer while the next one already hears the caller. */
export class Drain {
  readonly #options: DrainOptions;
  #stream: VoiceStream | undefined;
  #timer: NodeJS.Timeout | undefined;
  #turns: readonly string[] = [];

  constructor(options: DrainOptions) {
    this.#options = options;
  }

  get stream(): VoiceStream | undefined {
    return this.#stream;
  }

  /** @param turns turns of the caller that the stream has heard to their end, without having told their words */
  begin(stream: VoiceStream, turns: readonly string[]): void {
    this.#stream = stream;
    this.#turns = turns;
    this.#timer = setTimeout(() => this.#finish('failed'), this.#options.limitMs).unref();
  }

  /** Of all that the old stream still tells, only the end of its answer counts. */
  onEvent(stream: VoiceStream, event: VoiceEvent): void {
    if (stream !== this.#stream) return;
    if (event.type === 'session.ended') {
      this.#finish('failed');
    } else if (
      event.type === 'conversation.item.input_audio_transcription.completed' ||
      event.type === 'conversation.item.input_audio_transcription.failed'
    ) {
      if (this.#turns.includes(event.itemId)) this.#options.emit(event, stream);
    } else if ('responseId' in event && event.responseId === stream.answer.responseId) {
      stream.answer.follow(event);
      this.#options.emit(event, stream);
      if (event.type === 'response.done') this.#finish('cancelled');
    }
  }

  /** Something else is to be heard now. Idempotent. */
  stop(): void {
    this.#finish('cancelled');
  }

  #finish(status: 'failed' | 'cancelled'): void {
    clearTimeout(this.#timer);
    const stream = this.#stream;
    this.#stream = undefined;
    if (!stream) return;
    const broken = stream.answer.active && status === 'failed';
    stream.answer.abandon(status, (event) => this.#options.emit(event, stream));
    this.#options.onDone(stream, broken);
  }
}
