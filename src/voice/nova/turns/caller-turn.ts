import type { VoiceEvent } from '../../events.ts';
import type { VoiceEnd, VoiceStart } from '../wire/parser.ts';

export interface CallerTurnOptions {
  readonly emit: (event: VoiceEvent) => void;
  /** How long the model took to decide that the caller's turn was over, milliseconds. */
  readonly onEndpointed: (ms: number) => void;
}

/** What Nova says of the caller's turn: their words, and their voice where the model's detector reports it. */
export class CallerTurn {
  readonly #options: CallerTurnOptions;
  /** Words came that the model has not begun to answer. */
  #spoke = false;
  /** The end of this turn was told. */
  #told = false;
  #voice: 'quiet' | 'speaking' = 'quiet';
  #voiceStartMs: number | undefined;
  #voiceEndMs: number | undefined;
  #signalsEnd = false;

  constructor(options: CallerTurnOptions) {
    this.#options = options;
  }

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
    this.#tellEnd();
  }

  /** @returns false for a start that was told before */
  voiceStarts({ atMs }: VoiceStart): boolean {
    const isRepeated = this.speaks && atMs !== undefined && atMs === this.#voiceStartMs;
    if (isRepeated) return false;
    this.#voice = 'speaking';
    this.#voiceStartMs = atMs;
    this.#voiceEndMs = undefined;
    this.#told = false;
    this.#options.emit({ type: 'input_audio_buffer.voice_started' });
    return true;
  }

  voiceEnds({ atMs, decidedAtMs }: VoiceEnd): void {
    this.#signalsEnd = true;
    const isRepeated = !this.speaks && this.#voiceEndMs !== undefined;
    if (isRepeated) return;
    this.#voice = 'quiet';
    this.#voiceEndMs = performance.now();
    const tookMs = (decidedAtMs ?? Number.NaN) - (atMs ?? Number.NaN);
    if (tookMs >= 0) this.#options.onEndpointed(tookMs);
    this.#options.emit({ type: 'input_audio_buffer.voice_stopped' });
    this.#tellEnd();
  }

  /**
   * The model answers, or no longer will.
   * @returns whether the caller had spoken
   */
  close(): boolean {
    const hadSpoken = this.#spoke;
    if (hadSpoken && !this.#told) this.#stopped();
    this.#spoke = false;
    this.#told = false;
    this.#voiceEndMs = undefined;
    return hadSpoken;
  }

  /**
   * The end of the caller's turn, once, when their words are known: a voice without words may have been a noise. A
   * model that tells no end of a voice shows the end only by its answer, because the words of one turn may come in
   * several blocks.
   */
  #tellEnd(): void {
    if (!this.#spoke || this.#told || !this.#signalsEnd) return;
    this.#told = true;
    this.#stopped();
  }

  #stopped(): void {
    const endedAtMs = this.#voiceEndMs;
    this.#options.emit({
      type: 'input_audio_buffer.speech_stopped',
      ...(endedAtMs !== undefined && { endedAtMs }),
    });
  }
}
