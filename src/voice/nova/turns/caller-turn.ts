import type { VoiceEvent } from '../../events.ts';

type SpeechStopped = Extract<VoiceEvent, { type: 'input_audio_buffer.speech_stopped' }>;

/** What Nova says of the caller's turn: their words, and their voice where the model's detector reports it. */
export class CallerTurn {
  #spoke = false;
  #voice: 'quiet' | 'speaking' = 'quiet';
  #voiceEndMs: number | undefined;

  /** Whether the model hears the caller right now, as far as it says. */
  get speaks(): boolean {
    return this.#voice === 'speaking';
  }

  /** Whether the caller has said words that the model has not begun to answer. */
  get hasSpoken(): boolean {
    return this.#spoke;
  }

  /** @param withinMs a voice that the model has not answered after this was not a word */
  awaitsAnswer(withinMs: number): boolean {
    return this.#spoke || performance.now() - (this.#voiceEndMs ?? Number.NEGATIVE_INFINITY) < withinMs;
  }

  words(): void {
    this.#spoke = true;
  }

  voiceStarts(): void {
    this.#voice = 'speaking';
    this.#voiceEndMs = undefined;
  }

  voiceEnds(): void {
    this.#voice = 'quiet';
    this.#voiceEndMs = performance.now();
  }

  /**
   * The model answers, or no longer will. Nova 2 has no signal for the end of the caller's turn: the first block of an
   * answer shows it.
   * @returns the event of that end; undefined when the caller had said nothing
   */
  end(): SpeechStopped | undefined {
    const endedAtMs = this.#voiceEndMs;
    this.#voiceEndMs = undefined;
    if (!this.#spoke) return undefined;
    this.#spoke = false;
    return { type: 'input_audio_buffer.speech_stopped', ...(endedAtMs !== undefined && { endedAtMs }) };
  }
}
