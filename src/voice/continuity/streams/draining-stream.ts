import type { Guard } from '../../../guard.ts';
import type { Logger } from '../../../logging.ts';
import type { VoiceEvent } from '../../events.ts';
import type { CarryOver } from '../carry-over/carry-over.ts';
import type { ConversationOutput } from '../conversation-output.ts';
import type { ModelWatch } from '../waiting/model-watch.ts';
import type { OpenStreams } from './open-streams.ts';
import type { VoiceStream } from './voice-stream.ts';

export interface DrainingStreamOptions {
  readonly streams: OpenStreams;
  readonly carryOver: CarryOver;
  readonly watch: ModelWatch;
  readonly guard: Guard;
  readonly logger: Logger;
  /** How long an old stream may take to finish. */
  readonly limitMs: number;
  readonly output: ConversationOutput;
}

/** An old stream that finishes its answer while the current stream already hears the caller. */
export class DrainingStream {
  readonly #options: DrainingStreamOptions;
  #stream: VoiceStream | undefined;
  #timer: NodeJS.Timeout | undefined;
  #turns: readonly string[] = [];

  constructor(options: DrainingStreamOptions) {
    this.#options = options;
  }

  get stream(): VoiceStream | undefined {
    return this.#stream;
  }

  /** @param turns turns of the caller whose words the stream still owes */
  begin(stream: VoiceStream, turns: readonly string[]): void {
    const { guard, limitMs, logger } = this.#options;
    this.#stream = stream;
    this.#turns = turns;
    this.#timer = setTimeout(
      guard.wrap('timer', () => this.#finish('failed')),
      limitMs,
    ).unref();
    logger.debug({ candidate: stream.candidate.name }, 'The old voice stream finishes its answer');
  }

  /**
   * Only the end of its answer counts, and the words that it owes.
   * @returns whether the event was used
   */
  onEvent(stream: VoiceStream, event: VoiceEvent): boolean {
    if (stream !== this.#stream) return false;
    if (event.type === 'session.ended') {
      this.#finish('failed');
    } else if (
      event.type === 'conversation.item.input_audio_transcription.completed' ||
      event.type === 'conversation.item.input_audio_transcription.failed'
    ) {
      if (this.#turns.includes(event.itemId)) this.#options.output.pass(stream, event);
    } else if ('responseId' in event && event.responseId === stream.answer.responseId) {
      stream.answer.follow(event);
      this.#options.output.pass(stream, event);
      if (event.type === 'response.done') this.#finish('cancelled');
    } else {
      return false;
    }
    return true;
  }

  /** The rest of the answer is not wanted any more. Idempotent. */
  stop(): void {
    this.#finish('cancelled');
  }

  #finish(status: 'failed' | 'cancelled'): void {
    clearTimeout(this.#timer);
    const stream = this.#stream;
    this.#stream = undefined;
    if (!stream) return;
    const { carryOver, logger, output, streams, watch } = this.#options;
    stream.answer.abandon(status, (event) => output.pass(stream, event));
    const { isBroken } = stream.answer;
    logger.debug({ candidate: stream.candidate.name, broken: isBroken }, 'The old voice stream is closed');
    void streams.close(stream);
    if (!isBroken) return;
    carryOver.finishFor(stream, streams.current);
    watch.expectAnswer(streams.current);
  }
}
