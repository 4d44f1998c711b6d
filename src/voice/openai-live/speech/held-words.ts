import type { TimedWords } from '../wire/events.ts';

/** More than any answer has before its sound. */
const MOST_PIECES = 200;
/** Words whose sound has not come by then are not ahead of it. */
const SOUND_WITHIN_MS = 1_500;

/** Words that came before the sound that carries them. */
export class HeldWords {
  #pieces: TimedWords[] = [];
  #sinceMs = 0;

  /** @param positionMs the time on the session clock */
  add(timed: TimedWords, positionMs: number): void {
    if (this.#pieces.length === 0) this.#sinceMs = positionMs;
    if (this.#pieces.length < MOST_PIECES) this.#pieces.push(timed);
  }

  isOverdue(positionMs: number): boolean {
    return this.#pieces.length > 0 && positionMs - this.#sinceMs > SOUND_WITHIN_MS;
  }

  take(): readonly TimedWords[] {
    if (this.#pieces.length === 0) return [];
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }
}
