/** Mean of |sample| over a frame: a quiet line stays well below the first, speech well above the second. */
const LEAST_VOICE = 400;
const SURE_VOICE = 1_500;
/** Speech is at least this many times louder than the noise of the line. */
const ABOVE_NOISE = 3;
/** How fast the estimate of the noise rises, per frame; it falls immediately. */
const NOISE_RISE = 0.002;

/**
 * Tells speech from the noise of a line, which may be a street: by level alone, but relative to the noise of that
 * line.
 */
export class VoiceLevel {
  #noise = 0;

  /** @param level mean of |sample| over the next frame of 20 ms */
  isVoice(level: number): boolean {
    const threshold = Math.min(SURE_VOICE, Math.max(LEAST_VOICE, this.#noise * ABOVE_NOISE));
    this.#noise = Math.min(level, this.#noise + (level - this.#noise) * NOISE_RISE);
    return level > threshold;
  }
}
