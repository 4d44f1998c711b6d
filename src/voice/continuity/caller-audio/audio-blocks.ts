import { FRAME_BYTES } from '../../../audio/format.ts';

/** Frames of 20 ms in one block: half a second. */
export const BLOCK_FRAMES = 25;
export const BLOCK_BYTES = BLOCK_FRAMES * FRAME_BYTES;
/** At most half a megabyte is kept for reuse. */
const SPARE_BLOCKS = 128;

/** Half a second of one caller's audio. */
export interface AudioBlock {
  /** Mu-law. The part that is not written yet may hold another caller's audio and must not be read. */
  readonly audio: Buffer;
  /** For each frame whether it is loud: 1 or 0. */
  readonly loud: Uint8Array;
}

/**
 * Memory for the audio of all callers, lent and taken back. Few callers speak at the same moment, so one pool needs
 * much less memory than a buffer for each call. Buffers that live for seconds are also costly to collect.
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
