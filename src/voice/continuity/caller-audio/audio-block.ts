import { FRAME_BYTES } from '../../../audio/format.ts';

/** Frames of 20 ms in one block: half a second. */
export const BLOCK_FRAMES = 25;
export const BLOCK_BYTES = BLOCK_FRAMES * FRAME_BYTES;

/** Half a second of one caller's audio. */
export interface AudioBlock {
  /** Mu-law. */
  readonly audio: Buffer;
  /** For each frame whether it is loud: 1 or 0. */
  readonly loud: Uint8Array;
}

export function createBlock(): AudioBlock {
  const memory = Buffer.alloc(BLOCK_BYTES + BLOCK_FRAMES);
  return { audio: memory.subarray(0, BLOCK_BYTES), loud: memory.subarray(BLOCK_BYTES) };
}
