import { FRAME_MS } from '../../../audio/format.ts';

/** Pauses within a sentence are shorter. A longer one takes from the evidence as much as it lasts. */
const PAUSE_MS = 200;
/** So much voice is somebody speaking; less is a door, a cough, a key, paper. */
const SPEECH_MS = 300;
/** The caller is taken to speak on until he was quiet for so long. */
const SPEAKING_MS = 1_000;
/** So much voice, and so long a quiet after it, are a turn that the model should have noticed. */
const UTTERANCE_MS = 1_000;
const UTTERANCE_QUIET_MS = 2_000;

/**
 * How much speaks for it that the caller says something. A level alone tells speech from noise badly, so what it
 * tells leaks away: noises that come and go never add up to a sentence, however many they are.
 */
export class SpeechEvidence {
  #voiceMs = 0;
  #silentMs = Number.POSITIVE_INFINITY;
  /** Of the line: grows each time that what seemed a sentence was none. */
  #neededMs = UTTERANCE_MS;
  #isUtterance = false;

  /** Audio since the last loud frame, milliseconds. */
  get silentMs(): number {
    return this.#silentMs;
  }

  /** Whether what was heard last is speech, rather than a noise. */
  get isSpeech(): boolean {
    return this.#voiceMs >= SPEECH_MS;
  }

  /** Whether the caller is in the middle of saying something. */
  get speaking(): boolean {
    return this.isSpeech && this.#silentMs < SPEAKING_MS;
  }

  /**
   * The next frame of 20 ms.
   * @param counts whether it may be a turn: while the assistant is heard it may be an echo
   */
  hear(loud: boolean, counts: boolean): void {
    this.#silentMs = loud ? 0 : this.#silentMs + FRAME_MS;
    const change = loud ? FRAME_MS : this.#silentMs > PAUSE_MS ? -FRAME_MS : 0;
    const most = counts ? this.#neededMs : SPEECH_MS;
    this.#voiceMs = Math.min(most, Math.max(0, this.#voiceMs + change));
    this.#isUtterance = counts && (this.#isUtterance || this.#voiceMs >= this.#neededMs);
  }

  /** What was heard until now means nothing, or is known to the model. */
  forget(): void {
    this.#voiceMs = 0;
    this.#isUtterance = false;
  }

  /** A second model heard nothing in it either: on this line it takes more to be believed. */
  refuted(): void {
    this.forget();
    this.#neededMs *= 2;
  }

  /** True once for a whole utterance that is over. */
  takeUtterance(): boolean {
    if (!this.#isUtterance || this.#silentMs < UTTERANCE_QUIET_MS) return false;
    this.forget();
    return true;
  }
}
