import { FRAME_MS } from '../../../audio/format.ts';
import { VoiceLevel } from '../../../audio/voice-level.ts';

/** Voice from which it is known how loud this caller is. */
const KNOWN_MS = 600;
/** The level of loud syllables is what counts: it follows louder frames within 100 ms, softer ones within 10 s. */
const RISE = 0.3;
const FALL = 0.002;
/** A sound below this share of the caller's level, -11 dB, is nothing: the line, or what is far from the telephone. */
const LEAST_SHARE = 0.28;

/** How loud the caller usually is, to tell their voice from others. */
export class CallerLevel {
  readonly #voice = new VoiceLevel();
  #own = 0;
  #learnedMs = 0;

  /**
   * @param level mean of |sample| of the next 20 ms
   * @param learns whether a voice can only be the caller's: the assistant is silent
   * @returns whether it may belong to a word of the caller
   */
  hear(level: number, learns: boolean): boolean {
    if (!this.#voice.isVoice(level)) return false;
    if (learns) this.#learn(level);
    return (this.shareOf(level) ?? 1) >= LEAST_SHARE;
  }

  /** How loud a sound is for this caller: 1 for their loud syllables. Undefined until that is known. */
  shareOf(level: number): number | undefined {
    return this.#learnedMs < KNOWN_MS ? undefined : level / this.#own;
  }

  #learn(level: number): void {
    this.#own += (level - this.#own) * (level > this.#own ? RISE : FALL);
    this.#learnedMs += FRAME_MS;
  }
}
