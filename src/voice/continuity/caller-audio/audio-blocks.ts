import { FRAME_BYTES } from '../../../audio/format.ts';

/** Frames of 20 ms in one block: half a second. */
export const BLOCK_FRAMES = 25;
export const BLOCK_BYTES = BLOCK_FRAMES * FRAME_BYTES;
/** Half a megabyte at most waits to be used again. */
const SPARE_BLOCKS = 128;

/** Half a second of one caller's audio. */
export interface AudioBlock {
  /** Mu-law. What was not written yet is somebody else's. */
  readonly audio: Buffer;
  /** For each frame whether it is loud: 1 or 0. */
  readonly loud: Uint8Array;
}

/**
 * Memory for the audio of all callers, lent and taken back. Callers seldom speak at the same time, so together
 * they need much less than each of them for itself; and what lives for seconds is dear to the garbage collector.
 */
export class AudioBlocks {
  readonly #spare: AudioBlock[] = [];

  lend(): AudioBlock {
    return this.#spare.pop() ?? createBlock();
  }

  takeBack(block: AudioBlock): void {
    if (this.#spare.length < SPARE_BLOCKS) this.#spare.push(block);
  }
}

function createBlock(): AudioBlock {
  const memory = Buffer.allocUnsafeSlow(BLOCK_BYTES + BLOCK_FRAMES);
  return { audio: memory.subarray(0, BLOCK_BYTES), loud: memory.subarray(BLOCK_BYTES) };
}
