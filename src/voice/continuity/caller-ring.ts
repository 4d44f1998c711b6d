import { payloadMs } from '../../audio/format.ts';
import { isLoud } from '../../audio/loudness.ts';

/** So many loud frames are speech; fewer are a click. */
const VOICE_FRAMES = 3;

interface RingFrame {
  readonly payload: string;
  readonly ms: number;
}

/**
 * The caller's latest audio that no model has answered yet: what the next stream must hear again when this one
 * is lost. Bounded by age.
 */
export class CallerRing {
  readonly #maxMs: number;
  #frames: RingFrame[] = [];
  #heldMs = 0;
  /** Frames up to here belong to an utterance that has ended. */
  #utteranceEnd = 0;

  /** @param maxMs oldest audio that is kept, milliseconds */
  constructor(maxMs: number) {
    this.#maxMs = maxMs;
  }

  /** Base64 mu-law of each frame, oldest first. */
  get payloads(): string[] {
    return this.#frames.map(({ payload }) => payload);
  }

  push(payload: string): void {
    const ms = payloadMs(payload);
    this.#frames.push({ payload, ms });
    this.#heldMs += ms;
    if (this.#heldMs > this.#maxMs) this.#drop(1);
  }

  /** The caller has stopped speaking. */
  utteranceEnded(): void {
    this.#utteranceEnd = this.#frames.length;
  }

  /** The model knows the last utterance; what came after it, it does not. */
  utteranceKnown(): void {
    this.#drop(this.#utteranceEnd === 0 ? this.#frames.length : this.#utteranceEnd);
  }

  clear(): void {
    this.#drop(this.#frames.length);
  }

  /** Whether the caller says something in what is held. */
  hasVoice(): boolean {
    let loud = 0;
    for (const { payload } of this.#frames) {
      if (isLoud(payload)) loud += 1;
      if (loud === VOICE_FRAMES) return true;
    }
    return false;
  }

  #drop(count: number): void {
    for (const { ms } of this.#frames.splice(0, count)) this.#heldMs -= ms;
    this.#utteranceEnd = Math.max(0, this.#utteranceEnd - count);
  }
}
