import type { Guard } from '../../../guard.ts';
import { onlyAcknowledges } from '../../../spoken/overlap/overlap-phrases.ts';
import type { VoiceEvent } from '../../events.ts';

/** Words come within 300 ms of the end of a voice; what has none by then was a noise. */
const WORDS_WITHIN_MS = 1_000;
/** A stream that tells no end of a voice: words come no later than this after the interruption. */
const UNTOLD_WITHIN_MS = 2_500;
/** A shorter rest is not worth a new answer. */
const LEAST_REST_CHARACTERS = 20;
/** A line with a noise every few seconds must not make the model begin again and again. */
const MOST_IN_A_ROW = 2;

export interface NoiseResumeOptions {
  /** Asks the model to go on with these words. */
  readonly ask: (rest: string) => void;
  readonly guard: Pick<Guard, 'wrap'>;
}

/**
 * Nova stops for every sound, also for a cough or an "mm-hm", and then says nothing more. When the sound turns out to
 * have been nothing, this asks it to go on with what the caller has not heard. It costs an answer, and about 0.7 s of
 * silence.
 */
export class NoiseResume {
  readonly #options: NoiseResumeOptions;
  #state: 'idle' | 'talked_over' | 'waiting' = 'idle';
  #rest = '';
  #voice: 'untold' | 'speaking' | 'quiet' = 'untold';
  #wasAsked = false;
  #inARow = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: NoiseResumeOptions) {
    this.#options = options;
  }

  /** Something the model tells, before the call learns of it. */
  follow(event: VoiceEvent): void {
    switch (event.type) {
      case 'input_audio_buffer.voice_started':
        this.#voice = 'speaking';
        clearTimeout(this.#timer);
        return;
      case 'input_audio_buffer.voice_stopped':
        this.#voice = 'quiet';
        this.#waitForWords();
        return;
      case 'input_audio_buffer.speech_started':
        this.#state = 'talked_over';
        return;
      case 'conversation.item.input_audio_transcription.completed':
        this.#hear(event.transcript);
        return;
      case 'response.created':
        this.stop();
        return;
      default:
        return;
    }
  }

  /**
   * The line was cleared.
   * @param heard the words of the interrupted answer that the caller has heard, and `rest` those that they have not
   */
  cut({ heard, rest }: { readonly heard: string; readonly rest: string }): void {
    const isInterruption = this.#state === 'talked_over';
    this.stop();
    // After a question even "yes" is an answer.
    this.#wasAsked = /\?\s*$/.test(heard);
    if (!isInterruption || rest.length < LEAST_REST_CHARACTERS || this.#inARow >= MOST_IN_A_ROW) return;
    this.#rest = rest;
    this.#state = 'waiting';
    this.#waitForWords();
  }

  /** Something else is said now. Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#state = 'idle';
    this.#rest = '';
  }

  #hear(transcript: string): void {
    if (this.#state === 'waiting' && !this.#wasAsked && onlyAcknowledges(transcript)) {
      this.#goOn();
      return;
    }
    this.#inARow = 0;
    this.stop();
  }

  #waitForWords(): void {
    clearTimeout(this.#timer);
    if (this.#state !== 'waiting' || this.#voice === 'speaking') return;
    const waitMs = this.#voice === 'quiet' ? WORDS_WITHIN_MS : UNTOLD_WITHIN_MS;
    this.#timer = setTimeout(
      this.#options.guard.wrap('timer', () => this.#goOn()),
      waitMs,
    ).unref();
  }

  #goOn(): void {
    const rest = this.#rest;
    this.stop();
    this.#inARow += 1;
    this.#options.ask(rest);
  }
}
