import type { TappedSound } from './played-sound.ts';

/** Blocks that were not silent, as the page hands them over. */
export interface TapNews {
  /** The number of blocks before these. */
  readonly from: number;
  readonly sampleRateHz: number;
  readonly zeroMs: number;
  readonly frames: readonly number[];
  /** PCM16 in base64. */
  readonly audio: string;
}

/** One loudspeaker of a page, as far as it is known. */
export class SoundTap implements TappedSound {
  sampleRateHz = 1;
  zeroMs = 0;
  readonly frames: number[] = [];
  readonly #pieces: Buffer[] = [];

  get blocks(): number {
    return this.frames.length;
  }

  get audio(): Buffer {
    const whole = Buffer.concat(this.#pieces);
    this.#pieces.splice(0, this.#pieces.length, whole);
    return whole;
  }

  hear({ from, sampleRateHz, zeroMs, frames, audio }: TapNews): void {
    // Two looks at the same time bring the same blocks.
    if (from !== this.blocks) return;
    this.sampleRateHz = sampleRateHz;
    this.zeroMs = zeroMs;
    for (const frame of frames) this.frames.push(frame);
    this.#pieces.push(Buffer.from(audio, 'base64'));
  }
}
