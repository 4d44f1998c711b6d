/** Frames of 20 ms in one block: half a second. */
export const BLOCK_FRAMES = 25;

/** Half a second of one caller's audio. */
export interface AudioBlock {
  /** In the format of the line. */
  readonly audio: Buffer;
  /** For each frame whether it is loud: 1 or 0. */
  readonly loud: Uint8Array;
}

/** @param audioBytes of half a second */
export function createBlock(audioBytes: number): AudioBlock {
  const memory = Buffer.alloc(audioBytes + BLOCK_FRAMES);
  return { audio: memory.subarray(0, audioBytes), loud: memory.subarray(audioBytes) };
}
