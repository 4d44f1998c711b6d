import { FRAME_MS } from '../../../audio/format.ts';

/** Pauses within a word are shorter. */
const PAUSE_MS = 240;
/** Voice in a row, but for single frames, that no knock has. */
const LEAST_VOICED_MS = 80;
/** The loudest frames that say how loud a word is: its vowel. */
const LOUDEST_FRAMES = 4;

/** What is known of 20 ms of the line. */
export interface SoundFrame {
  /** Mean of |sample|. */
  readonly level: number;
  readonly loud: boolean;
  /** Loud, and part of a vowel. */
  readonly voiced: boolean;
}

/** One sound of the caller that is held back until it is known what it is. */
export class HeldSound {
  readonly #before: readonly string[];
  readonly #payloads: string[] = [];
  #quietMs = 0;
  #voicedMs = 0;
  #missedFrames = 0;
  #longestVoicedMs = 0;
  /** The loudest first. */
  #levels: number[] = [];

  /** @param before base64 of what came shortly before it: words begin softly */
  constructor(before: readonly string[]) {
    this.#before = before;
  }

  /** Base64, oldest first, with what came before it. */
  get payloads(): readonly string[] {
    return [...this.#before, ...this.#payloads];
  }

  /** How many frames are held. */
  get frames(): number {
    return this.#payloads.length;
  }

  /** From its first to its last loud frame. */
  get lengthMs(): number {
    return this.frames * FRAME_MS - this.#quietMs;
  }

  /** Whether it has a vowel, as every word has. */
  get isVoice(): boolean {
    return this.#longestVoicedMs >= LEAST_VOICED_MS;
  }

  /** Mean of |sample| of its loudest 80 ms. */
  get loudness(): number {
    return this.#levels.reduce((sum, level) => sum + level, 0) / LOUDEST_FRAMES;
  }

  get isOver(): boolean {
    return this.#quietMs >= PAUSE_MS;
  }

  /** The next frame. */
  add(payload: string, { level, loud, voiced }: SoundFrame): void {
    this.#payloads.push(payload);
    this.#quietMs = loud ? 0 : this.#quietMs + FRAME_MS;
    this.#levels = [...this.#levels, level].sort((a, b) => b - a).slice(0, LOUDEST_FRAMES);
    if (voiced) this.#voicedMs += FRAME_MS;
    this.#missedFrames = voiced ? 0 : this.#missedFrames + 1;
    if (this.#missedFrames > 1) this.#voicedMs = 0;
    this.#longestVoicedMs = Math.max(this.#longestVoicedMs, this.#voicedMs);
  }
}
