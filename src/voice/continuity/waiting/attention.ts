import type { VoiceEvent } from '../../events.ts';
import type { CallerRing } from '../caller-audio/caller-ring.ts';
import type { VoiceStream } from '../streams/voice-stream.ts';
import type { AnswerWatch } from './answer-watch.ts';
import type { RestWatch } from './stall-watch.ts';

/** Reads from a stream's events what it has heard of the caller, and whether it answers. */
export class Attention {
  readonly #ring: CallerRing;
  readonly #watch: AnswerWatch;
  readonly #rest: RestWatch;

  constructor(parts: { readonly ring: CallerRing; readonly watch: AnswerWatch; readonly rest: RestWatch }) {
    this.#ring = parts.ring;
    this.#watch = parts.watch;
    this.#rest = parts.rest;
  }

  /** @returns whether the event shows that the model speaks, or hears */
  onEvent(event: VoiceEvent, { answer, client }: VoiceStream): boolean {
    switch (event.type) {
      case 'response.audio.delta':
        this.#watch.settle();
        if (answer.active) this.#rest.follow();
        return true;
      case 'response.function_call':
        // What comes now is the tool's to bring.
        this.#rest.stop();
        this.#watch.settle();
        return true;
      case 'response.created':
        this.#watch.working();
        if (event.speakId === undefined) this.#ring.answerBegins();
        return false;
      case 'response.working':
      case 'response.audio_transcript.delta':
        this.#watch.working();
        this.#rest.working();
        return false;
      case 'response.done':
        this.#rest.stop();
        // Not settled here: an answer without a sound is none.
        if (event.status !== 'failed' && !answer.isLine) this.#ring.answered();
        return false;
      case 'input_audio_buffer.speech_started':
        this.#ring.speechBegan();
        this.#rest.stop();
        this.#watch.settle();
        return true;
      case 'input_audio_buffer.voice_started':
        // It hears; whether that was a word is not known yet.
        this.#ring.noticed();
        return false;
      case 'input_audio_buffer.speech_stopped':
        this.#ring.noticed();
        if (client.capabilities.signalsSpeechEnd) this.#ring.turnEnded(event.itemId);
        this.#watch.expect();
        return true;
      case 'conversation.item.input_audio_transcription.completed':
        this.#ring.noticed();
        if (client.capabilities.signalsSpeechEnd) this.#ring.turnKnown(event.itemId);
        else this.#onWords();
        return true;
      default:
        return false;
    }
  }

  /** Nothing but the words tells that the caller's turn is over. */
  #onWords(): void {
    this.#ring.wordsKnown();
    this.#watch.expect();
  }
}
