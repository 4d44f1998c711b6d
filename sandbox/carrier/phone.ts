import type { Earpiece } from './earpiece.ts';
import type { Mouthpiece } from './mouthpiece.ts';

export interface PhoneParts {
  readonly mouthpiece: Mouthpiece;
  readonly earpiece: Earpiece;
  readonly hangUp: () => void;
}

/** The human caller with the telephone in the hand. */
export class Phone {
  readonly #parts: PhoneParts;

  constructor(parts: PhoneParts) {
    this.#parts = parts;
  }

  /**
   * Speaks after whatever is still being said.
   * @param mulaw G.711 mu-law, 8 kHz
   * @returns resolves when the last 20 ms frame was sent, or the call is over
   */
  says(mulaw: Buffer): Promise<void> {
    return this.#parts.mouthpiece.say(mulaw);
  }

  /** Presses keys (0-9 * # A-D), one every 100 ms. Resolves when the last was pressed, or the call is over. */
  presses(digits: string): Promise<void> {
    return this.#parts.mouthpiece.press(digits);
  }

  hangsUp(): void {
    this.#parts.hangUp();
  }

  /** Silence suppression: while true, no frames are sent unless something is being said. */
  get silent(): boolean {
    return this.#parts.mouthpiece.suppressesSilence;
  }

  set silent(value: boolean) {
    this.#parts.mouthpiece.suppressesSilence = value;
  }

  /** The network loses the next `count` frames: the gateway sees a gap in the timestamps. */
  dropsFrames(count: number): void {
    this.#parts.mouthpiece.dropFrames(count);
  }

  /** How many frames of what the caller said have been lost so far. */
  get lostWords(): number {
    return this.#parts.mouthpiece.lostWords;
  }

  /**
   * Resolves when speech is played to the caller after this moment.
   * @throws Error when it is not in time, or the call ends first
   */
  hearsSpeech(timeoutMs: number): Promise<void> {
    return this.#parts.earpiece.speech(timeoutMs);
  }

  /**
   * Resolves when `silenceMs` have passed since the last speech that was played in this call.
   * @throws Error when it is not in time, or the call ends first
   */
  hearsSilence(silenceMs: number, timeoutMs: number): Promise<void> {
    return this.#parts.earpiece.silence(silenceMs, timeoutMs);
  }
}
