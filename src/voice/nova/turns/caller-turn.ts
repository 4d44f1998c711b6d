import type { VoiceEvent } from '../../events.ts';

type SpeechStopped = Extract<VoiceEvent, { type: 'input_audio_buffer.speech_stopped' }>;

/** What Nova says of the caller's turn: their words, and their voice where the model's detector reports it. */
export class CallerTurn {
  /** Words came that the model has not begun to answer. */
  #spoke = false;
  /** The end of this turn was told. */
  #told = false;
  #voice: 'quiet' | 'speaking' = 'quiet';
  #voiceStartMs: number | undefined;
  #voiceEndMs: number | undefined;
  #signalsEnd = false;

  /** Whether the model hears the caller right now, as far as it says. */
  get speaks(): boolean {
    return this.#voice === 'speaking';
  }

  /** Whether the caller has said words that the model has not begun to answer. */
  get hasSpoken(): boolean {
    return this.#spoke;
  }

  /** Whether the model has ever told the end of a voice. */
  get signalsEnd(): boolean {
    return this.#signalsEnd;
  }

  /** @param withinMs a voice that the model has not answered after this was not a word */
  awaitsAnswer(withinMs: number): boolean {
    return this.#spoke || performance.now() - (this.#voiceEndMs ?? Number.NEGATIVE_INFINITY) < withinMs;
  }

  words(): void {
    this.#spoke = true;
  }

  /**
   * @param atMs where it starts, on the clock of the input audio
   * @returns false for a start that was told before
   */
  voiceStarts(atMs: number | undefined): boolean {
    const isRepeated = this.speaks && atMs !== undefined && atMs === this.#voiceStartMs;
    if (isRepeated) return false;
    this.#voice = 'speaking';
    this.#voiceStartMs = atMs;
    this.#voiceEndMs = undefined;
    this.#told = false;
    return true;
  }

  /** @returns false for an end that was told before */
  voiceEnds(): boolean {
    this.#signalsEnd = true;
    if (!this.speaks && this.#voiceEndMs !== undefined) return false;
    this.#voice = 'quiet';
    this.#voiceEndMs = performance.now();
    return true;
  }

  /**
   * The end of the caller's turn, once, when their words are known: a voice without words may have been a noise. A
   * model that tells no end of a voice shows the end only by its answer, because the words of one turn may come in
   * several blocks.
   */
  takeEnd(): SpeechStopped | undefined {
    if (!this.#spoke || this.#told || !this.#signalsEnd) return undefined;
    this.#told = true;
    return this.#stopped();
  }

  /**
   * The model answers, or no longer will.
   * @returns whether the caller had spoken, and the event of the end if it was not told before
   */
  close(): { readonly hadSpoken: boolean; readonly stopped: SpeechStopped | undefined } {
    const hadSpoken = this.#spoke;
    const stopped = hadSpoken && !this.#told ? this.#stopped() : undefined;
    this.#spoke = false;
    this.#told = false;
    this.#voiceEndMs = undefined;
    return { hadSpoken, stopped };
  }

  #stopped(): SpeechStopped {
    const endedAtMs = this.#voiceEndMs;
    return { type: 'input_audio_buffer.speech_stopped', ...(endedAtMs !== undefined && { endedAtMs }) };
  }
}
