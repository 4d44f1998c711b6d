import { FRAME_MS } from '../../../audio/format.ts';

/** Pauses within a sentence are shorter. A longer pause reduces the evidence by its length. */
const PAUSE_MS = 200;
/** This much voice is a person speaking; less may be a slammed door, a cough, a key or paper. */
const SPEECH_MS = 300;
/** The caller counts as speaking until they have been quiet for this long. */
const SPEAKING_MS = 1_000;
/** This much voice, followed by this much silence, is a turn that the model should have noticed. */
const UTTERANCE_MS = 1_000;
const UTTERANCE_QUIET_MS = 2_000;

/**
 * Evidence that the caller says something. The level alone separates speech from noise badly, so the evidence leaks
 * away in silence: short noises never add up to a sentence, however many there are.
 */
export class SpeechEvidence {
  #voiceMs = 0;
  #silentMs = Number.POSITIVE_INFINITY;
  /** Voice that makes an utterance on this line. It doubles each time that a supposed utterance was noise. */
  #neededMs = UTTERANCE_MS;
  #isUtterance = false;

  /** Audio since the last loud frame, milliseconds. */
  get silentMs(): number {
    return this.#silentMs;
  }

  /** Whether the latest sound is speech and not a noise. */
  get isSpeech(): boolean {
    return this.#voiceMs >= SPEECH_MS;
  }

  /** Whether the caller is in the middle of saying something. */
  get speaking(): boolean {
    return this.isSpeech && this.#silentMs < SPEAKING_MS;
  }

  /**
   * The next frame of 20 ms.
   * @param counts whether it may be a turn; while the assistant is heard it may be an echo
   */
  hear(loud: boolean, counts: boolean): void {
    this.#silentMs = loud ? 0 : this.#silentMs + FRAME_MS;
    const change = loud ? FRAME_MS : this.#silentMs > PAUSE_MS ? -FRAME_MS : 0;
    const most = counts ? this.#neededMs : SPEECH_MS;
    this.#voiceMs = Math.min(most, Math.max(0, this.#voiceMs + change));
    this.#isUtterance = counts && (this.#isUtterance || this.#voiceMs >= this.#neededMs);
  }

  /** The sound until now means nothing, or the model knows it. */
  forget(): void {
    this.#voiceMs = 0;
    this.#isUtterance = false;
  }

  /** A second model has heard nothing in it either: this line needs more evidence from now on. */
  refuted(): void {
    this.forget();
    this.#neededMs *= 2;
  }

  /** True once for a whole utterance that is over. @param isOver whether that is known already */
  takeUtterance(isOver = false): boolean {
    if (!this.#isUtterance || (!isOver && this.#silentMs < UTTERANCE_QUIET_MS)) return false;
    this.forget();
    return true;
  }
}
